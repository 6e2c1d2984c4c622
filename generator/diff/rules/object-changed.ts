import { code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Imports name the api, not the file of the object, so nothing breaks. */
export const objectChanged: ApiRule<"object-changed"> = {
  of: "api",
  kind: "object-changed",
  when: "An operation is listed with another object.",
  example: "`deleteToy` is now listed with `Bins` instead of `Toys`",
  compile: "none",
  wire: "none",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.object === after.object
        ? undefined
        : `is now listed with ${code(after.object)} instead of ${code(before.object)}`,
    ),
};
