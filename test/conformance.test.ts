import { existsSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@scwkit/runtime";
import { beforeAll, describe, expect, test } from "vitest";
import { generateInto } from "./support/generate.ts";
import { type Generated, operationsOf } from "./support/modules.ts";
import { documentsIn, generated, scratch, shared, specs } from "./support/paths.ts";
import { type Json, object, type RawCall, readRaw } from "./support/raw.ts";

/** What was sent, in a form that two ways of building a request can be compared in. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: unknown;
}

interface Sample {
  readonly request: Record<string, unknown>;
  readonly want: Sent;
}

const TEXT = "a b/ü?&=%";

describe("every operation sends what its document says", () => {
  for (const file of documentsIn(specs))
    checkDocument(file, join(specs, file), (folder) => operationsOf(join(generated, folder)));
});

const published = join(shared, "real-specs");

describe.skipIf(!existsSync(published))("the same, from the published documents", () => {
  const out = scratch("conformance");
  beforeAll(async () => void (await generateInto(out, published)));
  for (const file of existsSync(published) ? documentsIn(published) : [])
    checkDocument(file, join(published, file), (folder) => operationsOf(join(out, folder)));
});

function checkDocument(
  name: string,
  file: string,
  load: (folder: string) => Promise<ReadonlyMap<string, Generated>>,
): void {
  const { api, resolve } = readRaw(file);
  test(`${name}: ${api.operations.length} operations`, async () => {
    const operations = await load([api.product, api.version, ...(api.name === undefined ? [] : [api.name])].join("/"));
    const names = sharedNames(api.operations);
    expect([...operations.keys()].sort()).toEqual(api.operations.map(({ id }) => id).sort());
    for (const raw of api.operations) {
      const { request, want } = sampleOf(raw, names, resolve);
      const found = operations.get(raw.id);
      if (!found) throw new Error(`${raw.id} was not generated`);
      expect({ id: raw.id, ...(await sentBy(found, request)) }).toEqual({ id: raw.id, ...want });
    }
  });
}

async function sentBy({ operation, call }: Generated, request: object): Promise<Sent> {
  const calls: Sent[] = [];
  const client = createClient({
    secretKey: "11111111-1111-1111-1111-111111111111",
    apiUrl: "https://api.test",
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const body = typeof init?.body === "string" ? init.body : undefined;
      const type = new Headers(init?.headers).get("content-type") ?? "";
      calls.push({
        method: init?.method ?? "GET",
        path: url.pathname,
        query: [...url.searchParams].map(([key, value]) => `${key}=${value}`).sort(),
        body: body !== undefined && type.startsWith("application/json") ? JSON.parse(body) : body,
      });
      const items =
        "list" in operation && operation.list
          ? { [operation.list.items]: operation.list.kind === "map" ? {} : [] }
          : {};
      return new Response(operation.result === "none" ? null : JSON.stringify(items), {
        status: operation.result === "none" ? 204 : 200,
        headers: { "content-type": "application/json" },
      });
    },
  });
  await call(client, request);
  const [sent, ...more] = calls;
  if (!sent || more.length > 0) throw new Error(`${operation.id} sent ${calls.length} requests`);
  return sent;
}

/** Templates that differ only in parameter names are one path, whose most frequent names count. */
function sharedNames(calls: readonly RawCall[]): ReadonlyMap<string, string> {
  const shapes = new Map<string, string[]>();
  for (const { path } of calls) {
    const shape = path.replace(/\{\w+\}/g, "{}");
    shapes.set(shape, [...(shapes.get(shape) ?? []), path]);
  }
  const best = (paths: readonly string[]): string =>
    [...new Set(paths)].sort(
      (a, b) => paths.filter((path) => path === b).length - paths.filter((path) => path === a).length,
    )[0] ?? "";
  return new Map([...shapes].map(([shape, paths]) => [shape, best(paths)]));
}

function sampleOf(raw: RawCall, names: ReadonlyMap<string, string>, resolve: (schema: unknown) => Json): Sample {
  const request: Record<string, unknown> = {};
  const template = names.get(raw.path.replace(/\{\w+\}/g, "{}")) ?? raw.path;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    request[name] = name === "zone" ? "fr-par-1" : name === "region" ? "fr-par" : TEXT;
    return encodeURIComponent(String(request[name]));
  });
  const query: string[] = raw.answer === "file" || raw.answer === "application/octet-stream" ? ["dl=1"] : [];
  const groups = new Set<string>();
  for (const parameter of raw.query) {
    if (parameter.group !== undefined && groups.has(parameter.group)) continue;
    if (parameter.group !== undefined) groups.add(parameter.group);
    const value = sampleValue(parameter.schema, resolve, 0);
    request[parameter.name] = value;
    const texts = Array.isArray(value) ? value.map(String) : [String(value)];
    query.push(
      ...(parameter.joined
        ? [`${parameter.name}=${texts.join(",")}`]
        : texts.map((text) => `${parameter.name}=${text}`)),
    );
  }
  const body = bodyOf(raw, request, resolve);
  return {
    request,
    want: { method: raw.method, path: new URL(`https://api.test${path}`).pathname, query: query.sort(), body },
  };
}

function bodyOf({ body }: RawCall, request: Record<string, unknown>, resolve: (schema: unknown) => Json): unknown {
  if (!body) return undefined;
  if (!body.type.startsWith("application/json")) {
    request.content = TEXT;
    return TEXT;
  }
  const value = object(sampleValue({ ...body.schema, properties: object(body.schema.properties) }, resolve, 0));
  Object.assign(request, value);
  return value;
}

/** A value that the schema allows: every property, one of each group, a few levels deep. */
function sampleValue(schema: Json, resolve: (schema: unknown) => Json, depth: number): unknown {
  const own = resolve(schema);
  const [choice] = Array.isArray(own.oneOf) ? own.oneOf : [];
  if (choice !== undefined) return sampleValue(object(choice), resolve, depth);
  if (Array.isArray(own.enum)) return own.enum.at(-1);
  const types = Array.isArray(own.type) ? own.type : [own.type];
  switch (types[0]) {
    case "integer":
      return 7;
    case "number":
      return 1.5;
    case "boolean":
      return true;
    case "array":
      return depth > 3
        ? []
        : [
            sampleValue(object(own.items ?? { type: "string" }), resolve, depth + 1),
            sampleValue(object(own.items ?? { type: "string" }), resolve, depth + 1),
          ];
    case "object":
      return objectOf(own, resolve, depth);
    default:
      return TEXT;
  }
}

function objectOf(schema: Json, resolve: (schema: unknown) => Json, depth: number): Json {
  if (depth > 3) return {};
  const groups = new Set<string>();
  const entries = Object.entries(object(schema.properties)).flatMap(([name, property]) => {
    const group = object(property)["x-one-of"];
    if (typeof group === "string" && groups.has(group)) return [];
    if (typeof group === "string") groups.add(group);
    return [[name, sampleValue(object(property), resolve, depth + 1)] as const];
  });
  return Object.fromEntries(entries);
}
