import { ofMembers, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const resultFieldNowPresent: ApiRule<"result-field-now-present"> = {
  of: "api",
  kind: "result-field-now-present",
  when: "A field of a result is no longer null, or no longer absent.",
  example: "`Toy.label` is no longer null",
  compile: "adds",
  wire: "none",
  find: ({ results }) =>
    ofMembers(results, ({ before, after }, holding) => {
      if (before.optional && !after.optional) return `${pathOf(holding, after)} is always there`;
      return before.nullable && !after.nullable ? `${pathOf(holding, after)} is no longer null` : undefined;
    }),
};
