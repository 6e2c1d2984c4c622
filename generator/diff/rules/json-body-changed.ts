import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Goes along with fields of the body, which are told by themselves. */
export const jsonBodyChanged: ApiRule<"json-body-changed"> = {
  of: "api",
  kind: "json-body-changed",
  when: "An operation begins or ceases to send a JSON body.",
  example: "`resetToy` is now sent with a JSON body",
  compile: "none",
  wire: "adds",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) => {
      const kinds = `${before.body.kind} ${after.body.kind}`;
      if (kinds === "none json") return "is now sent with a JSON body";
      return kinds === "json none" ? "is now sent without a body" : undefined;
    }),
};
