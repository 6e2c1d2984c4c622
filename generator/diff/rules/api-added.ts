import { code } from "../finding.ts";
import { apisOnlyIn } from "../packages.ts";
import type { PackageRule } from "../rule.ts";

export const apiAdded: PackageRule<"api-added"> = {
  of: "package",
  kind: "api-added",
  when: "A package has a new version, or a new api of a version.",
  example: "`@scwkit/api-added/v2beta1` is new",
  compile: "adds",
  wire: "adds",
  find: (before, after) => apisOnlyIn(after, before, (subpath) => `${code(subpath)} is new`),
};
