import openapiTS from "openapi-typescript";
import ts from "typescript";
import { namedIn } from "../links.ts";
import type { Type } from "../model/type.ts";
import type { Direction, Names } from "../plan/names.ts";
import { inAscii } from "./quote.ts";

/** TypeScript's spelling of every type of one api. */
export type TypeTexts = (type: Type, direction: Direction) => string;

type Json = { readonly [key: string]: unknown };

/** Normalised types go through openapi-typescript in one call: each distinct expression once, as a property of one schema. */
export async function typeTexts(types: ReadonlyMap<Direction, readonly Type[]>, names: Names): Promise<TypeTexts> {
  const properties: Record<string, Json> = {};
  const keys = new Map<string, string>();
  const components: Record<string, Json> = {};
  for (const [direction, list] of types)
    for (const type of list) {
      const schema = schemaOf(type, direction, names);
      const key = JSON.stringify(schema);
      if (keys.has(key)) continue;
      const property = `t${keys.size}`;
      keys.set(key, property);
      properties[property] = schema;
      for (const id of namedIn(type)) components[nameOf(id, type, direction, names)] = { type: "object" };
    }
  const texts = await expressions(properties, components);
  return (type, direction) => texts.get(keys.get(JSON.stringify(schemaOf(type, direction, names))) ?? "") ?? "unknown";
}

function nameOf(id: string, type: Type, direction: Direction, names: Names): string {
  return holdsEnum(type, id) ? names.enum(id) : names.model(id, direction);
}

function holdsEnum(type: Type, id: string): boolean {
  switch (type.kind) {
    case "enum":
      return type.id === id;
    case "array":
      return holdsEnum(type.items, id);
    case "map":
      return holdsEnum(type.values, id);
    case "nullable":
      return holdsEnum(type.of, id);
    case "tuple":
      return type.items.some((item) => holdsEnum(item, id));
    default:
      return false;
  }
}

const BINARY = "binary";

function schemaOf(type: Type, direction: Direction, names: Names): Json {
  switch (type.kind) {
    case "scalar":
      return type.format === BINARY ? { type: "string", format: BINARY } : { type: type.scalar };
    case "enum":
      return { $ref: `#/components/schemas/${names.enum(type.id)}` };
    case "model":
      return { $ref: `#/components/schemas/${names.model(type.id, direction)}` };
    case "array":
      return { type: "array", items: schemaOf(type.items, direction, names) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(type.values, direction, names) };
    case "tuple":
      return {
        type: "array",
        prefixItems: type.items.map((item) => schemaOf(item, direction, names)),
        items: false,
        minItems: type.items.length,
        maxItems: type.items.length,
      };
    case "nullable":
      return { oneOf: [schemaOf(type.of, direction, names), { type: "null" }] };
    case "json":
      return { type: "object", additionalProperties: true };
    case "empty":
      return { type: "object", additionalProperties: false };
    case "constant":
      return { const: type.value };
  }
}

async function expressions(properties: Json, components: Json): Promise<ReadonlyMap<string, string>> {
  const document = {
    openapi: "3.1.0",
    info: { title: "types", version: "1" },
    paths: {},
    components: { schemas: { ...components, "~": { type: "object", properties } } },
  } as const;
  const nodes = await openapiTS(JSON.stringify(document), {
    silent: true,
    transform: (schema) => (schema.format === BINARY ? rawValue() : undefined),
  });
  const texts = new Map<string, string>();
  const printer = ts.createPrinter({ removeComments: true });
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.type && ts.isIdentifier(node.name) && /^t\d+$/.test(node.name.text))
      texts.set(node.name.text, unlink(printer.printNode(ts.EmitHint.Unspecified, node.type, file)));
    else ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return texts;
}

/** What a raw body may be. */
function rawValue(): ts.TypeNode {
  const { factory } = ts;
  return factory.createUnionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeReferenceNode("Uint8Array"),
    factory.createTypeReferenceNode("Blob"),
  ]);
}

const unlink = (text: string): string =>
  inAscii(text.replace(/components\["schemas"\]\["(\w+)"\]/g, "$1").replace(/\s*\n\s*/g, " "));
