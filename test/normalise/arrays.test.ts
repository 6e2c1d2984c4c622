import { describe, expect, test } from "vitest";
import { readText } from "../support/api.ts";
import { apiOf, complaintsOf, document } from "../support/document.ts";
import { modelOf } from "../support/shape.ts";

const schemas = (field: string): string => `
      Thing: { type: object, properties: { f: ${field} } }
      Part: { type: object, properties: { x: { type: string }, y: { type: string } } }`;

describe("arrays", () => {
  const cases: readonly (readonly [field: string, want: string])[] = [
    ["{ type: array, items: { type: string } }", "string[]"],
    ["{ type: array, items: { $ref: Part } }", "Part[]"],
    ["{ type: array, items: { type: object, properties: { x: { type: string }, y: { type: string } } } }", "Part[]"],
    ["{ type: array, items: { type: array, items: { type: integer } } }", "integer[][]"],
    ["{ type: array, items: { type: object, additionalProperties: { type: string } } }", "map of string[]"],
    ["{ type: array, items: { type: string, enum: [a, b] } }", "ThingF[]"],
    ["{ type: array, items: { type: object, properties: { z: { type: string } } } }", "ThingF[]"],
  ];
  for (const [field, want] of cases)
    test(`${field}: ${want}`, () =>
      expect(modelOf(apiOf(document({ schemas: schemas(field) })), "Thing").f).toBe(want));

  test("that do not say what they hold are taken as texts, with a warning", () => {
    const text = document({ schemas: schemas("{ type: array }") });
    const { api } = readText(text);
    if (!api) throw new Error("no api was read");
    expect(modelOf(api, "Thing").f).toBe("string[]");
    expect(complaintsOf(text)).toEqual([expect.stringContaining("warning array-items-missing: ")]);
  });
});
