import { aboutOperation } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const operationRemoved: ApiRule<"operation-removed"> = {
  of: "api",
  kind: "operation-removed",
  when: "An operation is gone.",
  example: "`deleteToy` is gone",
  compile: "breaks",
  wire: "breaks",
  find: ({ operations, before }) => operations.removed.map((operation) => aboutOperation(before, operation, "is gone")),
};
