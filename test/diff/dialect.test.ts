import { describe, expect, test } from "vitest";
import { diffApis } from "../../generator/diff/diff.ts";
import type { Surface } from "../../generator/diff/surface.ts";
import type { Api, Field, Operation, RequestField } from "../../generator/model/api.ts";
import type { Type } from "../../generator/model/type.ts";
import { namesOf } from "../../generator/plan/names.ts";
import { apiOf, type Fragments, published, standard } from "../support/document.ts";
import { specs } from "../support/paths.ts";
import { packagesIn } from "./packages.ts";

const surface = (api: Api): Surface => ({ api, names: namesOf(api, () => undefined) });
const kinds = (before: string, after: string): readonly string[] =>
  diffApis(surface(apiOf(before)), surface(apiOf(after))).map(({ kind, words }) => `${kind}: ${words}`);

/** One api as Scaleway publishes it. */
const OLD: Fragments = {
  paths: `
/zones/{zone}/things/{thing_id}: { get: { operationId: GetThing, description: "Gets it.", responses: { 200: { description: "", content: { application/json: { schema: { $ref: Thing } } } } } } }
/zones/{zone}/things: { post: { operationId: CreateThing, requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string }, label: { type: string, nullable: true }, kind: { type: string, enum: [a, b] } } } } } }, responses: { 200: { description: "", content: { application/json: { schema: { $ref: Thing } } } } } } }
`,
  schemas: `
Thing.Kind: { type: string, enum: [a, b] }
Part: { type: object, properties: { id: { type: string }, weight: { type: integer } } }
Thing: { type: object, properties: { id: { type: string }, label: { type: string, nullable: true }, kind: { type: string, enum: [a, b] }, part: { type: object, properties: { id: { type: string }, weight: { type: integer } } }, parts: { type: array, items: { $ref: Part } } } }
`,
};

/** The same: null spelled the newer way, types linked that were inlined and inlined that were linked, another order. */
const NEW: Fragments = {
  paths: `
/zones/{zone}/things: { post: { operationId: CreateThing, requestBody: { content: { application/json: { schema: { type: object, properties: { kind: { $ref: Thing.Kind }, label: { type: [string, "null"] }, name: { type: string } } } } } }, responses: { 200: { description: "", content: { application/json: { schema: { $ref: Thing } } } } } } }
/zones/{zone}/things/{thing_id}: { get: { operationId: GetThing, description: "Gets it.", responses: { 200: { description: "", content: { application/json: { schema: { $ref: Thing } } } } } } }
`,
  schemas: `
Thing: { type: object, required: [id, label, kind, part, parts], properties: { parts: { type: array, items: { type: object, properties: { weight: { type: integer }, id: { type: string } } } }, part: { oneOf: [{ $ref: Part }, { type: "null" }] }, kind: { $ref: Thing.Kind }, label: { type: [string, "null"] }, id: { type: string } } }
Part: { type: object, required: [id, weight], properties: { weight: { type: integer }, id: { type: string } } }
Thing.Kind: { type: string, enum: [b, a] }
`,
};

describe("the same api in another dialect", () => {
  test("is no change", () => {
    expect(kinds(standard(OLD), standard(NEW))).toEqual([]);
  });

  test("is a change of its texts at most, from a published document to a standard one", () => {
    // The published form has no failures and a text of its own.
    expect(kinds(published(OLD), standard(NEW)).filter((one) => !one.startsWith("docs-changed"))).toEqual([]);
  });

  test("texts that are broken into other lines are no change", () => {
    const told = { ...OLD, paths: (OLD.paths ?? "").replace("Gets it.", "Gets  it.") };
    expect(kinds(standard(OLD), standard(told))).toEqual([]);
  });

  test("a type that TypeScript calls otherwise is a rename, whatever else is the same", () => {
    const renamed = (text: string | undefined): string => (text ?? "").replaceAll("Part", "Piece");
    expect(kinds(standard(OLD), standard({ paths: renamed(OLD.paths), schemas: renamed(OLD.schemas) }))).toEqual([
      "export-renamed: `Piece` is the new name of `Part`",
    ]);
  });
});

describe("every document", () => {
  const apis = packagesIn(specs).flatMap((known) =>
    known.apis.map((one) => ({ title: `${known.product} ${one.path}`, api: one.api })),
  );

  test.each(apis)("$title in another order and with other ids is the same api", ({ api }) => {
    expect(diffApis(surface(api), surface(turned(api)))).toEqual([]);
  });
});

/** The same in reverse, and every link under another id. */
function turned(api: Api): Api {
  return {
    ...api,
    operations: api.operations.map(operation).reverse(),
    models: api.models
      .map((model) => ({ ...model, id: id(model.id), fields: model.fields.map(field).reverse() }))
      .reverse(),
    enums: api.enums.map((known) => ({ ...known, id: id(known.id), values: [...known.values].reverse() })).reverse(),
    objects: [...api.objects].reverse(),
    zones: [...api.zones].reverse(),
    regions: [...api.regions].reverse(),
    waiters: api.waiters
      .map((waiter) => ({ ...waiter, type: type(waiter.type), statusType: type(waiter.statusType) }))
      .reverse(),
  };
}

const id = (known: string): string => `other.${known}`;
const field = (known: Field): Field => ({ ...known, type: type(known.type) });
const argument = (known: RequestField): RequestField => ({ ...known, type: type(known.type) });

function operation(known: Operation): Operation {
  const { result, list, fields } = known;
  return {
    ...known,
    fields: fields.map(argument).reverse(),
    result: result.kind === "json" ? { kind: "json", type: type(result.type) } : result,
    ...(list && { list: { ...list, item: type(list.item) } }),
  };
}

function type(known: Type): Type {
  switch (known.kind) {
    case "model":
    case "enum":
      return { ...known, id: id(known.id) };
    case "array":
      return { ...known, items: type(known.items) };
    case "tuple":
      return { ...known, items: known.items.map(type) };
    case "map":
      return { ...known, values: type(known.values) };
    case "nullable":
      return { ...known, of: type(known.of) };
    default:
      return known;
  }
}
