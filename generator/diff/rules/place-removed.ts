import { placesOnlyIn } from "../places.ts";
import type { ApiRule } from "../rule.ts";

/** Any place is accepted, so plain uses of it still compile; uses of the list of known places do not. */
export const placeRemoved: ApiRule<"place-removed"> = {
  of: "api",
  kind: "place-removed",
  when: "The api is no longer served in a zone or region.",
  example: "No longer served in the zone `fr-par-2`",
  compile: "breaks",
  wire: "breaks",
  find: ({ before, after }) => placesOnlyIn(before.api, after.api, (place) => `No longer served in the ${place}`),
};
