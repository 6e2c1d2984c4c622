import { describe, expect, test } from "vitest";
import { apiOf, document, published, standard } from "../support/document.ts";
import { modelOf } from "../support/shape.ts";

const PARTS = `
      Part: { type: object, properties: { x: { type: string }, y: { type: string } } }
      State: { type: string, enum: [on, off] }
      Id: { type: string, format: uuid }`;

const typeOf = (dialect: typeof published, field: string): string | undefined =>
  modelOf(
    apiOf(
      dialect({
        schemas: `
      Thing: { type: object, required: [f], properties: { f: ${field} } }${PARTS}`,
      }),
    ),
    "Thing",
  ).f;

describe("nullable in every spelling", () => {
  const cases: readonly (readonly [want: string, ...spellings: readonly string[]])[] = [
    [
      "string | null",
      "{ type: string, nullable: true }",
      "{ type: [string, 'null'] }",
      "{ type: ['null', string] }",
      "{ oneOf: [{ type: string }, { type: 'null' }] }",
      "{ anyOf: [{ type: 'null' }, { type: string }] }",
    ],
    [
      "integer int32 | null",
      "{ type: integer, format: int32, nullable: true }",
      "{ type: [integer, 'null'], format: int32 }",
    ],
    [
      "Part | null",
      "{ $ref: Part, nullable: true }",
      "{ oneOf: [{ $ref: Part }, { type: 'null' }] }",
      "{ anyOf: [{ $ref: Part }, { type: 'null' }] }",
      "{ description: Inlined., type: object, nullable: true, properties: { x: { type: string }, y: { type: string } } }",
      "{ description: Inlined., type: [object, 'null'], properties: { x: { type: string }, y: { type: string } } }",
    ],
    [
      "State | null",
      "{ $ref: State, nullable: true }",
      "{ oneOf: [{ $ref: State }, { type: 'null' }] }",
      "{ type: string, nullable: true, enum: [on, off] }",
      "{ type: [string, 'null'], enum: [on, off, null] }",
      "{ type: string, enum: [on, off, null] }",
    ],
    ["string uuid | null", "{ $ref: Id, nullable: true }", "{ oneOf: [{ $ref: Id }, { type: 'null' }] }"],
    [
      "string[] | null",
      "{ type: array, nullable: true, items: { type: string } }",
      "{ type: [array, 'null'], items: { type: string } }",
    ],
    [
      "(string | null)[]",
      "{ type: array, items: { type: string, nullable: true } }",
      "{ type: array, items: { type: [string, 'null'] } }",
    ],
    [
      "map of string | null",
      "{ type: object, additionalProperties: { type: string, nullable: true } }",
      "{ type: object, additionalProperties: { type: [string, 'null'] } }",
    ],
    ["empty | null", "{ type: object, nullable: true }", "{ type: [object, 'null'] }"],
    ["string", "{ type: string, nullable: false }", "{ type: [string] }", "{ oneOf: [{ type: string }] }"],
    ["Part", "{ $ref: Part }", "{ description: A part., $ref: Part }", "{ oneOf: [{ $ref: Part }] }"],
  ];
  for (const [want, ...spellings] of cases)
    for (const spelling of spellings)
      test(`${want} from ${spelling}`, () => expect(typeOf(document, spelling)).toBe(want));

  test("the published one and the standard ones are one model", () => {
    const [one, two, three] = [
      typeOf(
        published,
        "{ type: object, nullable: true, description: P., properties: { x: { type: string }, y: { type: string } } }",
      ),
      typeOf(standard, "{ oneOf: [{ $ref: Part }, { type: 'null' }], description: P. }"),
      typeOf(standard, "{ $ref: Part, nullable: true, description: P. }"),
    ];
    expect([two, three]).toEqual([one, one]);
  });

  test("null twice is null once", () => {
    const schemas = `
      Thing: { type: object, required: [f], properties: { f: { oneOf: [{ $ref: MaybeId }, { type: 'null' }] }, g: { $ref: MaybeId, nullable: true } } }
      MaybeId: { type: [string, 'null'] }`;
    expect(modelOf(apiOf(standard({ schemas })), "Thing")).toEqual({
      f: "string | null",
      g: "string | null, optional",
    });
  });
});

describe("a component that may be null is null wherever it is referred to", () => {
  const cases: readonly (readonly [component: string, want: string])[] = [
    ["{ type: string, nullable: true }", "string | null"],
    ["{ type: [array, 'null'], items: { type: string } }", "string[] | null"],
    ["{ type: [object, 'null'], additionalProperties: { type: string } }", "map of string | null"],
    ["{ type: [string, 'null'], enum: [a, b, null] }", "Maybe | null"],
    ["{ type: [object, 'null'], properties: { a: { type: string }, b: { type: string } } }", "Maybe | null"],
  ];
  for (const [component, want] of cases)
    test(component, () => {
      const schemas = `
      Thing: { type: object, required: [f], properties: { f: { $ref: Maybe } } }
      Maybe: ${component}`;
      expect(modelOf(apiOf(standard({ schemas })), "Thing").f).toBe(want);
    });
});

describe("beside a choice with null", () => {
  test("the words of the field win over those of the type, which are used where it has none", () => {
    const docsOf = (field: string): unknown =>
      apiOf(document({ schemas: `Thing: { type: object, properties: { f: ${field} } }` })).models[0]?.fields[0]?.docs;
    expect(docsOf("{ description: Outer., oneOf: [{ type: string, description: Inner. }, { type: 'null' }] }")).toEqual(
      { text: "Outer." },
    );
    expect(docsOf("{ oneOf: [{ type: string, description: Inner. }, { type: 'null' }] }")).toEqual({ text: "Inner." });
  });
});
