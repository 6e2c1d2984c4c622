import type { Report } from "../diagnostics.ts";
import { grouped } from "../grouped.ts";
import { LIMITS } from "../limits.ts";
import type { Enum } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";
import type { Type } from "../model/type.ts";
import type { Schema } from "../read/openapi.ts";
import { docsOf, saysDeprecated } from "./docs.ts";
import { isEmptyObject, mapValues } from "./maps.ts";
import { affinityTo, pascal, simpleName } from "./names.ts";
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
  /** The component of this name of which an inlined schema is a copy. */
  copied(schema: Schema, name: string): string | undefined;
  /** Counts what will be written, in characters; false when that is too much, of which the first time is reported. */
  spend(cost: number, origin: Origin): boolean;
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
  /** Where to go on looking for a free name. */
  const nexts = new Map<string, number>();
  let followed = 0;
  let written = 0;
  const twins = indexTwins(components, structures.keyOf);

  const claimed = new Map<string, string>();
  const claim = (wanted: string, id: string, origin: Origin): string => {
    const key = `${wanted} ${id}`;
    const known = claimed.get(key);
    if (known !== undefined) return known;
    let name = wanted;
    let next = nexts.get(wanted) ?? 2;
    for (; (taken.get(name) ?? id) !== id; next++) name = `${wanted}${next}`;
    nexts.set(wanted, next);
    if (name !== wanted && !taken.has(name)) report("name-clash", origin, { name: wanted, what: id, instead: name });
    taken.set(name, id);
    claimed.set(key, name);
    return name;
  };
  for (const [component, schema] of components)
    if (schema.enum || schema.properties) claim(simpleName(component), component, schema.origin);

  const spend = (cost: number, origin: Origin): boolean => {
    const before = written;
    written += cost;
    const isOver = written > LIMITS.written;
    if (isOver && before <= LIMITS.written) report("document-too-large", origin, { limit: String(LIMITS.written) });
    return !isOver;
  };

  const addEnum = (id: string, wanted: string, schema: Schema): Type => {
    if (enums.has(id)) return { kind: "enum", id };
    const costs = (schema.enum ?? []).map(({ value, description }) => costOf(value, description));
    const cost = costs.reduce((sum, one) => sum + one, costOf("", schema.description));
    if (!spend(cost, schema.origin)) return STRING;
    enums.set(id, enumOf(id, claim(wanted, id, schema.origin), schema, report));
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
    followed++;
    const isDeep = followed > LIMITS.type;
    const holder = { owner: simpleName(component), field: "", shareable: true };
    const type = isDeep ? tooDeep(schema, report) : nullable(bare(schema, holder, component), schema.nullable);
    followed--;
    componentTypes.set(component, type);
    return type;
  };

  /** The id of an inlined type: that of its twin among the components, or of an equal one inlined under the same field. */
  const inlineId = (schema: Schema, holder: Holder): { readonly id: string; readonly twin?: Schema } => {
    const key = structures.keyOf(schema);
    const twin = bestTwin(twins.get(key) ?? [], holder);
    const found = twin === undefined ? undefined : components.get(twin);
    if (twin !== undefined && found) return { id: twin, twin: found };
    const name = `${holder.owner}.${holder.field}`;
    const own = components.has(name) ? `${name}.` : name;
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
    component === undefined &&
    (twins.get(structures.keyOf(schema)) ?? []).some(({ component: twin }) => !isStandard(twin));

  const bare = (schema: Schema, holder: Holder, component?: string): Type => {
    if (schema.ref !== undefined) return ofComponent(schema.ref, schema);
    if (schema.constant !== undefined) return { kind: "constant", value: schema.constant };
    if (schema.enum) return named(schema, holder, component, addEnum);
    const wrapped = wrappedType(schema, component);
    if (wrapped && !isNamed(schema, component)) return wrapped;
    const pair = pairType(schema, component);
    if (pair) return pair;
    if (schema.choices) return unsupportedChoice(schema, report);
    if (schema.types[0] === "array") return shallow({ kind: "array", items: itemsOf(schema, holder) }, schema, report);
    const values = mapValues(schema);
    if (values === "free") return { kind: "json" };
    if (values) return shallow({ kind: "map", values: typeOf(values, holder) }, schema, report);
    if (schema.properties && schema.properties.size > 0) return named(schema, holder, component, addModel);
    if (isEmptyObject(schema)) return { kind: "empty" };
    return scalarType(schema) ?? unsupportedType(schema, report);
  };

  const itemsOf = (schema: Schema, holder: Holder): Type => {
    if (schema.items) return typeOf(schema.items, holder);
    report("array-items-missing", schema.origin, {});
    return STRING;
  };

  const resolve = (from: Schema): Resolved | undefined => {
    const passed = new Set<string>();
    let found: Resolved = { schema: from };
    for (let { ref } = from; ref !== undefined; { ref } = found.schema) {
      // Typing the components has complained about it.
      if (passed.has(ref)) return undefined;
      passed.add(ref);
      const schema = components.get(ref);
      if (!schema) {
        report("ref-dangling", found.schema.origin, { ref: `#/components/schemas/${ref}` });
        return undefined;
      }
      found = { schema, component: ref };
    }
    return found;
  };

  const typeOf = (schema: Schema, holder: Holder): Type => nullable(bare(schema, holder), schema.nullable);

  for (const [component, schema] of components) if (!isStandard(component)) ofComponent(component, schema);

  return {
    typeOf,
    resolve,
    copied: (schema, name) =>
      twins.get(structures.keyOf(schema))?.find((twin) => twin.name === name.toLowerCase())?.component,
    spend,
    models: () => [...models.values()],
    enums: () => [...enums.values()],
  };
}

/** Without its texts, a field or a value of an enum takes as much as so many characters. */
const FIELD = 200;
/** What a field or a value of an enum takes. */
export const costOf = (name: string, description: string | undefined): number =>
  FIELD + name.length + (description?.length ?? 0);

function tooDeep({ origin }: Schema, report: Report): Type {
  report("type-too-deep", origin, { limit: String(LIMITS.type) });
  return STRING;
}

/** The type, unless it is too deep for all that follows types by calling itself. */
const shallow = (type: Type, schema: Schema, report: Report): Type =>
  depthOf(type) > LIMITS.type ? tooDeep(schema, report) : type;

function depthOf(type: Type): number {
  if (type.kind === "array") return 1 + depthOf(type.items);
  if (type.kind === "map") return 1 + depthOf(type.values);
  return type.kind === "nullable" ? depthOf(type.of) : 0;
}

/** Shared helpers of the platform are named only where something uses them. */
const isStandard = (component: string): boolean => /^(scaleway\.std|google\.protobuf)\./.test(component);

const nullable = (type: Type, yes: boolean): Type =>
  yes && type.kind !== "nullable" ? { kind: "nullable", of: type } : type;

interface Twin {
  readonly component: string;
  /** Its simple name in lower case. */
  readonly name: string;
}

function indexTwins(
  components: ReadonlyMap<string, Schema>,
  keyOf: (schema: Schema) => string,
): ReadonlyMap<string, readonly Twin[]> {
  const named = [...components].filter(([, schema]) => schema.enum ?? schema.properties);
  return grouped(
    named.map(([component, schema]) => [keyOf(schema), { component, name: simpleName(component).toLowerCase() }]),
  );
}

/** Among types of one structure, the one whose name fits the field best; the first of the document otherwise. */
function bestTwin(candidates: readonly Twin[], { owner, field }: Holder): string | undefined {
  const affinity = affinityTo(owner, field);
  let best: string | undefined;
  let score = -1;
  for (const { component, name } of candidates) {
    const fit = affinity(name);
    if (fit > score) [best, score] = [component, fit];
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
