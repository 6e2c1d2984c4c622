import { describe, expect, test } from "vitest";
import { apiOf, document } from "../support/document.ts";
import { requestOf } from "../support/shape.ts";

const linesOf = (paths: string): readonly string[] =>
  apiOf(document({ paths })).operations.map(({ method, path }) => `${method} ${path.replace("/shop/v1", "")}`);

describe("templates that differ only in the names of their parameters are one path", () => {
  const images = `
    /images/{image_id}: { get: { operationId: GetImage }, patch: { operationId: UpdateImage } }
    /images/{id}: { put: { operationId: SetImage } }`;

  test("the name used most often wins", () => {
    expect(linesOf(images)).toEqual(["GET /images/{image_id}", "PATCH /images/{image_id}", "PUT /images/{image_id}"]);
    expect(requestOf(apiOf(document({ paths: images })), "SetImage")).toEqual({ image_id: "path string, required" });
  });

  test("also when a rarer one comes first", () => {
    expect(
      linesOf(`
        /images/{id}: { put: { operationId: SetImage } }
        /images/{image_id}: { get: { operationId: GetImage }, patch: { operationId: UpdateImage } }`),
    ).toEqual(["PUT /images/{image_id}", "GET /images/{image_id}", "PATCH /images/{image_id}"]);
  });

  test("the first one wins among equals", () => {
    expect(linesOf("/a/{x}: { get: { operationId: A } }\n/a/{y}: { put: { operationId: B } }")).toEqual([
      "GET /a/{x}",
      "PUT /a/{x}",
    ]);
  });

  test("each of several parameters is renamed by its place in the path", () => {
    const paths = `
      /groups/{group_id}/rules/{rule_id}: { get: { operationId: GetRule }, delete: { operationId: DeleteRule } }
      /groups/{rule_id}/rules/{id}: { put: { operationId: SetRule } }`;
    expect(linesOf(paths)[2]).toBe("PUT /groups/{group_id}/rules/{rule_id}");
    expect(Object.keys(requestOf(apiOf(document({ paths })), "SetRule"))).toEqual(["group_id", "rule_id"]);
  });

  test("a query parameter keeps its name", () => {
    const paths = `
      /images/{image_id}: { get: { operationId: GetImage }, patch: { operationId: UpdateImage } }
      /images/{id}: { put: { operationId: SetImage, parameters: [{ name: name, in: query, schema: { type: string } }] } }`;
    expect(requestOf(apiOf(document({ paths })), "SetImage")).toEqual({
      image_id: "path string, required",
      name: "query string",
    });
  });

  test("different segments are different paths", () => {
    expect(
      linesOf(
        "/a/{x}: { get: { operationId: A } }\n/b/{y}: { get: { operationId: B } }\n/a/{z}/c: { get: { operationId: C } }",
      ),
    ).toEqual(["GET /a/{x}", "GET /b/{y}", "GET /a/{z}/c"]);
  });
});

describe("parameters", () => {
  test("of a path item hold for each of its operations, unless one describes them anew", () => {
    const paths = `
      /a/{x}:
        parameters: [{ name: x, in: path, required: true, schema: { type: string } }, { name: q, in: query, schema: { type: string } }]
        get: { operationId: A }
        put: { operationId: B, parameters: [{ name: q, in: query, required: true, schema: { type: integer } }] }`;
    const api = apiOf(document({ paths }));
    expect(requestOf(api, "A")).toEqual({ x: "path string, required", q: "query string" });
    expect(requestOf(api, "B")).toEqual({ x: "path string, required", q: "query integer, required" });
  });

  test("of the path are required, whatever the document says", () => {
    const paths = "/a/{x}: { get: { operationId: A, parameters: [{ name: x, in: path, schema: { type: string } }] } }";
    expect(requestOf(apiOf(document({ paths })), "A")).toEqual({ x: "path string, required" });
  });

  test("are comma-joined when the document does not explode them", () => {
    const array = "schema: { type: array, items: { type: string } }";
    const paths = `/a: { get: { operationId: A, parameters: [{ name: t, in: query, explode: false, ${array} }, { name: u, in: query, explode: true, ${array} }, { name: v, in: query, ${array} }] } }`;
    expect(requestOf(apiOf(document({ paths })), "A")).toEqual({
      t: "query string[], joined",
      u: "query string[]",
      v: "query string[]",
    });
  });
});
