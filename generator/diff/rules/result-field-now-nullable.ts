import { ofMembers, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** What may be absent may be null as well; that is told once. */
export const resultFieldNowNullable: ApiRule<"result-field-now-nullable"> = {
  of: "api",
  kind: "result-field-now-nullable",
  when: "A field of a result may be null.",
  example: "`Toy.size` may be null",
  compile: "breaks",
  wire: "breaks",
  find: ({ results }) =>
    ofMembers(results, ({ before, after }, holding) =>
      !before.nullable && after.nullable && before.optional === after.optional
        ? `${pathOf(holding, after)} may be null`
        : undefined,
    ),
};
