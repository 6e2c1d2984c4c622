import { parse, stringify } from "yaml";
import type { Api } from "../../generator/model/api.ts";
import { readText } from "./api.ts";

/** Fragments of a document as YAML. Everything that a test does not ask about is filled in. */
export interface Fragments {
  /** Path items without `/shop/v1`; path parameters are added where missing, and a 204 where nothing is answered. */
  readonly paths?: string;
  /** Schemas by short names, `Thing` for `scaleway.shop.v1.Thing`; so are references: `$ref: Thing`. */
  readonly schemas?: string;
  /** Further keys of `info`. */
  readonly info?: string;
  readonly tags?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** The places of a document, the same for all its operations. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  zone: ["fr-par-1", "nl-ams-1"],
  region: ["fr-par", "nl-ams"],
};

/** The document as Scaleway publishes it: everything inlined, security repeated, success responses only. */
export function published(fragments: Fragments): string {
  return written(fragments, {
    place: (name) => ({ in: "path", name, required: true, schema: { type: "string", enum: PLACES[name] } }),
    operation: { security: [{ scaleway: [] }], "x-codeSamples": [{ lang: "cURL", source: "curl" }] },
    failures: {},
    root: {},
    info: { title: "Shop API", description: '<Message type="note">A shop.</Message>' },
    components: { securitySchemes: { scaleway: { in: "header", name: "X-Auth-Token", type: "apiKey" } } },
  });
}

/** The same as a standard document: shared parameters and failures. */
export function standard(fragments: Fragments): string {
  return written(fragments, {
    place: (name) => ({ $ref: `#/components/parameters/${name}` }),
    operation: {},
    failures: { 404: { $ref: "#/components/responses/NotFound" } },
    root: { security: [{ secretKey: [] }] },
    info: { title: "Shop API", description: "A shop.", license: { name: "Apache-2.0" } },
    components: {
      securitySchemes: { secretKey: { type: "apiKey", in: "header", name: "X-Auth-Token" } },
      parameters: Object.fromEntries(
        Object.entries(PLACES).map(([name, places]) => [
          name,
          { name, in: "path", required: true, schema: { type: "string", enum: places } },
        ]),
      ),
      responses: { NotFound: { description: "It does not exist." } },
    },
  });
}

/** For what both dialects write alike. */
export const document: (fragments: Fragments) => string = standard;

/** The responses of an operation that answers a schema, `Thing` or `{ type: array, … }`. */
export function answers(schema: string, type = "application/json"): string {
  return `responses: { 200: { description: Done., content: { ${type}: { schema: ${schema.startsWith("{") ? schema : `{ $ref: ${schema} }`} } } } }`;
}

/** The model of a document that has to be without complaints. */
export function apiOf(text: string, notes?: string): Api {
  const { api, diagnostics } = readText(text, notes);
  if (!api || diagnostics.length > 0) throw new Error(`complaints: ${complaintsOf(text, notes).join("; ") || "none"}`);
  return api;
}

/** `spec.yml:12:3 error enum-empty: The enum has no values. …` */
export function complaintsOf(text: string, notes?: string): readonly string[] {
  return readText(text, notes).diagnostics.map(
    ({ code, severity, message, origin }) =>
      `${origin?.file}:${origin?.line}:${origin?.column} ${severity} ${code}: ${message}`,
  );
}

/** The codes alone, for tests that do not care for the place. */
export function codesOf(text: string, notes?: string): readonly string[] {
  return readText(text, notes).diagnostics.map(({ code }) => code);
}

interface Dialect {
  readonly place: (name: string) => Json;
  readonly operation: Json;
  readonly failures: Json;
  readonly root: Json;
  readonly info: Json;
  readonly components: Json;
}

const GET_THING = `/things/{thing_id}: { get: { operationId: GetThing, ${answers("Thing")} } }`;

function written({ paths = GET_THING, schemas = "", info = "", tags = "[]" }: Fragments, dialect: Dialect): string {
  const items = Object.entries(jsonOf(paths)).map(([path, item]) => [
    `/shop/v1${path}`,
    pathItem(path, asJson(item), dialect),
  ]);
  const named = Object.entries(jsonOf(schemas)).map(([name, schema]) => [fullName(name), schema]);
  const whole = {
    openapi: "3.1.0",
    info: { ...dialect.info, version: "v1", ...jsonOf(info) },
    servers: [{ url: "https://api.scaleway.com" }],
    ...dialect.root,
    tags: parse(tags),
    components: { ...dialect.components, schemas: Object.fromEntries(named) },
    paths: Object.fromEntries(items),
  };
  // Written as flow, so that references within keep their quotes; long lines are not folded.
  return stringify(linked(whole), { lineWidth: 0, aliasDuplicateObjects: false });
}

function pathItem(path: string, item: Json, dialect: Dialect): Json {
  const filled = Object.entries(item).map(([method, operation]) => {
    if (method === "parameters") return [method, operation];
    const own = asJson(operation);
    const known = [...asList(own.parameters), ...asList(item.parameters)].map((parameter) => asJson(parameter).name);
    const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => !known.includes(name));
    const added = holes.map((name) =>
      Object.hasOwn(PLACES, name)
        ? dialect.place(name)
        : { name, in: "path", required: true, schema: { type: "string" } },
    );
    const responses = { ...asJson(own.responses ?? { 204: { description: "" } }), ...dialect.failures };
    return [method, { ...dialect.operation, ...own, parameters: [...added, ...asList(own.parameters)], responses }];
  });
  return Object.fromEntries(filled);
}

const jsonOf = (yaml: string): Json => asJson(parse(yaml) ?? {});
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fullName = (name: string): string => (/^(scaleway|google)\./.test(name) ? name : `scaleway.shop.v1.${name}`);

function asJson(value: unknown): Json {
  if (isJson(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no object`);
}

/** References to short names as references to components. */
function linked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(linked);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" && !inner.includes("#")
        ? `#/components/schemas/${fullName(inner)}`
        : linked(inner),
    ]),
  );
}
