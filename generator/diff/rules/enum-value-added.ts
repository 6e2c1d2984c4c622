import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";
import { ofValues, valuesOnlyIn } from "../values.ts";

export const enumValueAdded: ApiRule<"enum-value-added"> = {
  of: "api",
  kind: "enum-value-added",
  when: "An enum has a new value.",
  example: "`ToyState` has the new value `lost`",
  compile: "adds",
  wire: "adds",
  find: (comparison) =>
    ofValues(
      comparison,
      ({ before, after }) => valuesOnlyIn(after, before),
      (type, { value }) => `${code(type)} has the new value ${code(value)}`,
    ),
};
