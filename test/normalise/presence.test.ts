import { describe, expect, test } from "vitest";
import { answers, apiOf, document, published, standard } from "../support/document.ts";
import { modelOf, requestOf } from "../support/shape.ts";

const PARTS = `
      State: { type: string, enum: [on, off] }
      Part: { type: object, properties: { x: { type: string }, y: { type: string } } }`;
const PROPERTIES = `
          text: { type: string }
          count: { type: integer, nullable: true }
          state: { $ref: State }
          list: { type: array, items: { $ref: Part } }
          map: { type: object, additionalProperties: { type: string } }
          free: { type: object, additionalProperties: true }
          part: { $ref: Part }
          nothing: { type: object }
          either: { type: string, x-one-of: g }
          or: { $ref: Part, x-one-of: g }`;

describe("in results", () => {
  test("without `required`, the rule of the published documents holds", () => {
    const schemas = `
      Thing:
        type: object
        properties:${PROPERTIES}${PARTS}`;
    expect(modelOf(apiOf(published({ schemas })), "Thing")).toEqual({
      text: "string",
      count: "integer | null",
      state: "State",
      list: "Part[]",
      map: "map of string",
      free: "json",
      part: "Part, nullable",
      nothing: "empty, nullable",
      either: "string, optional",
      or: "Part, optional",
    });
  });

  test("with `required`, it is taken at its word", () => {
    const schemas = `
      Thing:
        type: object
        required: [text, count, part, either]
        properties:${PROPERTIES}${PARTS}`;
    expect(modelOf(apiOf(standard({ schemas })), "Thing")).toEqual({
      text: "string",
      count: "integer | null",
      state: "State, optional",
      list: "Part[], optional",
      map: "map of string, optional",
      free: "json, optional",
      part: "Part",
      nothing: "empty, optional",
      either: "string",
      or: "Part, optional",
    });
  });

  test("what wraps one object holds it", () => {
    const schemas = `
      GetThingResponse: { type: object, properties: { part: { $ref: Part } } }
      Holder: { type: object, properties: { part: { $ref: Part } } }
      Both: { type: object, properties: { id: { type: string }, holder: { $ref: Holder } } }${PARTS}`;
    const paths = `/a: { get: { operationId: A, ${answers("GetThingResponse")} } }\n/b: { get: { operationId: B, ${answers("Both")} } }`;
    const api = apiOf(published({ paths, schemas }));
    expect(modelOf(api, "GetThingResponse")).toEqual({ part: "Part" });
    expect(modelOf(api, "Holder")).toEqual({ part: "Part, nullable" });
  });
});

describe("in requests, only what the document requires is required", () => {
  const body = (required: string): string =>
    `/a: { post: { operationId: A, requestBody: { required: true, content: { application/json: { schema: { type: object, ${required}properties: { name: { type: string }, part: { $ref: Part }, size: { type: integer, nullable: true } } } } } } } }`;

  test("with `required`", () => {
    expect(requestOf(apiOf(document({ paths: body("required: [name, part], "), schemas: PARTS })), "A")).toEqual({
      name: "body string, required",
      part: "body Part, required",
      size: "body integer | null",
    });
  });

  test("without", () => {
    expect(requestOf(apiOf(document({ paths: body(""), schemas: PARTS })), "A")).toEqual({
      name: "body string",
      part: "body Part",
      size: "body integer | null",
    });
  });

  test("models that travel both ways carry both answers", () => {
    const schemas = `
      Thing: { type: object, required: [id], properties: { id: { type: string }, note: { type: string } } }`;
    const paths = `/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: { type: object, properties: { thing: { $ref: Thing } } } } } }, ${answers("Thing")} } }`;
    const [model] = apiOf(standard({ paths, schemas })).models;
    expect(model?.use).toEqual({ request: true, result: true });
    expect(model?.fields.map(({ name, required, result }) => [name, required, result])).toEqual([
      ["id", true, "present"],
      ["note", false, "optional"],
    ]);
  });

  test("parameters of the query say it themselves, and null is no value of theirs", () => {
    const parameters =
      "[{ name: a, in: query, required: true, schema: { type: string } }, { name: b, in: query, schema: { type: [string, 'null'] } }]";
    expect(
      requestOf(apiOf(document({ paths: `/a: { get: { operationId: A, parameters: ${parameters} } }` })), "A"),
    ).toEqual({ a: "query string, required", b: "query string" });
  });
});
