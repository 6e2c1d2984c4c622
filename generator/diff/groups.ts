import type { Finding } from "./change.ts";
import type { Comparison, Holding } from "./compare.ts";
import { aboutMember, code, codes } from "./finding.ts";
import type { Member } from "./members.ts";
import type { Pair } from "./pairs.ts";

type Side = keyof Pair<Member>;

/**
 * Groups of one side of which at most one member may be set, and of which the other side allowed several. New and
 * former fields do not count: whoever has the one side cannot have set them.
 */
export function groupsOnlyOf(side: Side, { requests }: Comparison, verb: string): readonly Finding[] {
  const other: Side = side === "after" ? "before" : "after";
  return requests.flatMap((holding) =>
    groupsOf(holding, side).flatMap((group) => {
      const groups = new Set(group.map((pair) => pair[other].oneOf ?? pair));
      const [first] = group;
      if (groups.size < 2 || !first) return [];
      return [
        aboutMember(
          holding,
          first.after,
          `${code(holding.name)} ${verb} ${codes(group.map(({ after }) => after.name))}`,
        ),
      ];
    }),
  );
}

function groupsOf({ pairs }: Holding, side: Side): readonly (readonly Pair<Member>[])[] {
  const groups = new Map<string, Pair<Member>[]>();
  for (const pair of pairs) {
    const { oneOf } = pair[side];
    if (oneOf !== undefined) groups.set(oneOf, [...(groups.get(oneOf) ?? []), pair]);
  }
  return [...groups.values()];
}
