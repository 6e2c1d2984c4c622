import { describe, expect, test } from "vitest";
import { apiOf, codesOf, complaintsOf, document, published, standard } from "../support/document.ts";
import { modelsOf, operationOf, requestOf } from "../support/shape.ts";

const withBody = (content: string, method = "post"): string =>
  `/a/{id}: { ${method}: { operationId: A, requestBody: { content: ${content} } } }`;

describe("JSON bodies become fields of the request", () => {
  test("inlined or as a component, which is then no model of its own", () => {
    const inlined = apiOf(
      published({
        paths: withBody(
          "{ application/json: { schema: { type: object, properties: { name: { type: string }, part: { $ref: Part } } } } }",
        ),
        schemas: "Part: { type: object, properties: { x: { type: string } } }",
      }),
    );
    const linked = apiOf(
      standard({
        paths: withBody("{ application/json: { schema: { $ref: ABody } } }"),
        schemas: `
          ABody: { type: object, properties: { name: { type: string }, part: { $ref: Part } } }
          Part: { type: object, properties: { x: { type: string } } }`,
      }),
    );
    const want = { id: "path string, required", name: "body string", part: "body Part" };
    for (const api of [inlined, linked]) {
      expect(requestOf(api, "A")).toEqual(want);
      expect(operationOf(api, "A").body).toEqual({ kind: "json" });
      expect(Object.keys(modelsOf(api))).toEqual(["Part"]);
    }
  });

  test("inlined, while the component that is named after the request stays: that is no model either", () => {
    const body = "{ type: object, properties: { name: { type: string } } }";
    const api = apiOf(
      published({ paths: withBody(`{ application/json: { schema: ${body} } }`), schemas: `ARequest: ${body}` }),
    );
    expect(modelsOf(api)).toEqual({});
    expect(requestOf(api, "A")).toEqual({ id: "path string, required", name: "body string" });
  });

  test("that a result holds as well are a model", () => {
    const paths = `/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: { $ref: Thing } } } }, responses: { 200: { content: { application/json: { schema: { $ref: Thing } } } } } } }`;
    const api = apiOf(
      standard({
        paths,
        schemas: "Thing: { type: object, properties: { id: { type: string }, n: { type: integer } } }",
      }),
    );
    expect(api.models.map(({ name, use }) => [name, use])).toEqual([["Thing", { request: false, result: true }]]);
    expect(requestOf(api, "A")).toEqual({ id: "body string", n: "body integer" });
  });

  test("that a component of no operation holds are a model", () => {
    const api = apiOf(
      standard({
        paths: withBody("{ application/json: { schema: { $ref: Body } } }"),
        schemas: `
          Body: { type: object, properties: { kind: { $ref: Kind } } }
          Kind: { type: string, enum: [a, b] }
          Loose: { type: object, properties: { body: { $ref: Body } } }`,
      }),
    );
    expect(api.models.map(({ name, use }) => [name, use])).toEqual([
      ["Body", { request: false, result: true }],
      ["Loose", { request: false, result: true }],
    ]);
  });

  test("may be empty, and are sent nevertheless", () => {
    const api = apiOf(published({ paths: withBody("{ application/json: { schema: { type: object } } }") }));
    expect([requestOf(api, "A"), operationOf(api, "A").body]).toEqual([
      { id: "path string, required" },
      { kind: "json" },
    ]);
  });

  test("may go with DELETE", () => {
    const api = apiOf(
      published({
        paths: withBody(
          "{ application/json: { schema: { type: object, properties: { ips: { type: array, items: { type: string } } } } } }",
          "delete",
        ),
      }),
    );
    expect(requestOf(api, "A")).toEqual({ id: "path string, required", ips: "body string[]" });
  });
});

describe("raw bodies are one field", () => {
  const cases: readonly (readonly [type: string, contentType: string])[] = [
    ["'*/*'", "application/octet-stream"],
    ["text/plain", "text/plain"],
    ["application/octet-stream", "application/octet-stream"],
    ["application/cloud-config", "application/cloud-config"],
    ["'image/*'", "application/octet-stream"],
  ];
  for (const [type, contentType] of cases)
    test(`${type} is sent as ${contentType}`, () => {
      const api = apiOf(
        published({ paths: withBody(`{ ${type}: { schema: { type: string, format: binary } } }`, "patch") }),
      );
      expect(operationOf(api, "A").body).toEqual({ kind: "raw", field: "content", contentType });
      expect(requestOf(api, "A")).toEqual({ id: "path string, required", content: "body string binary, required" });
    });

  test("no body is no field", () => {
    expect(operationOf(apiOf(document({ paths: "/a: { post: { operationId: A } }" })), "A").body).toEqual({
      kind: "none",
    });
  });
});

describe("bodies that cannot be sent", () => {
  const cases: readonly (readonly [content: string, want: string])[] = [
    ["{ application/json: { schema: { type: array, items: { type: string } } } }", "body-not-object"],
    ["{ application/json: { schema: { type: string } } }", "body-not-object"],
    ["{ application/json: { schema: { $ref: Nowhere } } }", "ref-dangling"],
    ["{ multipart/form-data: { schema: { type: object } } }", "body-unsupported"],
    [
      "{ application/json: { schema: { type: object } }, text/plain: { schema: { type: string } } }",
      "body-unsupported",
    ],
    ["{ application/x-www-form-urlencoded: { schema: { type: object } } }", "body-unsupported"],
  ];
  for (const [content, want] of cases)
    test(content, () => expect(codesOf(document({ paths: withBody(content) }))).toEqual([want]));
});

describe("one request object holds path, query and body", () => {
  const clash = (query: string, body: string): string =>
    document({
      paths: `/a/{id}: { post: { operationId: A, parameters: [{ name: q, in: query, schema: ${query} }], requestBody: { content: { application/json: { schema: { type: object, properties: { q: ${body}, r: { type: string } } } } } } } }`,
    });

  test("a name that stands in two places with one type is one field, and said so", () => {
    expect(complaintsOf(clash("{ type: string }", "{ type: string, nullable: true }"))).toEqual([
      expect.stringContaining(
        "warning field-clash: A has the field q in the query and in the body; one value is sent in both.",
      ),
    ]);
  });

  test("with different types it is an error", () => {
    expect(complaintsOf(clash("{ type: string }", "{ type: integer }"))).toEqual([
      expect.stringContaining(
        "error field-clash-types: A has the field q in the query and in the body with different types. Rename one.",
      ),
    ]);
  });
});
