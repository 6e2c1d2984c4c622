import { exportChanges } from "../exports.ts";
import { aboutType, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Where a type stands and what it holds say that it is the same one. The API is the same; imports of the name break. */
export const exportRenamed: ApiRule<"export-renamed"> = {
  of: "api",
  kind: "export-renamed",
  when: "A type, or the function of an operation, has another name in TypeScript.",
  example: "`Plaything` is the new name of `Toy`",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    exportChanges(comparison).renamed.map(({ before, after }) =>
      aboutType(
        comparison,
        after.id,
        after.name,
        after.origin,
        `${code(after.name)} is the new name of ${code(before.name)}`,
      ),
    ),
};
