import type { Report } from "../diagnostics.ts";
import type { Enum } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";
import type { Type } from "../model/type.ts";
import type { Schema } from "../read/openapi.ts";
import { docsOf, saysDeprecated } from "./docs.ts";
import { isEmptyObject, mapValues } from "./maps.ts";
import { affinity, pascal, simpleName } from "./names.ts";
import { structuresOf } from "./structure.ts";
import { pairType, scalarType, wrappedType } from "./wrappers.ts";

/** Who holds a schema: inlined types without a twin are named after owner and field. */
export interface Holder {
  readonly owner: string;
  readonly field: string;
  /** Inlined types of a request's parameters belong to that operation alone. */
  readonly shareable: boolean;
}

/** An object with its fields still as schemas. */
export interface RawModel {
  readonly id: string;
  readonly name: string;
  readonly schema: Schema;
}

export interface Resolved {
  readonly schema: Schema;
  readonly component?: string;
}

export interface Registry {
  typeOf(schema: Schema, holder: Holder): Type;
  /** The schema behind a reference, and its component's name; a reference to nothing is reported. */
  resolve(schema: Schema): Resolved | undefined;
  /** Every model met so far, in the order of meeting; grows while fields are typed. */
  models(): readonly RawModel[];
  enums(): readonly Enum[];
}

const STRING: Type = { kind: "scalar", scalar: "string" };

export function createRegistry(components: ReadonlyMap<string, Schema>, report: Report): Registry {
  const structures = structuresOf(components);
  const models = new Map<string, RawModel>();
  const enums = new Map<string, Enum>();
  const taken = new Map<string, string>();
  const componentTypes = new Map<string, Type | undefined>();
  const inlined = new Map<string, string>();
  const twins = indexTwins(components, structures.keyOf);

  const claim = (wanted: string, id: string, origin: Origin): string => {
    let name = wanted;
    for (let next = 2; (taken.get(name) ?? id) !== id; next++) name = `${wanted}${next}`;
    if (name !== wanted && !taken.has(name)) report("name-clash", origin, { name: wanted, what: id, instead: name });
    taken.set(name, id);
    return name;
  };
  for (const [component, schema] of components)
    if (schema.enum || schema.properties) claim(simpleName(component), component, schema.origin);

  const addEnum = (id: string, wanted: string, schema: Schema): Type => {
    if (!enums.has(id)) enums.set(id, enumOf(id, claim(wanted, id, schema.origin), schema, report));
    return { kind: "enum", id };
  };
  const addModel = (id: string, wanted: string, schema: Schema): Type => {
    if (!models.has(id)) models.set(id, { id, name: claim(wanted, id, schema.origin), schema });
    return { kind: "model", id };
  };

  const ofComponent = (component: string, from: Schema): Type => {
    const schema = components.get(component);
    if (!schema) {
      report("ref-dangling", from.origin, { ref: `#/components/schemas/${component}` });
      return STRING;
    }
    if (componentTypes.has(component)) {
      const known = componentTypes.get(component);
      if (!known) report("ref-loop", schema.origin, { ref: component });
      return known ?? STRING;
    }
    componentTypes.set(component, undefined);
    const type = nullable(
      bare(schema, { owner: simpleName(component), field: "", shareable: true }, component),
      schema.nullable,
    );
    componentTypes.set(component, type);
    return type;
  };

  /** The id of an inlined type: that of its twin among the components, or of an equal one inlined under the same field. */
  const inlineId = (schema: Schema, holder: Holder): { readonly id: string; readonly twin?: Schema } => {
    const key = structures.keyOf(schema);
    const twin = bestTwin(twins.get(key) ?? [], holder);
    const found = twin === undefined ? undefined : components.get(twin);
    if (twin !== undefined && found) return { id: twin, twin: found };
    const own = `${holder.owner}.${holder.field}`;
    if (!holder.shareable) return { id: own };
    const shared = `${key} ${holder.field}`;
    const id = inlined.get(shared) ?? own;
    inlined.set(shared, id);
    return { id };
  };

  const named = (schema: Schema, holder: Holder, component: string | undefined, add: typeof addEnum): Type => {
    if (component !== undefined) return add(component, simpleName(component), schema);
    const { id, twin } = inlineId(schema, holder);
    return twin ? add(id, simpleName(id), twin) : add(id, pascal(id), schema);
  };

  /** An inlined copy of a component of the api; wrappers are none. */
  const isNamed = (schema: Schema, component: string | undefined): boolean =>
    component === undefined && (twins.get(structures.keyOf(schema)) ?? []).some((twin) => !isStandard(twin));

  const bare = (schema: Schema, holder: Holder, component?: string): Type => {
    if (schema.ref !== undefined) return ofComponent(schema.ref, schema);
    if (schema.constant !== undefined) return { kind: "constant", value: schema.constant };
    if (schema.enum) return named(schema, holder, component, addEnum);
    const wrapped = wrappedType(schema, component);
    if (wrapped && !isNamed(schema, component)) return wrapped;
    const pair = pairType(schema, component);
    if (pair) return pair;
    if (schema.choices) return unsupportedChoice(schema, report);
    if (schema.types[0] === "array") return { kind: "array", items: itemsOf(schema, holder) };
    const values = mapValues(schema);
    if (values === "free") return { kind: "json" };
    if (values) return { kind: "map", values: typeOf(values, holder) };
    if (schema.properties && schema.properties.size > 0) return named(schema, holder, component, addModel);
    if (isEmptyObject(schema)) return { kind: "empty" };
    return scalarType(schema) ?? unsupportedType(schema, report);
  };

  const itemsOf = (schema: Schema, holder: Holder): Type => {
    if (schema.items) return typeOf(schema.items, holder);
    report("array-items-missing", schema.origin, {});
    return STRING;
  };

  const resolve = (schema: Schema, passed: readonly string[] = []): Resolved | undefined => {
    const [component] = passed;
    if (schema.ref === undefined) return { schema, ...(component !== undefined && { component }) };
    const target = passed.includes(schema.ref) ? undefined : components.get(schema.ref);
    if (target) return resolve(target, [schema.ref, ...passed]);
    if (!passed.includes(schema.ref))
      report("ref-dangling", schema.origin, { ref: `#/components/schemas/${schema.ref}` });
    return undefined;
  };

  const typeOf = (schema: Schema, holder: Holder): Type => nullable(bare(schema, holder), schema.nullable);

  for (const [component, schema] of components) if (!isStandard(component)) ofComponent(component, schema);

  return {
    typeOf,
    resolve,
    models: () => [...models.values()],
    enums: () => [...enums.values()],
  };
}

/** Shared helpers of the platform are named only where something uses them. */
const isStandard = (component: string): boolean => /^(scaleway\.std|google\.protobuf)\./.test(component);

const nullable = (type: Type, yes: boolean): Type =>
  yes && type.kind !== "nullable" ? { kind: "nullable", of: type } : type;

function indexTwins(
  components: ReadonlyMap<string, Schema>,
  keyOf: (schema: Schema) => string,
): ReadonlyMap<string, readonly string[]> {
  const twins = new Map<string, string[]>();
  for (const [component, schema] of components) {
    if (!schema.enum && !schema.properties) continue;
    const key = keyOf(schema);
    twins.set(key, [...(twins.get(key) ?? []), component]);
  }
  return twins;
}

/** Among types of one structure, the one whose name fits the field best; the first of the document otherwise. */
function bestTwin(candidates: readonly string[], { owner, field }: Holder): string | undefined {
  let best: string | undefined;
  let score = -1;
  for (const candidate of candidates) {
    const fit = affinity(simpleName(candidate), owner, field);
    if (fit > score) [best, score] = [candidate, fit];
  }
  return best;
}

function enumOf(id: string, name: string, schema: Schema, report: Report): Enum {
  const seen = new Set<string>();
  const values = (schema.enum ?? []).flatMap(({ value, description, origin }) => {
    if (seen.has(value)) {
      report("enum-value-duplicate", origin, { value: JSON.stringify(value) });
      return [];
    }
    seen.add(value);
    const { text } = docsOf(undefined, description);
    return { value, ...(text !== undefined && { docs: text }), deprecated: saysDeprecated(text) };
  });
  return { id, name, docs: docsOf(undefined, schema.description), values, origin: schema.origin };
}

function unsupportedChoice(schema: Schema, report: Report): Type {
  report("unsupported", schema.origin, {
    keyword: "oneOf",
    what: "a schema",
    remedy: "Describe the variants as optional fields with x-one-of.",
  });
  return STRING;
}

function unsupportedType(schema: Schema, report: Report): Type {
  const what =
    schema.types.length === 0 ? "A schema without a type" : `A schema of several types (${schema.types.join(", ")})`;
  report("wrong-type", schema.origin, {
    what,
    want: "one of string, integer, number, boolean, array, object",
    got: schema.types.length === 0 ? "nothing" : "several",
  });
  return STRING;
}
