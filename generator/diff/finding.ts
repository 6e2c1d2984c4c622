import type { Operation } from "../model/api.ts";
import { visible } from "../visible.ts";
import type { Finding, Subject } from "./change.ts";
import type { Comparison, Holding } from "./compare.ts";
import type { Member } from "./members.ts";
import type { OperationPair, Pair } from "./pairs.ts";
import type { Surface } from "./surface.ts";

/** `createServer`, in the type face of code. Whatever text of a document holds, it cannot leave it. */
export function code(text: string): string {
  const shown = visible(text);
  const fences = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...fences) + 1);
  return fences.length === 0 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}
export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");

export const callOf = ({ names }: Surface, { id }: Operation): string => names.operation(id).function;

export function aboutOperation(surface: Surface, operation: Operation, words: string): Finding {
  const subject: Subject = { kind: "operation", object: operation.object, operation: callOf(surface, operation) };
  return { subject, words: `${code(callOf(surface, operation))} ${words}`, origin: operation.origin };
}

/** What a rule says of every operation that was there before and still is; nothing where it says nothing. */
export function ofOperations(
  { operations, after }: Comparison,
  say: (pair: OperationPair) => string | undefined,
): readonly Finding[] {
  return operations.pairs.flatMap((pair) => {
    const words = say(pair);
    return words === undefined ? [] : [aboutOperation(after, pair.after, words)];
  });
}

/** What a rule says of every field that was there before and still is. */
export function ofMembers(
  holdings: readonly Holding[],
  say: (pair: Pair<Member>, holding: Holding) => string | undefined,
): readonly Finding[] {
  return holdings.flatMap((holding) =>
    holding.pairs.flatMap((pair) => {
      const words = say(pair, holding);
      return words === undefined ? [] : [aboutMember(holding, pair.after, words)];
    }),
  );
}

export function aboutMember({ subject }: Holding, { name, origin }: Member, words: string): Finding {
  return { subject: subject(name), words, origin };
}

/** `createServer` takes it, `Server` has it. */
export const pathOf = ({ name }: Holding, member: Member): string => code(`${name}.${member.name}`);

export function aboutType(
  { objectOf }: Comparison,
  id: string,
  type: string,
  origin: Finding["origin"],
  words: string,
): Finding {
  const object = objectOf(id);
  return { subject: { kind: "type", ...(object !== undefined && { object }), type }, words, origin };
}

/** Of a member that is gone: which one has its place and type, for whoever has to change code. */
export function succession({ successor }: Holding, removed: Member): string {
  const found = successor(removed);
  return found ? `; ${code(found.name)} has its place and type` : "";
}
