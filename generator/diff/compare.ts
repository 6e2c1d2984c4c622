import type { Field, Operation } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Direction, Subject } from "./change.ts";
import { argumentOf, isPlace, type Member, memberOf } from "./members.ts";
import { objectsOf } from "./objects.ts";
import { type OperationPairs, pairOperations } from "./operations.ts";
import {
  type ModelPair,
  matching,
  type OperationPair,
  type Pair,
  pairTypes,
  type Renames,
  type TypePairs,
} from "./pairs.ts";
import { type Relation, relationsOf } from "./relate.ts";
import { spellerOf } from "./spell.ts";
import type { Surface } from "./surface.ts";

/** One side by side with the other: everything that rules look at, found once. */
export interface Comparison {
  readonly before: Surface;
  readonly after: Surface;
  readonly operations: OperationPairs;
  readonly types: TypePairs;
  /** What requests hold: of operations first, then of the models in them. */
  readonly requests: readonly Holding[];
  /** What the models in results hold. */
  readonly results: readonly Holding[];
  readonly relate: (before: Type, after: Type, direction: Direction) => Relation;
  readonly spellBefore: (type: Type, direction: Direction) => string;
  readonly spellAfter: (type: Type, direction: Direction) => string;
  /** The one object that leads to a type, before or after. */
  readonly objectOf: (id: string) => string | undefined;
}

/** The members of one request or model, before and after. */
export interface Holding {
  /** `createServer` or `Server`, as it is called now. */
  readonly name: string;
  readonly direction: Direction;
  readonly subject: (field: string) => Subject;
  readonly pairs: readonly Pair<Member>[];
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
  /** What came with the same type to the place of a member that is gone. Nobody says that it is the same under another name. */
  readonly successor: (removed: Member) => Member | undefined;
}

type Relate = Comparison["relate"];

export function compare(before: Surface, after: Surface): Comparison {
  const operations = pairOperations(before.api, after.api);
  const types = pairTypes(before.api, after.api, operations.pairs);
  const relate = relationsOf(linked(before), linked(after), types.isPair).types;
  const [oldObjects, newObjects] = [objectsOf(before.api), objectsOf(after.api)];
  const objectOf = (id: string): string | undefined => newObjects(id) ?? oldObjects(id);
  const ofModels = (direction: Direction): readonly Holding[] =>
    types.models
      .filter((pair) => pair.direction === direction)
      .map((pair) => modelHolding(pair, after, objectOf(pair.after.id), relate));
  return {
    before,
    after,
    operations,
    types,
    requests: [...operations.pairs.map((pair) => operationHolding(pair, after, relate)), ...ofModels("request")],
    results: ofModels("result"),
    relate,
    spellBefore: spellerOf(before),
    spellAfter: spellerOf(after),
    objectOf,
  };
}

function linked({ api }: Surface): Parameters<typeof relationsOf>[0] {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const enums = new Map(api.enums.map((known) => [known.id, known]));
  return { model: (id) => models.get(id), enum: (id) => enums.get(id) };
}

function operationHolding({ before, after, renames }: OperationPair, { names }: Surface, relate: Relate): Holding {
  const isMoved = before.locality !== after.locality;
  // That the place is another one is told once, as the change of locality that it is.
  const membersOf = ({ fields }: Operation): readonly Member[] =>
    fields.filter((field) => !(isMoved && isPlace(field))).map(argumentOf);
  const name = names.operation(after.id).function;
  const subject = (field: string): Subject => ({
    kind: "field",
    object: after.object,
    operation: name,
    field,
    direction: "request",
  });
  return holding({ name, direction: "request", subject }, membersOf(before), membersOf(after), renames, relate);
}

function modelHolding(
  { before, after, direction }: ModelPair,
  { names }: Surface,
  object: string | undefined,
  relate: Relate,
): Holding {
  const membersOf = (fields: readonly Field[]): readonly Member[] => fields.map((field) => memberOf(field, direction));
  const name = names.model(after.id, direction);
  const subject = (field: string): Subject => ({
    kind: "field",
    ...(object !== undefined && { object }),
    type: name,
    field,
    direction,
  });
  return holding({ name, direction, subject }, membersOf(before.fields), membersOf(after.fields), new Map(), relate);
}

function holding(
  holder: Pick<Holding, "name" | "direction" | "subject">,
  before: readonly Member[],
  after: readonly Member[],
  renames: Renames,
  relate: Relate,
): Holding {
  const pairs = matching(before, after, renames).map(([old, fresh]) => ({ before: old, after: fresh }));
  const oldPairs = new Map(pairs.map((pair, index) => [pair.before, index]));
  const newPairs = new Map(pairs.map((pair, index) => [pair.after, index]));
  const added = after.filter((member) => !newPairs.has(member));
  const removed = before.filter((member) => !oldPairs.has(member));
  const [placeBefore, placeAfter] = [placesOf(before, oldPairs), placesOf(after, newPairs)];
  const successor = (member: Member): Member | undefined =>
    added.find(
      (one) =>
        placeAfter.get(one) === placeBefore.get(member) &&
        one.nullable === member.nullable &&
        relate(member.type, one.type, holder.direction) === "same",
    );
  return { ...holder, pairs, added, removed, successor };
}

/** Where members stand: behind which of those that stayed, and how far. */
function placesOf(members: readonly Member[], pairs: ReadonlyMap<Member, number>): ReadonlyMap<Member, string> {
  const places = new Map<Member, string>();
  let [last, steps] = [-1, 0];
  for (const member of members) {
    const pair = pairs.get(member);
    [last, steps] = pair === undefined ? [last, steps + 1] : [pair, 0];
    places.set(member, `${last} ${steps}`);
  }
  return places;
}
