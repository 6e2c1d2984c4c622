import { ofArguments } from "../arguments.ts";
import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Where this makes the field required or optional, that is told as well. */
export const clientDefaultChanged: ApiRule<"client-default-changed"> = {
  of: "api",
  kind: "client-default-changed",
  when: "A field that the caller leaves out is filled from another setting of the client, from none, or only now.",
  example: "`updateToy` fills `label` with the project of the client",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofArguments(comparison, ({ before, after }, call) => {
      if (before.default === after.default) return undefined;
      if (after.default === undefined) return `${call} no longer fills ${code(after.name)} from the client`;
      return `${call} fills ${code(after.name)} with the ${after.default} of the client`;
    }),
};
