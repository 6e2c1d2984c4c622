import { describe, expect, test } from "vitest";
import { apiOf, codesOf, published, standard } from "../support/document.ts";
import { modelOf } from "../support/shape.ts";

/** The type of a field that is written like this. */
function typeOf(dialect: typeof published, field: string): string | undefined {
  const schemas = `
    Thing: { type: object, properties: { id: { type: string }, f: ${field} } }
    Other: { type: object, properties: { id: { type: string }, size: { type: integer } } }`;
  return modelOf(apiOf(dialect({ schemas })), "Thing").f;
}

describe("maps in the published spelling and the standard one", () => {
  const cases: readonly (readonly [want: string, published: string, standard: string])[] = [
    [
      "map of string",
      '{ type: object, properties: { "<labelKey>": { type: string } }, additionalProperties: true }',
      "{ type: object, additionalProperties: { type: string } }",
    ],
    [
      "map of string | null",
      '{ type: object, nullable: true, properties: { "<key>": { type: string } } }',
      "{ type: [object, 'null'], additionalProperties: { type: string } }",
    ],
    [
      "map of Other",
      '{ type: object, properties: { "<otherKey>": { $ref: Other } }, additionalProperties: true }',
      "{ type: object, additionalProperties: { $ref: Other } }",
    ],
    [
      "map of string[]",
      '{ type: object, properties: { "<tagKey>": { type: array, items: { type: string } } }, additionalProperties: true }',
      "{ type: object, additionalProperties: { type: array, items: { type: string } } }",
    ],
    [
      "map of map of integer",
      '{ type: object, properties: { "<aKey>": { type: object, properties: { "<bKey>": { type: integer } } } } }',
      "{ type: object, additionalProperties: { type: object, additionalProperties: { type: integer } } }",
    ],
    [
      "json",
      '{ type: object, properties: { "<fieldKey>": { type: object } } }',
      "{ type: object, additionalProperties: true }",
    ],
    [
      "json",
      '{ type: object, properties: { "<fieldKey>": { type: object } }, additionalProperties: true }',
      "{ type: object, additionalProperties: {} }",
    ],
    [
      "json | null",
      '{ type: object, nullable: true, properties: { "<fieldKey>": { type: object } } }',
      "{ type: [object, 'null'], additionalProperties: true }",
    ],
    ["empty, nullable", "{ type: object }", "{ type: object, additionalProperties: false }"],
  ];
  for (const [want, one, other] of cases)
    test(`${want} from ${one}`, () => expect([typeOf(published, one), typeOf(standard, other)]).toEqual([want, want]));
});

describe("what looks like a placeholder and is none", () => {
  test("one among other properties is a property", () => {
    expect(typeOf(published, '{ type: object, properties: { "<aKey>": { type: string }, b: { type: string } } }')).toBe(
      "ThingF, nullable",
    );
  });

  test("a property without angle brackets is a property", () => {
    expect(
      typeOf(published, "{ type: object, properties: { labelKey: { type: string } }, additionalProperties: true }"),
    ).toBe("ThingF, nullable");
  });

  test("angle brackets around several words are a property", () => {
    expect(typeOf(published, '{ type: object, properties: { "<a b>": { type: string } } }')).toBe("ThingF, nullable");
  });
});

test("a map as a whole JSON body has no fields to send", () => {
  for (const body of [
    "{ type: object, additionalProperties: { type: string } }",
    '{ type: object, properties: { "<key>": { type: string } } }',
  ])
    expect(
      codesOf(
        published({
          paths: `/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: ${body} } } } } }`,
        }),
      ),
    ).toEqual(["body-not-object"]);
});
