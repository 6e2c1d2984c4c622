import { aboutMember, code, succession } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const requestFieldRemoved: ApiRule<"request-field-removed"> = {
  of: "api",
  kind: "request-field-removed",
  when: "A request loses a field, required or not.",
  example: "`createToy` no longer takes `size`",
  compile: "breaks",
  wire: "breaks",
  find: ({ requests }) =>
    requests.flatMap((holding) =>
      holding.removed.map((member) =>
        aboutMember(
          holding,
          member,
          `${code(holding.name)} no longer takes ${code(member.name)}${succession(holding, member)}`,
        ),
      ),
    ),
};
