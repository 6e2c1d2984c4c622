import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Api, Field } from "../model/api.ts";
import { groupsOf, nestedGroups } from "../one-of.ts";

/** Each member of a one-of group is printed with all others, and each way from a request to a group stands in its descriptor. */
export function oneOfBounded(api: Api, report: Report): void {
  for (const { fields } of [...api.models, ...api.operations]) checkWidth(fields, report);
  for (const { id, fields, origin } of api.operations)
    if (!nestedGroups(fields, api)) report("one-of-too-many", origin, { id, limit: String(LIMITS.places) });
}

function checkWidth(fields: readonly Field[], report: Report): void {
  for (const members of groupsOf(fields)) {
    const first = fields.find(({ name }) => name === members[0]);
    if (members.length > LIMITS.group)
      report("one-of-too-wide", first?.origin, {
        group: first?.oneOf ?? "",
        count: String(members.length),
        limit: String(LIMITS.group),
      });
  }
}
