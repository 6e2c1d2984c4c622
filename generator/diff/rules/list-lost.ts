import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const listLost: ApiRule<"list-lost"> = {
  of: "api",
  kind: "list-lost",
  when: "An operation is a list no longer.",
  example: "`listToys` is no longer a list",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.result.kind === after.result.kind && before.list && !after.list ? "is no longer a list" : undefined,
    ),
};
