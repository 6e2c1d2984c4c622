import { callOf, code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Method and path say that it is the same one. */
export const operationRenamed: ApiRule<"operation-renamed"> = {
  of: "api",
  kind: "operation-renamed",
  when: "An operation has another name at the same method and path.",
  example: "`removeToy` is the new name of `deleteToy`",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.id === after.id ? undefined : `is the new name of ${code(callOf(comparison.before, before))}`,
    ),
};
