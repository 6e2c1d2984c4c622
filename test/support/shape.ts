import type { Api, Field, List, Operation, RequestField } from "../../generator/model/api.ts";
import type { Type } from "../../generator/model/type.ts";

/** A model in few words, so that a test can show what it wants. */
export type Fields = Readonly<Record<string, string>>;

/** `string`, `integer uint32`, `Server | null`, `map of Volume`, `[string date-time, number]` */
export function typeText(api: Api, type: Type): string {
  const inner = (of: Type): string => typeText(api, of);
  switch (type.kind) {
    case "scalar":
      return type.format === undefined ? type.scalar : `${type.scalar} ${type.format}`;
    case "enum":
      return nameOf(api.enums, type.id);
    case "model":
      return nameOf(api.models, type.id);
    case "array":
      return type.items.kind === "nullable" ? `(${inner(type.items)})[]` : `${inner(type.items)}[]`;
    case "map":
      return `map of ${inner(type.values)}`;
    case "tuple":
      return `[${type.items.map(inner).join(", ")}]`;
    case "nullable":
      return `${inner(type.of)} | null`;
    case "constant":
      return JSON.stringify(type.value);
    default:
      return type.kind;
  }
}

/** A link that leads nowhere is a defect of the model. */
function nameOf(known: readonly { readonly id: string; readonly name: string }[], id: string): string {
  const found = known.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is no model or enum`);
  return found.name;
}

/** Every model by its name, each field with its type and, unless it is always present, its presence in results. */
export function modelsOf(api: Api): Readonly<Record<string, Fields>> {
  const text = (field: Field): string =>
    typeText(api, field.type) + (field.result === "present" ? "" : `, ${field.result}`);
  return Object.fromEntries(
    api.models.map(({ name, fields }) => [name, Object.fromEntries(fields.map((field) => [field.name, text(field)]))]),
  );
}

export function modelOf(api: Api, name: string): Fields {
  const found = modelsOf(api)[name];
  if (!found) throw new Error(`no model ${name}; there are ${api.models.map((model) => model.name).join(", ")}`);
  return found;
}

export function enumsOf(api: Api): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(api.enums.map(({ name, values }) => [name, values.map(({ value }) => value)]));
}

export function operationOf(api: Api, id: string): Operation {
  const found = api.operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

/** The request of an operation: `path string, required`, `query string[], joined`, `body string, from project`. */
export function requestOf(api: Api, id: string): Fields {
  const text = (field: RequestField): string => {
    const words = [
      `${field.in} ${typeText(api, field.type)}`,
      field.required && "required",
      field.commaJoined && "joined",
      field.default && `from ${field.default}`,
    ];
    return words.filter(Boolean).join(", ");
  };
  return Object.fromEntries(operationOf(api, id).fields.map((field) => [field.name, text(field)]));
}

/** `Thing`, `none`, `text`, `binary` */
export function resultOf(api: Api, id: string): string {
  const { result } = operationOf(api, id);
  return result.kind === "json" ? typeText(api, result.type) : result.kind;
}

/** `things: Thing in an array, by page and per_page, total in the header` */
export function listOf(api: Api, id: string): string {
  const { list } = operationOf(api, id);
  return list === undefined ? "no list" : listText(api, list);
}

function listText(api: Api, { items, item, shape, by, size, total }: List): string {
  const pages = [by, ...(size === undefined ? [] : [size])].join(" and ");
  return `${items}: ${typeText(api, item)} in ${shape === "map" ? "a map" : "an array"}, by ${pages}, total ${total === "missing" ? total : `in ${total}`}`;
}

/** Everything of an api that both dialects have to agree on. */
export function wholeOf(api: Api): object {
  const operations = api.operations.map(({ id, method, path }) => [
    id,
    { line: `${method} ${path}`, request: requestOf(api, id), result: resultOf(api, id), list: listOf(api, id) },
  ]);
  return {
    models: modelsOf(api),
    enums: enumsOf(api),
    operations: Object.fromEntries(operations),
    zones: api.zones,
    regions: api.regions,
  };
}
