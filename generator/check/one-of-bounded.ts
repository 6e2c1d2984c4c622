import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Api, Field } from "../model/api.ts";
import { groupsOf, nestedGroups } from "../one-of.ts";

/** Each member of a one-of group is printed with all others, and each way from a request to a group stands in its descriptor. */
export function oneOfBounded(api: Api, report: Report): void {
  let members = 0;
  for (const { fields, origin } of [...api.models, ...api.operations]) {
    const before = members;
    for (const { length } of checkWidth(fields, report)) members += length ** 2;
    if (members > LIMITS.choices && before <= LIMITS.choices)
      report("one-of-too-much", origin, { limit: String(LIMITS.choices) });
  }
  let steps = 0;
  for (const { id, fields, origin } of api.operations) {
    const nested = nestedGroups(fields, api);
    if (!nested) report("one-of-too-many", origin, { id, limit: String(LIMITS.places) });
    steps += nested?.steps ?? LIMITS.places;
    if (steps <= LIMITS.ways) continue;
    report("ways-too-many", origin, { what: "one-of groups", limit: String(LIMITS.ways) });
    return;
  }
}

/** The groups that can be printed. */
function checkWidth(fields: readonly Field[], report: Report): readonly (readonly string[])[] {
  const groups = groupsOf(fields);
  for (const members of groups) {
    const first = fields.find(({ name }) => name === members[0]);
    if (members.length > LIMITS.group)
      report("one-of-too-wide", first?.origin, {
        group: first?.oneOf ?? "",
        count: String(members.length),
        limit: String(LIMITS.group),
      });
  }
  return groups.filter(({ length }) => length <= LIMITS.group);
}
