import { groupsOnlyOf } from "../groups.ts";
import type { ApiRule } from "../rule.ts";

export const oneOfLoosened: ApiRule<"one-of-loosened"> = {
  of: "api",
  kind: "one-of-loosened",
  when: "Request fields that excluded each other may be set together.",
  example: "`createToy` takes together what excluded each other: `size`, `weight`",
  compile: "adds",
  wire: "adds",
  find: (comparison) => groupsOnlyOf("before", comparison, "takes together what excluded each other:"),
};
