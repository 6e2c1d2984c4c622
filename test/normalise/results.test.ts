import { describe, expect, test } from "vitest";
import { answers, apiOf, codesOf, document, published, standard } from "../support/document.ts";
import { operationOf, resultOf } from "../support/shape.ts";

const SCHEMAS = `
      Thing: { type: object, properties: { id: { type: string }, size: { type: integer } } }
      Other: { type: object, properties: { name: { type: string } } }
      scaleway.std.File: { type: object, properties: { name: { type: string }, content_type: { type: string }, content: { type: string } } }`;

const withResponses = (responses: string): string => `/a: { get: { operationId: A, ${responses} } }`;

describe("what an operation answers", () => {
  const cases: readonly (readonly [responses: string, want: string])[] = [
    ["responses: { 204: { description: '' } }", "none"],
    ["responses: { 200: { description: '' } }", "none"],
    ["responses: { 202: { description: '' } }", "none"],
    ["responses: { 2XX: { description: '' } }", "none"],
    [answers("Thing"), "Thing"],
    [answers("Thing").replace("200", "201"), "Thing"],
    [answers("Thing", "application/json; charset=utf-8").replace(/application\/json; charset=utf-8/, '"$&"'), "Thing"],
    [answers("Thing", "application/scim+json"), "Thing"],
    [answers("{ type: array, items: { $ref: Thing } }"), "Thing[]"],
    [answers("{ type: object, additionalProperties: true }"), "json"],
    ["responses: { 200: { description: '', content: { application/json: {} } } }", "json"],
    [answers("scaleway.std.File"), "binary"],
    [answers("{ type: string }", "text/plain"), "text"],
    [answers("{ type: string }", "text/csv"), "text"],
    [answers("{ type: string, format: binary }", "application/octet-stream"), "binary"],
    [answers("{ type: string, format: binary }", "application/zip"), "binary"],
    ["responses: { 200: { description: '', content: { '*/*': {} } } }", "binary"],
    [
      "responses: { 200: { description: '', content: { application/json: { schema: { $ref: Thing } } } }, 204: { description: '' } }",
      "Thing",
    ],
    [
      "responses: { 200: { description: '', content: { application/json: { schema: { $ref: Thing } } } }, 201: { description: '', content: { application/json: { schema: { $ref: Thing } } } } }",
      "Thing",
    ],
  ];
  for (const [responses, want] of cases)
    test(`${responses}: ${want}`, () => {
      for (const dialect of [published, standard])
        expect(resultOf(apiOf(dialect({ paths: withResponses(responses), schemas: SCHEMAS })), "A")).toBe(want);
    });
});

describe("what nobody could be promised", () => {
  const cases: readonly (readonly [responses: string, want: string])[] = [
    ["responses: { 404: { description: '' } }", "no-success"],
    ["responses: { default: { description: '' } }", "no-success"],
    [answers("{ type: string }", "image/png"), "result-unsupported"],
    [
      "responses: { 200: { description: '', content: { application/json: { schema: { $ref: Thing } }, text/plain: { schema: { type: string } } } } }",
      "results-differ",
    ],
    [
      "responses: { 200: { description: '', content: { application/json: { schema: { $ref: Thing } } } }, 201: { description: '', content: { application/json: { schema: { $ref: Other } } } } }",
      "results-differ",
    ],
  ];
  for (const [responses, want] of cases)
    test(`${responses}: ${want}`, () =>
      expect(codesOf(document({ paths: withResponses(responses), schemas: SCHEMAS }))).toEqual([want]));
});

test("failures are the statuses that the document describes", () => {
  const responses =
    "responses: { 204: { description: '' }, 400: { description: '' }, 4XX: { description: '' }, 5XX: { description: '' }, default: { description: '' }, 302: { description: '' } }";
  expect(operationOf(apiOf(published({ paths: withResponses(responses) })), "A").failures).toEqual([400, 500]);
});
