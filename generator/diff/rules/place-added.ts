import { placesOnlyIn } from "../places.ts";
import type { ApiRule } from "../rule.ts";

export const placeAdded: ApiRule<"place-added"> = {
  of: "api",
  kind: "place-added",
  when: "The api is known to be served in one more zone or region.",
  example: "Served in the zone `nl-ams-1` as well",
  compile: "adds",
  wire: "adds",
  find: ({ before, after }) => placesOnlyIn(after.api, before.api, (place) => `Served in the ${place} as well`),
};
