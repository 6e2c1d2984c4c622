import { grouped } from "../grouped.ts";
import type { Api, Enum, Model, Operation } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Direction } from "./change.ts";
import { bare } from "./members.ts";

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export interface ModelPair extends Pair<Model> {
  readonly direction: Direction;
}

/** Which types of two apis are one and the same thing. */
export interface TypePairs {
  readonly models: readonly ModelPair[];
  readonly enums: readonly Pair<Enum>[];
  readonly isPair: (before: string, after: string) => boolean;
}

/** A field of a request that has another name since. */
export type Renames = ReadonlyMap<string, string>;

export interface OperationPair extends Pair<Operation> {
  /** Path parameters that changed their name and kept their position. */
  readonly renames: Renames;
}

/**
 * Types are found from the operations down: what stands in one place is one thing when it has one name, or when its
 * old name is gone, its new name is new and the two are alike. Types of one name are paired wherever they stand.
 */
export function pairTypes(before: Api, after: Api, operations: readonly OperationPair[]): TypePairs {
  const old = indexOf(before);
  const fresh = indexOf(after);
  const models = new Map<string, ModelPair>();
  const enums = new Map<string, Pair<Enum>>();

  const visit = (one: Type, other: Type, direction: Direction): void => {
    const [a, b] = [bare(one), bare(other)];
    if (a.kind === "array" && b.kind === "array") visit(a.items, b.items, direction);
    else if (a.kind === "map" && b.kind === "map") visit(a.values, b.values, direction);
    else if (a.kind === "tuple" && b.kind === "tuple")
      for (const [index, item] of a.items.entries()) visit(item, b.items[index] ?? item, direction);
    else if (a.kind === "model" && b.kind === "model")
      visitModels(old.models.get(a.id), fresh.models.get(b.id), direction);
    else if (a.kind === "enum" && b.kind === "enum") visitEnums(old.enums.get(a.id), fresh.enums.get(b.id));
  };

  const visitModels = (one: Model | undefined, other: Model | undefined, direction: Direction): void => {
    if (!one || !other || models.has(keyOf(one, other, direction))) return;
    if (!isOneThing(one, other, (model) => model.fields.map(({ name }) => name))) return;
    models.set(keyOf(one, other, direction), { before: one, after: other, direction });
    for (const [a, b] of matching(one.fields, other.fields)) visit(a.type, b.type, direction);
  };

  const visitEnums = (one: Enum | undefined, other: Enum | undefined): void => {
    if (!one || !other || !isOneThing(one, other, (known) => known.values.map(({ value }) => value))) return;
    enums.set(keyOf(one, other), { before: one, after: other });
  };

  const isOneThing = <T extends { readonly name: string }>(
    one: T,
    other: T,
    partsOf: (thing: T) => readonly string[],
  ): boolean => {
    if (one.name === other.name) return true;
    if (fresh.names.has(one.name) || old.names.has(other.name)) return false;
    return isAlike(partsOf(one), partsOf(other));
  };

  for (const { before: one, after: other, renames } of operations) {
    for (const [a, b] of matching(one.fields, other.fields, renames)) visit(a.type, b.type, "request");
    if (one.result.kind === "json" && other.result.kind === "json") visit(one.result.type, other.result.type, "result");
  }
  const [modelsOf, enumsOf] = [byName(after.models), byName(after.enums)];
  for (const one of before.models)
    for (const other of modelsOf.get(one.name) ?? [])
      for (const direction of ["request", "result"] as const)
        if (one.use[direction] && other.use[direction]) visitModels(one, other, direction);
  for (const one of before.enums) visitEnums(one, enumsOf.get(one.name)?.[0]);

  const paired = new Set([...models.values(), ...enums.values()].map((pair) => keyOf(pair.before, pair.after)));
  return {
    models: [...models.values()],
    enums: [...enums.values()],
    isPair: (one, other) => paired.has(keyOf({ id: one }, { id: other })),
  };
}

const byName = <T extends HasName>(things: readonly T[]): ReadonlyMap<string, readonly T[]> =>
  grouped(things.map((thing) => [thing.name, thing]));

interface HasId {
  readonly id: string;
}

const keyOf = (before: HasId, after: HasId, direction = ""): string => [before.id, after.id, direction].join("\n");

interface Index {
  readonly models: ReadonlyMap<string, Model>;
  readonly enums: ReadonlyMap<string, Enum>;
  readonly names: ReadonlySet<string>;
}

function indexOf({ models, enums }: Api): Index {
  return {
    models: new Map(models.map((model) => [model.id, model])),
    enums: new Map(enums.map((known) => [known.id, known])),
    names: new Set([...models, ...enums].map(({ name }) => name)),
  };
}

/** What was renamed kept at least half of what it holds. */
function isAlike(before: readonly string[], after: readonly string[]): boolean {
  const shared = before.filter((name) => after.includes(name)).length;
  return shared * 2 >= Math.max(before.length, after.length);
}

interface HasName {
  readonly name: string;
}

/** What is there before and after, by name. */
export function matching<T extends HasName>(
  before: readonly T[],
  after: readonly T[],
  renames: Renames = new Map(),
): readonly (readonly [T, T])[] {
  const byName = new Map(after.map((thing) => [thing.name, thing]));
  return before.flatMap((thing) => {
    const twin = byName.get(renames.get(thing.name) ?? thing.name);
    return twin ? [[thing, twin] as const] : [];
  });
}
