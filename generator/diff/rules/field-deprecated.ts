import { ofMembers, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const fieldDeprecated: ApiRule<"field-deprecated"> = {
  of: "api",
  kind: "field-deprecated",
  when: "A field becomes deprecated, or is so no longer.",
  example: "`Toy.size` is deprecated",
  compile: "none",
  wire: "none",
  find: ({ requests, results }) =>
    ofMembers([...requests, ...results], ({ before, after }, holding) => {
      if (before.deprecated === after.deprecated) return undefined;
      return `${pathOf(holding, after)} is ${after.deprecated ? "" : "no longer "}deprecated`;
    }),
};
