import type { Enum, Field, Model, Operation, RequestField } from "../../generator/model/api.ts";
import type { Type } from "../../generator/model/type.ts";
import { isOptional } from "../../generator/print/operations.ts";
import type { Book } from "./library.ts";

export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

export const ID = "11111111-1111-4111-8111-111111111111";

/** The least that makes sense, made up: what the operation requires, and where it requires nothing of its body, a part of that. */
export function sampleRequest({ fields, object }: Operation, book: Book): { readonly [name: string]: Value } {
  const needed = fields.filter((field) => !isOptional(field));
  const isBodyEmpty = !needed.some((field) => field.in === "body");
  const shown = isBodyEmpty
    ? [...needed, ...firstOf(fields.filter((field) => field.in === "body" && !field.default))]
    : needed;
  return Object.fromEntries(
    shown.map((field) => [field.name, isName(field) ? exampleName(object) : sampleOf(field, book, new Set())]),
  );
}

/** A simple field says more than an object that would have to be filled in turn. */
function firstOf<T extends Field>(fields: readonly T[]): readonly T[] {
  const current = fields.filter(({ deprecated }) => !deprecated);
  const first = current.find(({ type }) => isSimple(type)) ?? current[0];
  return first ? [first] : [];
}

function isSimple(type: Type): boolean {
  if (type.kind === "nullable") return isSimple(type.of);
  return type.kind === "array" ? isSimple(type.items) : ["scalar", "enum"].includes(type.kind);
}

function isName({ name, type, in: where }: RequestField): boolean {
  const value = type.kind === "nullable" ? type.of : type;
  return name === "name" && where === "body" && value.kind === "scalar" && value.scalar === "string";
}

/** `Load Balancers` -> `my-load-balancer` */
function exampleName(object: string): string {
  const one = object.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
  return `my-${one.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

function sampleOf({ name, type, secret }: Field, book: Book, above: ReadonlySet<string>): Value {
  return secret && type.kind === "scalar" && type.scalar === "string" ? "…" : typicalOf(type, name, book, above);
}

function typicalOf(type: Type, name: string, book: Book, above: ReadonlySet<string>): Value {
  switch (type.kind) {
    case "scalar":
      if (type.scalar === "string") return textOf(name, type.format);
      return type.scalar === "boolean" ? true : /(^|_)port$/.test(name) ? 443 : 1;
    case "enum":
      return usual(book.plan.api.enums.find(({ id }) => id === type.id));
    case "model": {
      const model = book.plan.api.models.find(({ id }) => id === type.id);
      return model && !above.has(model.id) ? sampleModel(model, book, new Set([...above, model.id])) : {};
    }
    case "array":
      return [typicalOf(type.items, name.replace(/s$/, ""), book, above)];
    case "map":
      return { key: typicalOf(type.values, name.replace(/s$/, ""), book, above) };
    case "tuple":
      return type.items.map((item) => typicalOf(item, name, book, above));
    case "nullable":
      return typicalOf(type.of, name, book, above);
    case "json":
    case "empty":
      return {};
    case "constant":
      return type.value;
  }
}

function sampleModel({ fields }: Model, book: Book, above: ReadonlySet<string>): Value {
  const needed = fields.filter(({ required }) => required);
  const shown = needed.length > 0 ? needed : firstOf(fields);
  return Object.fromEntries(shown.map((field) => [field.name, sampleOf(field, book, above)]));
}

/** The first value that somebody would send: `unknown_…` is what protobuf has for "not set". */
function usual(known: Enum | undefined): string {
  const values = known?.values.filter(({ deprecated }) => !deprecated) ?? [];
  return (values.find(({ value }) => !/^unknown|^$/i.test(value)) ?? values[0] ?? known?.values[0])?.value ?? "";
}

const BY_FORMAT: ReadonlyMap<string, string> = new Map([
  ["uuid", ID],
  ["date-time", "2026-01-31T12:00:00Z"],
  ["byte", "c2N3a2l0"],
  ["cidr", "192.0.2.0/24"],
  ["seconds", "60s"],
  ["decimal", "1.5"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["email", "ada@example.com"],
]);

/** By the last word of the name; example names and addresses are those that are kept for documentation. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/(^|_)ids?$/, ID],
  [/(^|_)commercial_type$/, "DEV1-S"],
  [/email$/, "ada@example.com"],
  [/(^|_)(domain|hostname|fqdn|dns_zone)(_name)?$/, "example.com"],
  [/(^|_)url$/, "https://example.com"],
  [/(^|_)(ip|address)(_address)?$/, "192.0.2.1"],
  [/(^|_)mac_address$/, "02:00:00:00:00:01"],
  [/(^|_)(subnet|cidr|ip_range)$/, "192.0.2.0/24"],
  [/(^|_)(user|login|username)$/, "ada"],
  [/(^|_)(zone)$/, "fr-par-1"],
  [/(^|_)(region)$/, "fr-par"],
  [/(^|_)tag$/, "production"],
];

function textOf(name: string, format: string | undefined): string {
  return (
    BY_FORMAT.get(format ?? "") ??
    BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ??
    `my-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`
  );
}
