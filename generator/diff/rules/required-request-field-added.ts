import { aboutMember, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const requiredRequestFieldAdded: ApiRule<"required-request-field-added"> = {
  of: "api",
  kind: "required-request-field-added",
  when: "A request must hold a new field.",
  example: "`createToy` now requires the new field `color`",
  compile: "breaks",
  wire: "breaks",
  find: ({ requests }) =>
    requests.flatMap((holding) =>
      holding.added
        .filter(({ optional }) => !optional)
        .map((member) =>
          aboutMember(holding, member, `${code(holding.name)} now requires the new field ${code(member.name)}`),
        ),
    ),
};
