import { exportChanges } from "../exports.ts";
import { aboutType, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const exportAdded: ApiRule<"export-added"> = {
  of: "api",
  kind: "export-added",
  when: "A type is new.",
  example: "The type `ToyColor` is new",
  compile: "adds",
  wire: "none",
  find: (comparison) =>
    exportChanges(comparison).added.map(({ id, name, origin }) =>
      aboutType(comparison, id, name, origin, `The type ${code(name)} is new`),
    ),
};
