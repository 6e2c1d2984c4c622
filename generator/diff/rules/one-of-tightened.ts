import { groupsOnlyOf } from "../groups.ts";
import type { ApiRule } from "../rule.ts";

export const oneOfTightened: ApiRule<"one-of-tightened"> = {
  of: "api",
  kind: "one-of-tightened",
  when: "Request fields that could be set together exclude each other.",
  example: "`createToy` takes at most one of `size`, `weight`",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) => groupsOnlyOf("after", comparison, "takes at most one of"),
};
