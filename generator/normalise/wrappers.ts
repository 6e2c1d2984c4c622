import type { Type } from "../model/type.ts";
import type { Schema } from "../read/openapi.ts";

const PROTOBUF = /^google\.protobuf\./;
const isNumber = (schema: Schema | undefined): boolean =>
  schema !== undefined && (schema.types[0] === "number" || schema.types[0] === "integer") && schema.ref === undefined;

/**
 * A protobuf wrapper is the plain value on the wire, or null. Scalars are mostly written as such; floats are
 * written as an object with the one field `value`.
 */
export function wrappedType(schema: Schema, component: string | undefined): Type | undefined {
  const value = schema.properties?.get("value");
  const isWrapper = component === undefined || PROTOBUF.test(component);
  if (!isWrapper || schema.properties?.size !== 1 || !value || !isNumber(value)) return undefined;
  return {
    kind: "nullable",
    of: { kind: "scalar", scalar: "number", ...(value.format !== undefined && { format: value.format }) },
  };
}

/** A measurement is written as an array whose items are either its time or its value: a pair. */
export function pairType(schema: Schema, component: string | undefined): Type | undefined {
  const members = schema.tuple ?? (component?.endsWith("TimeSeries.Point") ? schema.items?.choices : undefined);
  if (!members || members.length === 0) return undefined;
  const items = members.flatMap((member) => scalarType(member) ?? []);
  return items.length === members.length ? { kind: "tuple", items } : undefined;
}

export function scalarType(schema: Schema): Type | undefined {
  const [name, ...others] = schema.types;
  if (others.length > 0) return undefined;
  if (name !== "string" && name !== "integer" && name !== "number" && name !== "boolean") return undefined;
  return { kind: "scalar", scalar: name, ...(schema.format !== undefined && { format: schema.format }) };
}
