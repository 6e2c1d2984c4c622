import { requestsRetyped } from "../retyping.ts";
import type { ApiRule } from "../rule.ts";

export const requestWidened: ApiRule<"request-widened"> = {
  of: "api",
  kind: "request-widened",
  when: "A request field accepts what it accepted, and more, such as null, or says more of it, such as the values known.",
  example: "`createToy` takes `size` as `number | null` instead of `number`",
  compile: "adds",
  wire: "adds",
  find: (comparison) => requestsRetyped(comparison, "compatible"),
};
