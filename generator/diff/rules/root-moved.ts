import { code } from "../finding.ts";
import type { PackageRule } from "../rule.ts";

export const rootMoved: PackageRule<"root-moved"> = {
  of: "package",
  kind: "root-moved",
  when: "The root of a package exports another version, or each api of it under its own name.",
  example: "`@scwkit/root-moved` exports v2 instead of v1",
  compile: "breaks",
  wire: "none",
  find: (before, after) => {
    const [api] = after?.root.length ? after.root : (before?.root ?? []);
    const paths = (side: typeof before): string => side?.root.map(({ path }) => path).join(", ") ?? "";
    if (!before || !after || !api || before.root.length === 0 || paths(before) === paths(after)) return [];
    const words = `${code(after.name)} exports ${paths(after) || "nothing"} instead of ${paths(before)}`;
    return [{ api, subject: { kind: "api" }, words, origin: api.api.origin }];
  },
};
