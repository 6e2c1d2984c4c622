import { ofArguments } from "../arguments.ts";
import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const listJoiningChanged: ApiRule<"list-joining-changed"> = {
  of: "api",
  kind: "list-joining-changed",
  when: "A list in the query is sent joined by commas instead of repeating its key, or the other way round.",
  example: "`listToys` sends `tags` joined by commas",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofArguments(comparison, ({ before, after }, call) => {
      if (before.commaJoined === after.commaJoined) return undefined;
      return `${call} sends ${code(after.name)} ${after.commaJoined ? "joined by commas" : "with its key repeated"}`;
    }),
};
