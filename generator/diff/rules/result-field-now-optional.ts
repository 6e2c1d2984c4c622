import { ofMembers, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const resultFieldNowOptional: ApiRule<"result-field-now-optional"> = {
  of: "api",
  kind: "result-field-now-optional",
  when: "A field that results always held may be absent.",
  example: "`Toy.size` may be absent",
  compile: "breaks",
  wire: "breaks",
  find: ({ results }) =>
    ofMembers(results, ({ before, after }, holding) =>
      !before.optional && after.optional ? `${pathOf(holding, after)} may be absent` : undefined,
    ),
};
