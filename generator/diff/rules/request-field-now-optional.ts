import { code, ofMembers } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const requestFieldNowOptional: ApiRule<"request-field-now-optional"> = {
  of: "api",
  kind: "request-field-now-optional",
  when: "A required request field may be left out.",
  example: "`createToy` no longer requires `name`",
  compile: "adds",
  wire: "adds",
  find: ({ requests }) =>
    ofMembers(requests, ({ before, after }, { name }) =>
      !before.optional && after.optional ? `${code(name)} no longer requires ${code(after.name)}` : undefined,
    ),
};
