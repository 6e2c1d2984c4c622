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
  const recursive = new Set<string>();
  /** What a recursive type is called when it stands expanded in place. */
  const unrolled = new Map<string, string>();

  const number = (description: string): string => {
    const existing = numbers.get(description);
    if (existing !== undefined) return unrolled.get(existing) ?? existing;
    const next = `#${numbers.size}`;
    numbers.set(description, next);
    return next;
  };

  const ofComponent = (name: string): string => known.get(name) ?? `@${name}`;

  /** Components before those that refer to them. A stack of its own: a chain may be as long as the document. */
  const visit = (first: string): void => {
    const stack = [{ name: first, next: 0, refs: enter(first) }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { name } = top;
      const ref = top.refs[top.next++];
      if (ref === undefined) {
        const schema = components.get(name);
        if (schema) known.set(name, ofSchema(schema));
        open.delete(name);
        stack.pop();
      } else if (open.has(ref)) recursive.add(ref);
      else if (components.has(ref) && !known.has(ref)) stack.push({ name: ref, next: 0, refs: enter(ref) });
    }
  };

  const enter = (name: string): readonly string[] => {
    open.add(name);
    const schema = components.get(name);
    return schema ? refsIn(schema) : [];
  };

  const ofMember = (schema: Schema): string => {
    const nullable = schema.nullable || (schema.ref !== undefined && components.get(schema.ref)?.nullable === true);
    return `${ofSchema(schema)}${nullable ? "?" : ""}${schema.oneOf === undefined ? "" : `|${schema.oneOf}`}`;
  };

  const ofSchema = (schema: Schema): string => {
    if (schema.ref !== undefined) return ofComponent(schema.ref);
    if (schema.enum) return number(`enum ${JSON.stringify(schema.enum.map(({ value }) => value))}`);
    if (schema.constant !== undefined) return number(`constant ${JSON.stringify(schema.constant)}`);
    if (schema.tuple) return number(`tuple ${schema.tuple.map(ofMember).join()}`);
    if (schema.choices) return number(`choice ${schema.choices.map(ofMember).join()}`);
    if (schema.items) return number(`array ${ofMember(schema.items)}`);
    const values = mapValues(schema);
    if (values !== undefined) return number(values === "free" ? "free" : `map ${ofMember(values)}`);
    const names = [...(schema.properties ?? [])].map(
      ([name, property]) => `${JSON.stringify(name)}:${ofMember(property)}`,
    );
    return names.length > 0
      ? number(`object ${names.sort().join()}`)
      : `${schema.types.join("|")}/${schema.format ?? ""}`;
  };

  /** Expanding a recursive type once more changes nothing; types that hold it have to learn of that in turn. */
  const unroll = (): void => {
    for (let known = -1; known < unrolled.size; ) {
      known = unrolled.size;
      for (const [name, schema] of components) {
        const [once, key] = [ofSchema(schema), ofComponent(name)];
        if (once !== key && !unrolled.has(once)) unrolled.set(once, key);
      }
    }
  };

  for (const name of components.keys()) if (!known.has(name)) visit(name);
  if (recursive.size > 0) unroll();
  // Operations that share a component share its schemas.
  const keys = new Map<Schema, string>();
  const keyOf = (schema: Schema): string => {
    const key = keys.get(schema) ?? ofSchema(schema);
    keys.set(schema, key);
    return key;
  };
  return { keyOf };
}

/** The components that the structure of a schema depends on. */
function refsIn(schema: Schema): readonly string[] {
  if (schema.ref !== undefined) return [schema.ref];
  return membersOf(schema).flatMap(refsIn);
}

function membersOf(schema: Schema): readonly Schema[] {
  if (schema.enum || schema.constant !== undefined) return [];
  if (schema.tuple) return schema.tuple;
  if (schema.choices) return schema.choices;
  if (schema.items) return [schema.items];
  const values = mapValues(schema);
  if (values !== undefined) return values === "free" ? [] : [values];
  return [...(schema.properties?.values() ?? [])];
}
