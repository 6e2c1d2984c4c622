import { exportChanges } from "../exports.ts";
import { aboutType, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const exportRemoved: ApiRule<"export-removed"> = {
  of: "api",
  kind: "export-removed",
  when: "A type is no longer exported: nothing holds it any more, or requests only or results only do.",
  example: "The type `ToyOwner` is gone",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    exportChanges(comparison).removed.map(({ id, name, origin }) =>
      aboutType(comparison, id, name, origin, `The type ${code(name)} is gone`),
    ),
};
