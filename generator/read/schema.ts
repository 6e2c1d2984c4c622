import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import {
  type Access,
  access,
  atMost,
  child,
  entries,
  flag,
  keyOrigin,
  list,
  nameText,
  only,
  text,
  texts,
} from "./access.ts";
import type { EnumEntry, Schema } from "./openapi.ts";
import type { Value } from "./source.ts";

const READ = [
  "$ref",
  "type",
  "format",
  "enum",
  "const",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "prefixItems",
  "oneOf",
  "anyOf",
  "description",
  "deprecated",
  "nullable",
];
/** Known keywords that change nothing for a client's types or calls. */
const WITHOUT_EFFECT = [
  "title",
  "default",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$comment",
  "readOnly",
  "writeOnly",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "contentEncoding",
  "contentMediaType",
  "unevaluatedProperties",
];
const ACCEPTED: ReadonlySet<string> = new Set([...READ, ...WITHOUT_EFFECT]);
const REMEDIES = {
  allOf: "Write the fields of all parts into one object.",
  not: "Describe what is allowed instead.",
  discriminator: "Describe the variants as optional fields with x-one-of.",
  patternProperties: "Use additionalProperties.",
  $defs: "Put the schema under components.schemas.",
};
const TYPES: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean", "object", "array", "null"]);
const COMPONENT = "#/components/schemas/";
/** What stands for a type that was complained about, so that one mistake is told once. */
const INSTEAD = "string";

export function readSchema(value: Value, what: string, report: Report): Schema | undefined {
  const from = access(value, what, report);
  if (!from) return undefined;
  only(from, ACCEPTED, REMEDIES);
  const ref = componentName(from, COMPONENT);
  const types = readTypes(from, ref);
  const choice = readChoices(from);
  const values = readEnum(from);
  const own = {
    origin: from.map.origin,
    nullable: flag(from, "nullable") || types.includes("null") || choice.nullable || values.nullable,
    ...optional("description", text(from, "description") ?? choice.only?.description),
    deprecated: flag(from, "deprecated"),
    ...optional("oneOf", nameText(from, "x-one-of")),
    secret: flag(from, "x-secret") || text(from, "format") === "password",
  };
  if (choice.only) return { ...choice.only, ...own };
  return {
    ...own,
    ...optional("ref", ref),
    types: types.filter((type) => type !== "null"),
    ...optional("format", text(from, "format")),
    ...optional("enum", values.entries),
    ...optional("constant", readConstant(from)),
    ...optional("properties", readProperties(from)),
    required: texts(from, "required"),
    ...optional("additional", readAdditional(from)),
    ...optional("items", readChild(from, "items")),
    ...optional("tuple", from.map.entries.has("prefixItems") ? readSchemas(from, "prefixItems") : undefined),
    ...optional("choices", choice.several),
  };
}

export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  const entry: { [P in K]?: V } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

/** The name behind a reference to a component of this kind; other references are reported. */
export function componentName(from: Access, prefix: string): string | undefined {
  const ref = text(from, "$ref");
  if (ref === undefined) return undefined;
  if (ref.startsWith(prefix))
    return decodeURIComponentSafe(ref.slice(prefix.length)).replaceAll("~1", "/").replaceAll("~0", "~");
  from.report(ref.startsWith("#/") ? "ref-dangling" : "ref-foreign", keyOrigin(from, "$ref"), { ref });
  return undefined;
}

function decodeURIComponentSafe(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function readTypes(from: Access, ref: string | undefined): readonly string[] {
  const value = from.map.entries.get("type");
  if (!value) return from.map.entries.has("$ref") && ref === undefined ? [INSTEAD] : [];
  const names = value.kind === "list" ? texts(from, "type") : [{ text: text(from, "type"), origin: value.origin }];
  return names.flatMap((name) => {
    if (name.text === undefined) return INSTEAD;
    if (TYPES.has(name.text)) return name.text;
    from.report("wrong-type", name.origin, {
      what: `\`type\` of ${from.what}`,
      want: "a JSON Schema type",
      got: name.text,
    });
    return INSTEAD;
  });
}

interface EnumReading {
  readonly entries?: readonly EnumEntry[];
  readonly nullable: boolean;
}

function readEnum(from: Access): EnumReading {
  if (!from.map.entries.has("enum")) return { nullable: false };
  const described = child(from, "x-enum-descriptions", "x-enum-descriptions");
  const words = new Map(described ? entries(described, "values") : []);
  let nullable = false;
  const items = atMost(list(from, "enum"), LIMITS.values, (counts) =>
    from.report("enum-too-long", keyOrigin(from, "enum"), counts),
  );
  const values = items.flatMap((item): EnumEntry | readonly [] => {
    if (item.kind === "scalar" && item.value === null) {
      nullable = true;
      return [];
    }
    if (item.kind === "scalar" && typeof item.value === "string") {
      const word = words.get(item.value);
      const description = word?.kind === "scalar" && typeof word.value === "string" ? word.value : undefined;
      return { value: item.value, ...optional("description", description), origin: item.origin };
    }
    from.report("wrong-type", item.origin, {
      what: `A value of the enum ${from.what}`,
      want: "a text (put it in quotes)",
      got: shown(item),
    });
    return [];
  });
  if (values.length === 0) from.report("enum-empty", keyOrigin(from, "enum"), {});
  return { entries: values, nullable };
}

const shown = (value: Value): string =>
  value.kind === "scalar" ? (value.source ?? String(value.value)) : `a ${value.kind}`;

function readConstant(from: Access): string | number | boolean | undefined {
  const value = from.map.entries.get("const");
  return value?.kind === "scalar" && value.value !== null ? value.value : undefined;
}

function readProperties(from: Access): ReadonlyMap<string, Schema> | undefined {
  if (!from.map.entries.has("properties")) return undefined;
  const properties = new Map<string, Schema>();
  for (const [name, value] of boundedFields(from, "properties", entries(from, "properties"))) {
    const schema = readSchema(value, `${from.what}.${name}`, from.report);
    if (schema) properties.set(name, schema);
  }
  return properties;
}

function readAdditional(from: Access): true | Schema | undefined {
  const value = from.map.entries.get("additionalProperties");
  if (!value) return undefined;
  if (value.kind === "scalar" && typeof value.value === "boolean") return value.value || undefined;
  if (value.kind === "map" && value.entries.size === 0) return true;
  return readSchema(value, `${from.what}.*`, from.report);
}

function readChild(from: Access, key: string): Schema | undefined {
  const value = from.map.entries.get(key);
  // `items: false` closes a tuple.
  if (value?.kind === "scalar" && value.value === false && from.map.entries.has("prefixItems")) return undefined;
  return value && readSchema(value, `${from.what}[]`, from.report);
}

function readSchemas(from: Access, key: string): readonly Schema[] {
  return boundedFields(from, key, list(from, key)).flatMap((item) => readSchema(item, from.what, from.report) ?? []);
}

/** As many fields, parameters or members as are read of what stands under the key. */
export function boundedFields<T>(from: Access, key: string, found: readonly T[]): readonly T[] {
  return atMost(found, LIMITS.fields, (counts) =>
    from.report("fields-too-many", keyOrigin(from, key), { what: from.what, ...counts }),
  );
}

interface Choice {
  readonly nullable: boolean;
  /** The one schema beside `null`. */
  readonly only?: Schema;
  readonly several?: readonly Schema[];
}

/** `oneOf: [X, {type: "null"}]` is how OpenAPI 3.1 says that a reference may be null. */
function readChoices(from: Access): Choice {
  const [key, second] = (["oneOf", "anyOf"] as const).filter((name) => from.map.entries.has(name));
  if (!key) return { nullable: false };
  if (second)
    from.report("unsupported", keyOrigin(from, second), {
      keyword: second,
      what: from.what,
      remedy: "Use `oneOf` alone.",
    });
  const schemas = readSchemas(from, key);
  const isNull = (schema: Schema): boolean =>
    schema.types.length === 0 && schema.nullable && schema.ref === undefined && !schema.choices;
  const others = schemas.filter((schema) => !isNull(schema));
  const nullable = others.length < schemas.length;
  const [first] = others;
  if (others.length === 1 && first) return { nullable: nullable || first.nullable, only: first };
  return { nullable, several: others };
}
