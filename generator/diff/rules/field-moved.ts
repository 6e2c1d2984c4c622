import { ofArguments } from "../arguments.ts";
import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const fieldMoved: ApiRule<"field-moved"> = {
  of: "api",
  kind: "field-moved",
  when: "A request field travels in another part of the request.",
  example: "`updateToy` sends `dry_run` in the body instead of the query",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofArguments(comparison, ({ before, after }, call) =>
      before.in === after.in
        ? undefined
        : `${call} sends ${code(after.name)} in the ${after.in} instead of the ${before.in}`,
    ),
};
