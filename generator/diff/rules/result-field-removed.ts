import { aboutMember, pathOf, succession } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const resultFieldRemoved: ApiRule<"result-field-removed"> = {
  of: "api",
  kind: "result-field-removed",
  when: "A result loses a field.",
  example: "`Toy.size` is gone",
  compile: "breaks",
  wire: "breaks",
  find: ({ results }) =>
    results.flatMap((holding) =>
      holding.removed.map((member) =>
        aboutMember(holding, member, `${pathOf(holding, member)} is gone${succession(holding, member)}`),
      ),
    ),
};
