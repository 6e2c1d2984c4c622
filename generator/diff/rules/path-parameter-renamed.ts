import { code, ofMembers } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Its position in the path says that it is the same one. */
export const pathParameterRenamed: ApiRule<"path-parameter-renamed"> = {
  of: "api",
  kind: "path-parameter-renamed",
  when: "A path parameter has another name.",
  example: "`getToy` takes `id` where it took `toy_id`",
  compile: "breaks",
  wire: "none",
  find: ({ requests }) =>
    ofMembers(requests, ({ before, after }, { name }) =>
      before.name === after.name
        ? undefined
        : `${code(name)} takes ${code(after.name)} where it took ${code(before.name)}`,
    ),
};
