import { code } from "../finding.ts";
import { apisOnlyIn } from "../packages.ts";
import type { PackageRule } from "../rule.ts";

export const apiRemoved: PackageRule<"api-removed"> = {
  of: "package",
  kind: "api-removed",
  when: "A package loses a version, or an api of a version.",
  example: "`@scwkit/api-removed/v1beta1` is gone",
  compile: "breaks",
  wire: "breaks",
  find: (before, after) => apisOnlyIn(before, after, (subpath) => `${code(subpath)} is gone`),
};
