import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";
import { ofValues, valuesOnlyIn } from "../values.ts";

/** Enums are open, so plain uses of the value still compile; uses of the list of known values do not. */
export const enumValueRemoved: ApiRule<"enum-value-removed"> = {
  of: "api",
  kind: "enum-value-removed",
  when: "An enum loses a value.",
  example: "`ToyState` no longer has the value `broken`",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) =>
    ofValues(
      comparison,
      ({ before, after }) => valuesOnlyIn(before, after),
      (type, { value }) => `${code(type)} no longer has the value ${code(value)}`,
    ),
};
