import type { Locality } from "../model/api.ts";
import type { OpenApi } from "../read/openapi.ts";

/** The segment behind the version tells: `/zones/{zone}`, `/regions/{region}`, or neither. */
export function localityOf(path: string): Locality {
  const [, , , word, parameter] = path.split("/");
  if (word === "zones" && parameter === "{zone}") return "zone";
  if (word === "regions" && parameter === "{region}") return "region";
  return "global";
}

/** The places that the document names, in its order. Others may exist: the list is the state of one day. */
export function placesOf(document: OpenApi, locality: "zone" | "region"): readonly string[] {
  const places = new Set<string>();
  for (const operation of document.operations) {
    if (localityOf(operation.path) !== locality) continue;
    const parameter = operation.parameters.find(({ name, in: where }) => where === "path" && name === locality);
    const schema = parameter?.schema;
    const values = schema?.ref === undefined ? schema?.enum : document.schemas.get(schema.ref)?.enum;
    for (const { value } of values ?? []) places.add(value);
  }
  return [...places];
}

/** The first static segment behind the locality: the object of an operation without a tag. */
export function firstSegment(path: string): string | undefined {
  const [, , , ...rest] = path.split("/");
  return (localityOf(path) === "global" ? rest : rest.slice(2)).find(
    (segment) => segment !== "" && !segment.startsWith("{"),
  );
}
