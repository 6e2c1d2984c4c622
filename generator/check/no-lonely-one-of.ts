import type { Report } from "../diagnostics.ts";
import { grouped } from "../grouped.ts";
import type { Api, Field } from "../model/api.ts";

/** A one-of group has at least two members: a single one chooses between nothing. */
export function noLonelyOneOf(api: Api, report: Report): void {
  for (const { fields } of [...api.models, ...api.operations]) checkFields(fields, report);
}

function checkFields(fields: readonly Field[], report: Report): void {
  const groups = grouped(fields.flatMap((field) => (field.oneOf === undefined ? [] : [[field.oneOf, field] as const])));
  for (const [group, members] of groups) {
    const [only, second] = members;
    if (only && !second) report("one-of-lonely", only.origin, { group });
  }
}
