import { describe, expect, test } from "vitest";
import { apiOf, document, published, standard } from "../support/document.ts";
import { requestOf } from "../support/shape.ts";

describe("the locality of an operation is read off its path", () => {
  const cases: readonly (readonly [path: string, locality: string])[] = [
    ["/zones/{zone}/servers", "zone"],
    ["/regions/{region}/clusters", "region"],
    ["/api-keys", "global"],
    ["/zones/{zone_id}/servers", "global"],
    ["/zones", "global"],
    ["/regions/{zone}/servers", "global"],
    ["/products/zones/{zone}/servers", "global"],
  ];
  for (const [path, locality] of cases)
    test(`${path}: ${locality}`, () => {
      const { operations } = apiOf(document({ paths: `${path}: { delete: { operationId: DeleteIt } }` }));
      expect(operations.map((operation) => operation.locality)).toEqual([locality]);
    });
});

describe("the places of a document", () => {
  const paths = `
    /zones/{zone}/servers: { get: { operationId: A } }
    /zones/{zone}/images: { get: { operationId: B } }
    /regions/{region}/snapshots: { get: { operationId: C } }`;

  for (const dialect of [published, standard])
    test(`are collected from its parameters (${dialect.name})`, () => {
      const api = apiOf(dialect({ paths }));
      expect([api.zones, api.regions]).toEqual([
        ["fr-par-1", "nl-ams-1"],
        ["fr-par", "nl-ams"],
      ]);
      expect(api.enums).toEqual([]);
      expect(requestOf(api, "A")).toEqual({ zone: "path string, required" });
      expect(requestOf(api, "C")).toEqual({ region: "path string, required" });
    });

  test("are the union of what operations list, in the document's order", () => {
    const path = (name: string, zones: string): string =>
      `/zones/{zone}/${name}: { get: { operationId: ${name}, parameters: [{ name: zone, in: path, required: true, schema: { type: string, enum: [${zones}] } }] } }`;
    expect(
      apiOf(document({ paths: `${path("a", "pl-waw-1, fr-par-1")}\n${path("b", "fr-par-1, it-mil-1")}` })).zones,
    ).toEqual(["pl-waw-1", "fr-par-1", "it-mil-1"]);
  });

  test("may be an enum of their own", () => {
    const parameters = "parameters: [{ name: region, in: path, required: true, schema: { $ref: Region } }]";
    const api = apiOf(
      document({
        paths: `/regions/{region}/a: { get: { operationId: A, ${parameters} } }`,
        schemas: "Region: { type: string, enum: [fr-par] }",
      }),
    );
    expect(api.regions).toEqual(["fr-par"]);
  });

  test("are empty where the document lists none", () => {
    const parameters = "parameters: [{ name: zone, in: path, required: true, schema: { type: string } }]";
    expect(apiOf(document({ paths: `/zones/{zone}/a: { get: { operationId: A, ${parameters} } }` })).zones).toEqual([]);
  });
});
