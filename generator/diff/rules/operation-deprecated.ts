import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const operationDeprecated: ApiRule<"operation-deprecated"> = {
  of: "api",
  kind: "operation-deprecated",
  when: "An operation becomes deprecated, or is so no longer.",
  example: "`deleteToy` is deprecated",
  compile: "none",
  wire: "none",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) => {
      if (before.deprecated === after.deprecated) return undefined;
      return after.deprecated ? "is deprecated" : "is no longer deprecated";
    }),
};
