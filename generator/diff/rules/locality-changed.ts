import { LOCALITY_WORDS } from "../change.ts";
import { ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const localityChanged: ApiRule<"locality-changed"> = {
  of: "api",
  kind: "locality-changed",
  when: "An operation is about another kind of place.",
  example: "`getToy` is now regional instead of zoned",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.locality === after.locality
        ? undefined
        : `is now ${LOCALITY_WORDS[after.locality]} instead of ${LOCALITY_WORDS[before.locality]}`,
    ),
};
