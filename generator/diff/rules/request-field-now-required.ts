import { code, ofMembers } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const requestFieldNowRequired: ApiRule<"request-field-now-required"> = {
  of: "api",
  kind: "request-field-now-required",
  when: "A request field that could be left out is required.",
  example: "`createToy` now requires `size`",
  compile: "breaks",
  wire: "breaks",
  find: ({ requests }) =>
    ofMembers(requests, ({ before, after }, { name }) =>
      before.optional && !after.optional ? `${code(name)} now requires ${code(after.name)}` : undefined,
    ),
};
