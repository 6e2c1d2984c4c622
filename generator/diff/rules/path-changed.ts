import { code, ofOperations } from "../finding.ts";
import { pathOnWire } from "../operations.ts";
import type { ApiRule } from "../rule.ts";

/** The name of a parameter is no part of it. Another place changes the path as well, and has its own rule. */
export const pathChanged: ApiRule<"path-changed"> = {
  of: "api",
  kind: "path-changed",
  when: "An operation is sent to another path.",
  example: "`getToy` is sent to `/path-changed/v1/zones/{zone}/all-toys/{toy_id}`",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.locality !== after.locality || pathOnWire(before.path) === pathOnWire(after.path)
        ? undefined
        : `is sent to ${code(after.path)}`,
    ),
};
