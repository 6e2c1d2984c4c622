/** Places that the api does not know yet pass: which exist is the deployment of one day. */
const shapes = { zone: /^[a-z]{2,}-[a-z]{2,}-[1-9]\d*$/, region: /^[a-z]{2,}-[a-z]{2,}$/ };

const examples = { zone: '"fr-par-1"', region: '"fr-par"' };

/** @throws {TypeError} that names the field and, when a zone stands for a region or the reverse, says so. */
export function checkPlace(field: "zone" | "region", value: unknown): string {
  if (typeof value === "string") {
    if (shapes[field].test(value)) return value;
    const other = field === "zone" ? "region" : "zone";
    if (shapes[other].test(value))
      throw new TypeError(`${field}: "${value}" is a ${other}, not a ${field} like ${examples[field]}`);
  }
  throw new TypeError(`${field}: must look like ${examples[field]}`);
}

/** `fr-par-1` lies in `fr-par`. */
export function regionOf(zone: string): string {
  return zone.slice(0, zone.lastIndexOf("-"));
}
