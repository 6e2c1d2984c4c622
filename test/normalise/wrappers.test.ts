import { describe, expect, test } from "vitest";
import { apiOf, published, standard } from "../support/document.ts";
import { modelOf, modelsOf } from "../support/shape.ts";

const WRAPPERS = `
    google.protobuf.StringValue: { type: string, nullable: true }
    google.protobuf.BoolValue: { type: boolean, nullable: true }
    google.protobuf.UInt32Value: { type: integer, format: uint32, nullable: true }
    google.protobuf.FloatValue: { type: object, nullable: true, properties: { value: { type: number, format: float } } }
    google.protobuf.DoubleValue: { type: object, properties: { value: { type: number, format: double } } }`;

function typeOf(dialect: typeof published, field: string): string | undefined {
  const schemas = `
    Thing: { type: object, properties: { id: { type: string }, f: ${field} } }${WRAPPERS}`;
  return modelOf(apiOf(dialect({ schemas })), "Thing").f;
}

describe("a protobuf wrapper is the plain value or null", () => {
  const cases: readonly (readonly [want: string, published: string, standard: string])[] = [
    ["string | null", "{ $ref: google.protobuf.StringValue }", "{ type: [string, 'null'] }"],
    ["string | null", "{ type: string, nullable: true }", "{ type: [string, 'null'] }"],
    ["boolean | null", "{ $ref: google.protobuf.BoolValue }", "{ type: [boolean, 'null'] }"],
    ["integer uint32 | null", "{ $ref: google.protobuf.UInt32Value }", "{ type: [integer, 'null'], format: uint32 }"],
    ["number float | null", "{ $ref: google.protobuf.FloatValue }", "{ type: [number, 'null'], format: float }"],
    ["number double | null", "{ $ref: google.protobuf.DoubleValue }", "{ type: [number, 'null'], format: double }"],
    [
      "number float | null",
      "{ description: F., nullable: true, type: object, properties: { value: { type: number, format: float } } }",
      "{ type: [number, 'null'], format: float }",
    ],
    [
      "number float | null",
      "{ description: F., type: object, properties: { value: { type: number, format: float } } }",
      "{ type: [number, 'null'], format: float }",
    ],
  ];
  for (const [want, one, other] of cases)
    test(`${want} from ${one}`, () => expect([typeOf(published, one), typeOf(standard, other)]).toEqual([want, want]));

  test("so no wrapper becomes a model", () => {
    const schemas = `
    Thing: { type: object, properties: { id: { type: string }, f: { $ref: google.protobuf.FloatValue } } }${WRAPPERS}`;
    expect(Object.keys(modelsOf(apiOf(published({ schemas }))))).toEqual(["Thing"]);
  });
});

describe("an object with one field is no wrapper", () => {
  test("when the field has another name", () => {
    expect(typeOf(published, "{ type: object, properties: { amount: { type: number } } }")).toBe("ThingF, nullable");
  });

  test("when the value is no number, for those are written out", () => {
    expect(typeOf(published, "{ type: object, properties: { value: { type: string } } }")).toBe("ThingF, nullable");
  });

  test("when the document names it", () => {
    const schemas = `
      Thing: { type: object, properties: { a: { $ref: Gauge }, b: { description: Inlined., type: object, properties: { value: { type: number } } } } }
      Gauge: { type: object, properties: { value: { type: number } } }`;
    expect(modelsOf(apiOf(published({ schemas })))).toEqual({
      Thing: { a: "Gauge, nullable", b: "Gauge, nullable" },
      Gauge: { value: "number" },
    });
  });
});
