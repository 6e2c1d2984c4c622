import { aboutMember, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const resultFieldAdded: ApiRule<"result-field-added"> = {
  of: "api",
  kind: "result-field-added",
  when: "A result holds a new field.",
  example: "`Toy.price` is new",
  compile: "adds",
  wire: "adds",
  find: ({ results }) =>
    results.flatMap((holding) =>
      holding.added.map((member) => aboutMember(holding, member, `${pathOf(holding, member)} is new`)),
    ),
};
