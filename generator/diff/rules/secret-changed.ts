import { ofMembers, pathOf } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const secretChanged: ApiRule<"secret-changed"> = {
  of: "api",
  kind: "secret-changed",
  when: "A field is now a secret, which errors and logs never show, or is one no longer.",
  example: "`Toy.label` is now a secret, which is never shown",
  compile: "none",
  wire: "none",
  find: ({ requests, results }) =>
    ofMembers([...requests, ...results], ({ before, after }, holding) => {
      if (before.secret === after.secret) return undefined;
      return `${pathOf(holding, after)} is ${after.secret ? "now a secret, which is never shown" : "no longer a secret"}`;
    }),
};
