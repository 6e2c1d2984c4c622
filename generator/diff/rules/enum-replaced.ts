import { requestsRetyped, resultsRetyped } from "../retyping.ts";
import type { ApiRule } from "../rule.ts";

/** Enums are open, so any value still compiles for any enum. */
export const enumReplaced: ApiRule<"enum-replaced"> = {
  of: "api",
  kind: "enum-replaced",
  when: "A request or a result has another enum, which lacks values of the former one.",
  example: "`Toy.color` is `ToyPaint` instead of `ToyColor`, of which it lacks values",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    [...requestsRetyped(comparison, "lacks"), ...resultsRetyped(comparison, "lacks")].map((finding) => ({
      ...finding,
      words: `${finding.words}, of which it lacks values`,
    })),
};
