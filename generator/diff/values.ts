import type { Enum, EnumValue } from "../model/api.ts";
import type { Finding } from "./change.ts";
import type { Comparison } from "./compare.ts";
import type { Pair } from "./pairs.ts";

/** What a rule says of each value of the enums that were there before and still are. */
export function ofValues(
  { types, after: { names }, objectOf }: Comparison,
  choose: (pair: Pair<Enum>) => readonly EnumValue[],
  say: (type: string, value: EnumValue) => string,
): readonly Finding[] {
  return types.enums.flatMap((pair) => {
    const { id, origin } = pair.after;
    const [type, object] = [names.enum(id), objectOf(id)];
    return choose(pair).map((value) => ({
      subject: { kind: "value", ...(object !== undefined && { object }), type, value: value.value },
      words: say(type, value),
      origin,
    }));
  });
}

/** The values of one enum that the other does not have. */
export function valuesOnlyIn(one: Enum, other: Enum): readonly EnumValue[] {
  const known = new Set(other.values.map(({ value }) => value));
  return one.values.filter(({ value }) => !known.has(value));
}
