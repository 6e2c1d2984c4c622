import { requestsRetyped } from "../retyping.ts";
import type { ApiRule } from "../rule.ts";

export const requestRetyped: ApiRule<"request-retyped"> = {
  of: "api",
  kind: "request-retyped",
  when: "A request field no longer accepts what it accepted: another type, or no null.",
  example: "`createToy` takes `size` as `string` instead of `number`",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) => requestsRetyped(comparison, "breaks"),
};
