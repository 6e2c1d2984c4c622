import type { Type } from "../model/type.ts";
import type { Finding } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { aboutOperation, code, ofMembers } from "./finding.ts";
import type { Member } from "./members.ts";
import type { Relation } from "./relate.ts";

/** Request fields whose type relates to the former one in this way. */
export function requestsRetyped(comparison: Comparison, wanted: Relation): readonly Finding[] {
  const { requests, relate, spellBefore, spellAfter } = comparison;
  return ofMembers(requests, (pair, { name }) => {
    const [before, after] = [whole(pair.before), whole(pair.after)];
    if (relate(before, after, "request") !== wanted) return undefined;
    const [old, fresh] = [spellBefore(before, "request"), spellAfter(after, "request")];
    return `${code(name)} takes ${code(pair.after.name)} as ${replaced(old, fresh)}`;
  });
}

const whole = ({ nullable, type }: Member): Type => (nullable ? { kind: "nullable", of: type } : type);

/** The same for fields of results, and for results as a whole. That they may be null or absent has its own rules. */
export function resultsRetyped(comparison: Comparison, wanted: Relation): readonly Finding[] {
  const { operations, results, after: surface, relate, spellBefore, spellAfter } = comparison;
  const words = (before: Type, after: Type): string | undefined => {
    if (relate(before, after, "result") !== wanted) return undefined;
    return replaced(spellBefore(before, "result"), spellAfter(after, "result"));
  };
  const wholes = operations.pairs.flatMap(({ before, after }) => {
    if (before.result.kind !== "json" || after.result.kind !== "json") return [];
    const retyped = words(before.result.type, after.result.type);
    return retyped === undefined ? [] : [aboutOperation(surface, after, `answers ${retyped}`)];
  });
  const fields = ofMembers(results, ({ before, after }, { name }) => {
    const retyped = words(before.type, after.type);
    return retyped === undefined ? undefined : `${code(`${name}.${after.name}`)} is ${retyped}`;
  });
  return [...wholes, ...fields];
}

/** Two types of one name differ in what they hold. */
function replaced(before: string, after: string): string {
  return before === after ? `another ${code(after)}` : `${code(after)} instead of ${code(before)}`;
}
