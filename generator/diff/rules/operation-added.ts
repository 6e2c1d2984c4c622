import { aboutOperation } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const operationAdded: ApiRule<"operation-added"> = {
  of: "api",
  kind: "operation-added",
  when: "An operation is new.",
  example: "`paintToy` is new",
  compile: "adds",
  wire: "adds",
  find: ({ operations, after }) => operations.added.map((operation) => aboutOperation(after, operation, "is new")),
};
