import type { Schema } from "../read/openapi.ts";

/** `<labelKey>` or `<key>`: not a property but the place of every key of a map. */
const PLACEHOLDER = /^<\w+>$/;

/** The schema of a map's values; `free` when they may be anything; `undefined` when the object is no map. */
export function mapValues(schema: Schema): Schema | "free" | undefined {
  const { properties, additional } = schema;
  if (properties && properties.size > 0) {
    const [entry] = properties;
    if (!entry || properties.size > 1 || !PLACEHOLDER.test(entry[0])) return undefined;
    return isBareObject(entry[1]) ? "free" : entry[1];
  }
  return additional === true ? "free" : additional;
}

/** `google.protobuf.Struct` is a placeholder map whose values are bare objects: any JSON. */
function isBareObject(schema: Schema): boolean {
  return (
    schema.ref === undefined && schema.types[0] === "object" && !schema.properties && schema.additional === undefined
  );
}

export function isEmptyObject(schema: Schema): boolean {
  return schema.types[0] === "object" && (schema.properties?.size ?? 0) === 0 && schema.additional === undefined;
}
