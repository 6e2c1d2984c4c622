import type { RequestField } from "../model/api.ts";
import type { Finding, Subject } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { callOf, code } from "./finding.ts";
import { matching, type Pair } from "./pairs.ts";

/** What a rule says of how operations send the fields that they had before and still have. */
export function ofArguments(
  { operations, after: surface }: Comparison,
  say: (pair: Pair<RequestField>, call: string) => string | undefined,
): readonly Finding[] {
  return operations.pairs.flatMap(({ before, after, renames }) => {
    const operation = callOf(surface, after);
    return matching(before.fields, after.fields, renames).flatMap(([old, fresh]) => {
      const words = say({ before: old, after: fresh }, code(operation));
      const subject: Subject = {
        kind: "field",
        object: after.object,
        operation,
        field: fresh.name,
        direction: "request",
      };
      return words === undefined ? [] : [{ subject, words, origin: fresh.origin }];
    });
  });
}
