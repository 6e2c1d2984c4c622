import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";
import { ofValues } from "../values.ts";

export const enumValueDeprecated: ApiRule<"enum-value-deprecated"> = {
  of: "api",
  kind: "enum-value-deprecated",
  when: "A value of an enum becomes deprecated, or is so no longer.",
  example: "The value `broken` of `ToyState` is deprecated",
  compile: "none",
  wire: "none",
  find: (comparison) =>
    ofValues(
      comparison,
      ({ before, after }) =>
        after.values.filter((value) =>
          before.values.some((old) => old.value === value.value && old.deprecated !== value.deprecated),
        ),
      (type, { value, deprecated }) =>
        `The value ${code(value)} of ${code(type)} is ${deprecated ? "" : "no longer "}deprecated`,
    ),
};
