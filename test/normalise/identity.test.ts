import { describe, expect, test } from "vitest";
import { apiOf, codesOf, document, published, standard } from "../support/document.ts";

/** A document whose only path is this one; everything that identifies it stands in path and info. */
const bare = (path: string, version: string, info = ""): string => `
openapi: 3.1.0
info: { title: T, version: ${version}${info} }
paths: { "${path}": { delete: { operationId: DeleteThing, responses: { 204: { description: Gone. } } } } }
`;

describe("a document is a product at a version", () => {
  const cases: readonly (readonly [path: string, version: string, product: string, track: string])[] = [
    ["/instance/v1/things", "v1", "instance", "ga"],
    ["/secret-manager/v1beta1/things", "v1beta1", "secret-manager", "beta"],
    ["/iam/v1alpha1/things", "v1alpha1", "iam", "alpha"],
    ["/vpc-gw/v2/things", "v2", "vpc-gw", "ga"],
    ["/k8s/v12alpha34/things", "v12alpha34", "k8s", "alpha"],
    ["/shop/v1", "v1", "shop", "ga"],
  ];
  for (const [path, version, product, track] of cases)
    test(path, () => expect(apiOf(bare(path, version))).toMatchObject({ product, version, track }));

  test("an api name tells several documents of one version apart", () => {
    expect(apiOf(bare("/lb/v1/things", "v1", ", x-api-name: zoned")).name).toBe("zoned");
    expect(apiOf(bare("/lb/v1/things", "v1"))).not.toHaveProperty("name");
  });

  test("the title loses the word API, which every title has", () => {
    const titleOf = (title: string): string =>
      apiOf(document({ info: `title: ${title}`, paths: "/things: { delete: { operationId: DeleteThings } }" })).title;
    expect(titleOf("Load Balancer API")).toBe("Load Balancer");
    expect(titleOf("Load Balancer API (zoned)")).toBe("Load Balancer");
    expect(titleOf("API Gateway")).toBe("API Gateway");
  });

  test("both dialects of OpenAPI 3 are read", () => {
    const text = bare("/shop/v1/things", "v1");
    for (const version of ["3.1.0", "3.1.1", "3.0.3", '"3.1"', "3.1"])
      expect(codesOf(text.replace("3.1.0", version))).toEqual([]);
    for (const version of ["3.2.0", "2.0", "4.0.0", "3.10.0"])
      expect(codesOf(text.replace("3.1.0", version))).toEqual(["openapi-version"]);
  });
});

describe("objects", () => {
  test("are the tag, else the first static segment behind the locality, else the service", () => {
    const api = apiOf(
      document({
        tags: "[{ name: Private NICs, description: Cards. }, { name: Unused }]",
        paths: `
          /zones/{zone}/servers/{server_id}/private_nics: { get: { operationId: A, tags: [Private NICs] } }
          /zones/{zone}/servers: { get: { operationId: B } }
          /zones/{zone}: { get: { operationId: C } }
          /organizations/{id}/saml: { get: { operationId: D } }`,
      }),
    );
    expect(api.operations.map(({ id, object }) => [id, object])).toEqual([
      ["A", "Private NICs"],
      ["B", "servers"],
      ["C", "service"],
      ["D", "organizations"],
    ]);
    expect(api.objects).toEqual([
      { name: "Private NICs", docs: { text: "Cards." } },
      { name: "servers", docs: {} },
      { name: "service", docs: {} },
      { name: "organizations", docs: {} },
    ]);
  });
});

describe("both dialects", () => {
  test("say the same of who they are", () => {
    const [one, other] = [published, standard].map((dialect) =>
      apiOf(dialect({ paths: "/zones/{zone}/things: { delete: { operationId: DeleteThings } }" })),
    );
    const { origin: _, operations: __, ...rest } = one ?? {};
    expect(other).toMatchObject(rest);
    expect(one?.docs).toEqual({ text: "A shop." });
  });
});
