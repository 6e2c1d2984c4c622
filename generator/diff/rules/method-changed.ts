import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const methodChanged: ApiRule<"method-changed"> = {
  of: "api",
  kind: "method-changed",
  when: "An operation is sent with another method.",
  example: "`updateToy` is sent with PUT instead of PATCH",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.method === after.method ? undefined : `is sent with ${after.method} instead of ${before.method}`,
    ),
};
