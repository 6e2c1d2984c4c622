import { describe, expect, test } from "vitest";
import { apiOf, document, published } from "../support/document.ts";
import { operationOf } from "../support/shape.ts";

test("operations", () => {
  const api = apiOf(
    document({
      paths:
        "/a: { get: { operationId: A, deprecated: true } }\n/b: { get: { operationId: B, deprecated: false } }\n/c: { get: { operationId: C } }",
    }),
  );
  expect(api.operations.map(({ id, deprecated }) => [id, deprecated])).toEqual([
    ["A", true],
    ["B", false],
    ["C", false],
  ]);
});

test("parameters, said by the parameter or by its schema", () => {
  const parameters =
    "[{ name: a, in: query, deprecated: true, schema: { type: string } }, { name: b, in: query, schema: { type: string, deprecated: true } }, { name: c, in: query, schema: { type: string } }]";
  const { fields } = operationOf(
    apiOf(document({ paths: `/a: { get: { operationId: A, parameters: ${parameters} } }` })),
    "A",
  );
  expect(fields.map(({ name, deprecated }) => [name, deprecated])).toEqual([
    ["a", true],
    ["b", true],
    ["c", false],
  ]);
});

describe("fields", () => {
  const cases: readonly (readonly [field: string, deprecated: boolean])[] = [
    ["{ type: string, deprecated: true }", true],
    ["{ $ref: Part, deprecated: true }", true],
    ["{ oneOf: [{ $ref: Part }, { type: 'null' }], deprecated: true }", true],
    ['{ type: string, description: "Deprecated, use `b`." }', true],
    ['{ type: string, description: "(deprecated) The old one." }', true],
    ['{ type: string, description: "The old one. This field is deprecated." }', true],
    ['{ type: string, description: "The old one; it is deprecated." }', true],
    ['{ type: string, description: "Whether the node type is deprecated." }', false],
    ['{ type: string, description: "Date after which the version is deprecated." }', false],
    ['{ type: string, description: "Use of `false` is deprecated." }', false],
    ['{ type: string, description: "Deprecation date." }', false],
    ["{ type: string }", false],
  ];
  for (const [field, want] of cases)
    test(`${field}: ${want}`, () => {
      const schemas = `
      Thing: { type: object, properties: { f: ${field}, g: { $ref: Part } } }
      Part: { type: object, properties: { x: { type: string } } }`;
      expect(apiOf(document({ schemas })).models[0]?.fields[0]?.deprecated).toBe(want);
    });
});

describe("enum values, of which the documents say so in words", () => {
  test("x-enum-descriptions", () => {
    const schemas = `
      Thing: { type: object, properties: { s: { $ref: State } } }
      State: { type: string, enum: [old, new, plain], x-enum-descriptions: { values: { old: "Deprecated: use new.", new: "The new one." } } }`;
    expect(apiOf(published({ schemas })).enums[0]?.values).toEqual([
      { value: "old", docs: "Deprecated: use new.", deprecated: true },
      { value: "new", docs: "The new one.", deprecated: false },
      { value: "plain", deprecated: false },
    ]);
  });
});
