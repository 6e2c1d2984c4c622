import { aboutMember, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const requestFieldAdded: ApiRule<"request-field-added"> = {
  of: "api",
  kind: "request-field-added",
  when: "A request may hold a new field.",
  example: "`createToy` now takes `color`",
  compile: "adds",
  wire: "adds",
  find: ({ requests }) =>
    requests.flatMap((holding) =>
      holding.added
        .filter(({ optional }) => optional)
        .map((member) => aboutMember(holding, member, `${code(holding.name)} now takes ${code(member.name)}`)),
    ),
};
