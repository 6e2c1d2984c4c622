import { resultsRetyped } from "../retyping.ts";
import type { ApiRule } from "../rule.ts";

export const resultNarrowed: ApiRule<"result-narrowed"> = {
  of: "api",
  kind: "result-narrowed",
  when: "A result, or a field of it, has a type that says more and can stand wherever the former one stood.",
  example: "`Toy.color` is `ToyColor` instead of `string`",
  compile: "adds",
  wire: "none",
  find: (comparison) => resultsRetyped(comparison, "compatible"),
};
