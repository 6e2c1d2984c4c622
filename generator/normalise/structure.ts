import type { Schema } from "../read/openapi.ts";
import { mapValues } from "./maps.ts";

export interface Structures {
  /** Equal for schemas of equal structure, whatever their prose, their order, and whether parts are linked or inlined. */
  keyOf(schema: Schema): string;
}

/** Structure is compared by key: each distinct structure gets a number once, so keys stay short. */
export function structuresOf(components: ReadonlyMap<string, Schema>): Structures {
  const numbers = new Map<string, string>();
  const known = new Map<string, string>();
  const open = new Set<string>();

  const number = (description: string): string => {
    const existing = numbers.get(description);
    if (existing !== undefined) return existing;
    const next = `#${numbers.size}`;
    numbers.set(description, next);
    return next;
  };

  const ofComponent = (name: string): string => {
    const existing = known.get(name);
    if (existing !== undefined) return existing;
    const schema = components.get(name);
    if (!schema || open.has(name)) return `@${name}`;
    open.add(name);
    const key = ofSchema(schema);
    open.delete(name);
    known.set(name, key);
    return key;
  };

  const ofMember = (schema: Schema): string => {
    const nullable = schema.nullable || (schema.ref !== undefined && components.get(schema.ref)?.nullable === true);
    return `${ofSchema(schema)}${nullable ? "?" : ""}${schema.oneOf === undefined ? "" : `|${schema.oneOf}`}`;
  };

  const ofSchema = (schema: Schema): string => {
    if (schema.ref !== undefined) return ofComponent(schema.ref);
    if (schema.enum) return number(`enum ${JSON.stringify(schema.enum.map(({ value }) => value))}`);
    if (schema.items) return number(`array ${ofMember(schema.items)}`);
    const values = mapValues(schema);
    if (values !== undefined) return number(values === "free" ? "free" : `map ${ofMember(values)}`);
    const names = [...(schema.properties ?? [])].map(([name, property]) => `${JSON.stringify(name)}:${ofMember(property)}`);
    return names.length > 0 ? number(`object ${names.sort().join()}`) : `${schema.types.join("|")}/${schema.format ?? ""}`;
  };

  return { keyOf: ofSchema };
}
