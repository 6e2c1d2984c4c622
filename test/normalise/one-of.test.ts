import { describe, expect, test } from "vitest";
import type { Field } from "../../generator/model/api.ts";
import { answers, apiOf, published, standard } from "../support/document.ts";
import { operationOf } from "../support/shape.ts";

/** `{ group: [members] }` */
function groupsOf(fields: readonly Field[]): Readonly<Record<string, readonly string[]>> {
  const groups = new Map<string, string[]>();
  for (const { name, oneOf } of fields)
    if (oneOf !== undefined) groups.set(oneOf, [...(groups.get(oneOf) ?? []), name]);
  return Object.fromEntries(groups);
}

describe("one-of groups", () => {
  const properties =
    "{ id: { type: string }, tcp: { type: object, nullable: true, x-one-of: config }, http: { $ref: Http, x-one-of: config }, a: { type: string, x-one-of: Config }, b: { type: string, nullable: true, x-one-of: Config } }";
  const schemas = `
      Thing: { type: object, properties: ${properties} }
      Http: { type: object, properties: { uri: { type: string }, port: { type: integer } } }`;
  const want = { config: ["tcp", "http"], Config: ["a", "b"] };

  for (const dialect of [published, standard]) {
    test(`of models (${dialect.name})`, () =>
      expect(groupsOf(apiOf(dialect({ schemas })).models[0]?.fields ?? [])).toEqual(want));

    test(`of JSON bodies (${dialect.name})`, () => {
      const paths = `/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: { type: object, properties: ${properties} } } } }, ${answers("Thing")} } }`;
      expect(groupsOf(operationOf(apiOf(dialect({ paths, schemas })), "A").fields)).toEqual(want);
    });
  }

  test("of query parameters, said by the parameter or by its schema", () => {
    const parameters =
      "[{ name: a, in: query, x-one-of: scope, schema: { type: string } }, { name: b, in: query, schema: { type: string, x-one-of: scope } }, { name: c, in: query, schema: { type: string } }]";
    expect(
      groupsOf(
        operationOf(apiOf(published({ paths: `/a: { get: { operationId: A, parameters: ${parameters} } }` })), "A")
          .fields,
      ),
    ).toEqual({ scope: ["a", "b"] });
  });

  test("beside a choice with null", () => {
    const choices =
      "Thing: { type: object, properties: { a: { x-one-of: g, oneOf: [{ type: string }, { type: 'null' }] }, b: { oneOf: [{ type: string, x-one-of: g }, { type: 'null' }] } } }";
    expect(groupsOf(apiOf(standard({ schemas: choices })).models[0]?.fields ?? [])).toEqual({ g: ["a", "b"] });
  });
});
