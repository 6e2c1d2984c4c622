import type { Api } from "../model/api.ts";
import type { Finding } from "./change.ts";
import { code } from "./finding.ts";

/** The places of one api that the other does not name; none when no operation is about such a place. */
export function placesOnlyIn(one: Api, other: Api, say: (place: string) => string): readonly Finding[] {
  const used = ({ operations }: Api, locality: string): boolean =>
    operations.some((operation) => operation.locality === locality);
  const isKept = (locality: string): boolean => used(one, locality) && used(other, locality);
  const places = [
    ...(isKept("zone")
      ? one.zones.filter((zone) => !other.zones.includes(zone)).map((zone) => `zone ${code(zone)}`)
      : []),
    ...(isKept("region")
      ? one.regions.filter((region) => !other.regions.includes(region)).map((region) => `region ${code(region)}`)
      : []),
  ];
  return places.map((place) => ({ subject: { kind: "api" }, words: say(place), origin: one.origin }));
}
