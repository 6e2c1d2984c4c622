import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** A list is started by its use, and so is no promise: `catch` and `finally` are gone. */
export const listGained: ApiRule<"list-gained"> = {
  of: "api",
  kind: "list-gained",
  when: "An operation becomes a list, which can be iterated over.",
  example: "`getBox` is now a list",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.result.kind === after.result.kind && !before.list && after.list ? "is now a list" : undefined,
    ),
};
