import { resultsRetyped } from "../retyping.ts";
import type { ApiRule } from "../rule.ts";

export const resultRetyped: ApiRule<"result-retyped"> = {
  of: "api",
  kind: "result-retyped",
  when: "A result, or a field of it, has a type that no longer holds what the former one held.",
  example: "`Toy.size` is `string` instead of `number`",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) => resultsRetyped(comparison, "breaks"),
};
