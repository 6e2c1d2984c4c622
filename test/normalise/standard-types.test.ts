import { describe, expect, test } from "vitest";
import { answers, apiOf, document, published, standard } from "../support/document.ts";
import { enumsOf, modelOf, modelsOf, requestOf, resultOf } from "../support/shape.ts";

const POINT = "{ type: array, items: { oneOf: [{ type: string, format: date-time }, { type: number }] } }";
const PAIR =
  "{ type: array, prefixItems: [{ type: string, format: date-time }, { type: number }], items: false, minItems: 2, maxItems: 2 }";

describe("types that all products share", () => {
  test("have short names", () => {
    const schemas = `
      Thing: { type: object, properties: { info: { $ref: scaleway.std.ServiceInfo }, names: { $ref: scaleway.std.StringsValue } } }
      scaleway.std.ServiceInfo: { type: object, properties: { api: { type: string } } }
      scaleway.std.StringsValue: { type: array, items: { type: string } }`;
    expect(modelsOf(apiOf(published({ schemas })))).toEqual({
      Thing: { info: "ServiceInfo, nullable", names: "string[]" },
      ServiceInfo: { api: "string" },
    });
  });

  test("are left out where nothing uses them", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string } } }
      scaleway.std.Money: { type: object, properties: { units: { type: integer } } }
      scaleway.std.Kind: { type: string, enum: [a] }
      Unused: { type: object, properties: { id: { type: integer } } }`;
    const api = apiOf(published({ schemas }));
    expect(Object.keys(modelsOf(api))).toEqual(["Thing", "Unused"]);
  });

  test("the body of failures is the runtime's affair", () => {
    const paths = `/a: { get: { operationId: A, responses: { 200: { content: { application/json: { schema: { $ref: Thing } } } }, 404: { content: { application/json: { schema: { $ref: scaleway.std.Error } } } } } } }`;
    const schemas = `
      Thing: { type: object, properties: { id: { type: string } } }
      scaleway.std.Error: { type: object, properties: { message: { type: string } } }`;
    expect(Object.keys(modelsOf(apiOf(standard({ paths, schemas }))))).toEqual(["Thing"]);
  });

  test("a file is what it holds", () => {
    const schemas =
      "scaleway.std.File: { type: object, properties: { name: { type: string }, content: { type: string } } }";
    const api = apiOf(
      published({ paths: `/a: { get: { operationId: A, ${answers("scaleway.std.File")} } }`, schemas }),
    );
    expect(resultOf(api, "A")).toBe("binary");
    expect(api.models).toEqual([]);
  });
});

describe("a measurement is a pair of time and value", () => {
  const schemas = (point: string): string => `
      Thing: { type: object, properties: { series: { type: array, items: { $ref: scaleway.std.TimeSeries } } } }
      scaleway.std.TimeSeries: { type: object, properties: { name: { type: string }, points: { type: array, items: { $ref: scaleway.std.TimeSeries.Point } } } }
      scaleway.std.TimeSeries.Point: ${point}`;

  for (const [name, dialect, point] of [
    ["one of two items", published, POINT],
    ["a tuple", standard, PAIR],
  ] as const)
    test(`written as ${name}`, () => {
      expect(modelsOf(apiOf(dialect({ schemas: schemas(point) })))).toEqual({
        Thing: { series: "TimeSeries[]" },
        TimeSeries: { name: "string", points: "[string date-time, number][]" },
      });
    });

  test("tuples may be inlined, and of any length", () => {
    const field = "{ type: array, prefixItems: [{ type: string }, { type: boolean }, { type: integer }] }";
    expect(
      modelOf(apiOf(standard({ schemas: `Thing: { type: object, properties: { f: ${field} } }` })), "Thing"),
    ).toEqual({ f: "[string, boolean, integer]" });
  });
});

describe("scalars keep their type and format", () => {
  const cases: readonly (readonly [schema: string, want: string])[] = [
    ["{ type: string }", "string"],
    ["{ type: string, format: date-time }", "string date-time"],
    ["{ type: integer, format: uint64 }", "integer uint64"],
    ["{ type: number, format: float }", "number float"],
    ["{ type: boolean }", "boolean"],
    ['{ const: "yes" }', '"yes"'],
    ["{ type: integer, const: 7 }", "7"],
    ["{ const: false }", "false"],
  ];
  for (const [schema, want] of cases)
    test(`${schema}: ${want}`, () => {
      expect(
        modelOf(apiOf(document({ schemas: `Thing: { type: object, properties: { f: ${schema} } }` })), "Thing").f,
      ).toBe(want);
    });
});

describe("references to components that are no objects", () => {
  test("are what they stand for", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { $ref: Id }, ids: { $ref: Ids }, labels: { $ref: Labels }, state: { $ref: Alias } } }
      Id: { type: string, format: uuid }
      Ids: { type: array, items: { $ref: Id } }
      Labels: { type: object, additionalProperties: { type: string } }
      Alias: { $ref: State }
      State: { type: string, enum: [on, off] }`;
    const api = apiOf(document({ schemas }));
    expect(modelOf(api, "Thing")).toEqual({
      id: "string uuid",
      ids: "string uuid[]",
      labels: "map of string",
      state: "State",
    });
    expect(enumsOf(api)).toEqual({ State: ["on", "off"] });
  });

  test("a body may be an alias of an object", () => {
    const paths =
      "/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: { $ref: Alias } } } } } }";
    const schemas = `
      Alias: { $ref: Body }
      Body: { type: object, properties: { x: { type: string } } }`;
    expect(requestOf(apiOf(document({ paths, schemas })), "A")).toEqual({ x: "body string" });
  });
});
