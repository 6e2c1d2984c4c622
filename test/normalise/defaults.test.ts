import { describe, expect, test } from "vitest";
import { apiOf, document, published, standard } from "../support/document.ts";
import { requestOf } from "../support/shape.ts";

const operation = (method: string, properties: string): string =>
  `/a: { ${method}: { operationId: A, requestBody: { content: { application/json: { schema: { type: object, properties: ${properties} } } } } } }`;

describe("project and organization of what is created come from the client", () => {
  const cases: readonly (readonly [properties: string, want: Readonly<Record<string, string>>])[] = [
    ["{ project_id: { type: string } }", { project_id: "body string, from project" }],
    ["{ organization_id: { type: string } }", { organization_id: "body string, from organization" }],
    [
      "{ organization: { type: string, nullable: true, x-one-of: ProjectIdentifier }, project: { type: string, nullable: true, x-one-of: ProjectIdentifier } }",
      { organization: "body string | null, from organization", project: "body string | null, from project" },
    ],
    ["{ project_id: { type: array, items: { type: string } } }", { project_id: "body string[]" }],
    ["{ project: { type: object, properties: { name: { type: string } } } }", { project: "body ARequestProject" }],
    [
      "{ default_project_id: { type: string }, zone: { type: string } }",
      { default_project_id: "body string", zone: "body string" },
    ],
  ];
  for (const [properties, want] of cases)
    test(Object.keys(want).join(" and "), () => {
      for (const dialect of [published, standard])
        expect(requestOf(apiOf(dialect({ paths: operation("post", properties) })), "A")).toEqual(want);
    });

  test("what exists keeps its own", () => {
    for (const method of ["put", "patch", "delete"])
      expect(requestOf(apiOf(document({ paths: operation(method, "{ project_id: { type: string } }") })), "A")).toEqual(
        { project_id: "body string" },
      );
  });

  test("filters of a list are the caller's", () => {
    const paths =
      "/a: { get: { operationId: A, parameters: [{ name: project_id, in: query, schema: { type: string } }] } }";
    expect(requestOf(apiOf(document({ paths })), "A")).toEqual({ project_id: "query string" });
  });
});
