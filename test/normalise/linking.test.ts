import { describe, expect, test } from "vitest";
import { answers, apiOf, codesOf, published, standard } from "../support/document.ts";
import { enumsOf, modelOf, modelsOf, requestOf, resultOf, wholeOf } from "../support/shape.ts";

/** Published documents inline what has a description of its own; standard ones keep the reference beside it. */
const bothDialects = (inlined: string, linked: string): readonly [object, object] => [
  wholeOf(apiOf(published({ schemas: inlined }))),
  wholeOf(apiOf(standard({ schemas: linked }))),
];

describe("an inlined copy of a named type is that type", () => {
  test("objects", () => {
    const [one, other] = bothDialects(
      `
      Thing: { type: object, properties: { id: { type: string }, home: { description: Where., type: object, properties: { city: { type: string }, zip: { type: integer } } } } }
      Address: { type: object, properties: { city: { type: string, description: Town. }, zip: { type: integer } } }`,
      `
      Thing: { type: object, properties: { id: { type: string }, home: { description: Where., $ref: Address } } }
      Address: { type: object, properties: { city: { type: string }, zip: { type: integer } } }`,
    );
    expect(one).toEqual(other);
    expect(one).toMatchObject({ models: { Thing: { home: "Address, nullable" } } });
  });

  test("enums", () => {
    const [one, other] = bothDialects(
      `
      Thing: { type: object, properties: { id: { type: string }, state: { description: Its state., type: string, enum: [on, off], default: on } } }
      Thing.State: { type: string, enum: [on, off], default: on }`,
      `
      Thing: { type: object, properties: { id: { type: string }, state: { description: Its state., $ref: Thing.State } } }
      Thing.State: { type: string, enum: [on, off] }`,
    );
    expect(one).toEqual(other);
    expect(one).toMatchObject({ models: { Thing: { state: "ThingState" } }, enums: { ThingState: ["on", "off"] } });
  });

  test("nullable copies, and copies as values of maps", () => {
    const schemas = `
      Thing:
        type: object
        properties:
          a: { description: A., nullable: true, type: object, properties: { x: { type: string }, y: { type: string } } }
          b: { description: B., type: object, properties: { "<bKey>": { description: B., type: object, properties: { x: { type: string }, y: { type: string } } } }, additionalProperties: true }
      Pair: { type: object, properties: { x: { type: string }, y: { type: string } } }`;
    expect(modelOf(apiOf(published({ schemas })), "Thing")).toEqual({ a: "Pair | null", b: "map of Pair" });
  });

  test("copies in requests", () => {
    const body =
      "{ type: object, properties: { home: { description: Where., type: object, properties: { city: { type: string }, zip: { type: integer } } } } }";
    const paths = `/a: { post: { operationId: A, requestBody: { content: { application/json: { schema: ${body} } } }, ${answers("Address")} } }`;
    const api = apiOf(
      published({
        paths,
        schemas: "Address: { type: object, properties: { city: { type: string }, zip: { type: integer } } }",
      }),
    );
    expect(requestOf(api, "A")).toEqual({ home: "body Address" });
    expect(api.models.map(({ name, use }) => [name, use])).toEqual([["Address", { request: true, result: true }]]);
  });

  test("copies whose properties stand in another order", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, p: { type: object, properties: { y: { type: integer }, x: { type: string } } } } }
      Pair: { type: object, properties: { x: { type: string }, y: { type: integer } } }`;
    expect(modelOf(apiOf(published({ schemas })), "Thing").p).toBe("Pair, nullable");
  });
});

describe("what differs in more than prose is another type", () => {
  const cases: readonly (readonly [difference: string, copy: string])[] = [
    [
      "a further property",
      "{ type: object, properties: { x: { type: string }, e: { $ref: E }, z: { type: string } } }",
    ],
    ["a missing property", "{ type: object, properties: { x: { type: string } } }"],
    ["another type", "{ type: object, properties: { x: { type: integer }, e: { $ref: E } } }"],
    ["another format", "{ type: object, properties: { x: { type: string, format: date-time }, e: { $ref: E } } }"],
    ["nullable", "{ type: object, properties: { x: { type: string, nullable: true }, e: { $ref: E } } }"],
    ["another enum", "{ type: object, properties: { x: { type: string }, e: { type: string, enum: [b, a] } } }"],
    ["a list", "{ type: object, properties: { x: { type: array, items: { type: string } }, e: { $ref: E } } }"],
    [
      "a map",
      "{ type: object, properties: { x: { type: object, additionalProperties: { type: string } }, e: { $ref: E } } }",
    ],
    ["one of a group", "{ type: object, properties: { x: { type: string, x-one-of: g }, e: { $ref: E } } }"],
    ["a constant", "{ type: object, properties: { x: { type: string, const: k }, e: { $ref: E } } }"],
  ];
  for (const [difference, copy] of cases)
    test(difference, () => {
      const schemas = `
      Thing: { type: object, properties: { id: { type: string }, copy: ${copy} } }
      Other: { type: object, properties: { x: { type: string }, e: { $ref: E } } }
      E: { type: string, enum: [a, b] }`;
      expect(modelOf(apiOf(published({ schemas })), "Thing").copy).toBe("ThingCopy, nullable");
    });

  test("constants and pairs tell twins apart", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, a: { type: object, properties: { k: { type: string, const: a } } }, b: { type: object, properties: { p: { type: array, prefixItems: [{ type: integer }] } } } } }
      B: { type: object, properties: { k: { type: string, const: b } } }
      P: { type: object, properties: { p: { type: array, prefixItems: [{ type: string }] } } }`;
    expect(modelOf(apiOf(standard({ schemas })), "Thing")).toMatchObject({
      a: "ThingA, nullable",
      b: "ThingB, nullable",
    });
  });
});

describe("ambiguous twins", () => {
  const twins = (field: string): string | undefined => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, ${field}: { description: S., type: string, enum: [unknown, ready] } } }
      Snapshot.Status: { type: string, enum: [unknown, ready] }
      Thing.Status: { type: string, enum: [unknown, ready] }
      Volume.State: { type: string, enum: [unknown, ready] }
      Mood: { type: string, enum: [unknown, ready] }`;
    return modelOf(apiOf(published({ schemas })), "Thing")[field];
  };
  const cases: readonly (readonly [field: string, want: string, reason: string])[] = [
    ["status", "ThingStatus", "owner and field"],
    ["state", "VolumeState", "the field ends the name"],
    ["mood", "Mood", "the field is the name"],
    ["moods", "Mood", "the field is its plural"],
    ["other", "SnapshotStatus", "the first where none fits"],
  ];
  for (const [field, want, reason] of cases)
    test(`${field} is ${want}: ${reason}`, () => expect(twins(field)).toBe(want));
});

describe("nesting", () => {
  test("types expanded in place, level by level, are all linked", () => {
    const subscriber =
      "{ description: S., type: object, properties: { mail: { type: string }, n: { type: integer } } }";
    const lb = `{ description: L., type: object, properties: { ip: { type: string }, subscriber: ${subscriber} } }`;
    const backend = `{ description: B., type: object, properties: { port: { type: integer }, lb: ${lb} } }`;
    const frontend = `{ description: F., type: object, properties: { port: { type: integer }, backend: ${backend}, lb: ${lb} } }`;
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, frontend: ${frontend} } }
      Frontend: { type: object, properties: { port: { type: integer }, backend: ${backend}, lb: ${lb} } }
      Backend: { type: object, properties: { port: { type: integer }, lb: ${lb} } }
      Lb: { type: object, properties: { ip: { type: string }, subscriber: ${subscriber} } }
      Subscriber: { type: object, properties: { mail: { type: string }, n: { type: integer } } }`;
    expect(modelsOf(apiOf(published({ schemas })))).toEqual({
      Thing: { id: "string", frontend: "Frontend, nullable" },
      Frontend: { port: "integer", backend: "Backend, nullable", lb: "Lb, nullable" },
      Backend: { port: "integer", lb: "Lb, nullable" },
      Lb: { ip: "string", subscriber: "Subscriber, nullable" },
      Subscriber: { mail: "string", n: "integer" },
    });
  });

  test("a type that holds itself", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, tree: { description: Root., $ref: Folder } } }
      Folder: { type: object, properties: { name: { type: string }, folders: { type: array, items: { $ref: Folder } }, parent: { $ref: Folder } } }`;
    expect(modelsOf(apiOf(standard({ schemas })))).toEqual({
      Thing: { id: "string", tree: "Folder, nullable" },
      Folder: { name: "string", folders: "Folder[]", parent: "Folder, nullable" },
    });
  });

  test("a type that holds itself, expanded once in place", () => {
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, tree: { description: Root., type: object, properties: { name: { type: string }, folders: { type: array, items: { $ref: Folder } } } } } }
      Folder: { type: object, properties: { name: { type: string }, folders: { type: array, items: { $ref: Folder } } } }`;
    expect(modelsOf(apiOf(published({ schemas })))).toEqual({
      Thing: { id: "string", tree: "Folder, nullable" },
      Folder: { name: "string", folders: "Folder[]" },
    });
  });

  test("a type that holds itself, expanded several times in place", () => {
    const inner =
      "{ description: Up., type: object, properties: { name: { type: string }, parent: { $ref: Folder } } }";
    const schemas = `
      Thing: { type: object, properties: { id: { type: string }, tree: { description: Root., type: object, properties: { name: { type: string }, parent: ${inner} } } } }
      Folder: { type: object, properties: { name: { type: string }, parent: { $ref: Folder } } }`;
    expect(modelsOf(apiOf(published({ schemas })))).toEqual({
      Thing: { id: "string", tree: "Folder, nullable" },
      Folder: { name: "string", parent: "Folder, nullable" },
    });
  });

  test("two types that hold each other, whichever comes first", () => {
    const a = "A: { type: object, properties: { x: { type: string }, b: { $ref: B } } }";
    const b = "B: { type: object, properties: { y: { type: string }, a: { $ref: A } } }";
    const thing =
      "Thing: { type: object, properties: { id: { type: string }, p: { description: P., type: object, properties: { x: { type: string }, b: { $ref: B } } }, q: { description: Q., type: object, properties: { y: { type: string }, a: { $ref: A } } } } }";
    for (const schemas of [
      [a, b, thing],
      [b, a, thing],
      [thing, a, b],
    ])
      expect(modelOf(apiOf(published({ schemas: schemas.join("\n") })), "Thing")).toEqual({
        id: "string",
        p: "A, nullable",
        q: "B, nullable",
      });
  });

  test("a type that is nothing but itself", () => {
    expect(
      codesOf(
        standard({
          schemas:
            "Thing: { type: object, properties: { l: { $ref: Loop } } }\nLoop: { type: array, items: { $ref: Loop } }",
        }),
      ),
    ).toContain("ref-loop");
  });
});

describe("an inlined type without a twin is named after owner and field", () => {
  test("in models, level by level", () => {
    const schemas =
      "Thing: { type: object, properties: { id: { type: string }, home: { type: object, properties: { city: { type: string }, kind: { type: string, enum: [big, small] } } } } }";
    const api = apiOf(published({ schemas }));
    expect(modelsOf(api)).toEqual({
      Thing: { id: "string", home: "ThingHome, nullable" },
      ThingHome: { city: "string", kind: "ThingHomeKind" },
    });
    expect(enumsOf(api)).toEqual({ ThingHomeKind: ["big", "small"] });
  });

  test("in requests and results", () => {
    const body =
      "{ type: object, properties: { size: { type: object, properties: { x: { type: integer }, y: { type: integer } } } } }";
    const paths = `
      /a: { post: { operationId: CreateThing, requestBody: { content: { application/json: { schema: ${body} } } }, ${answers("{ type: object, properties: { id: { type: string }, n: { type: integer } } }")} } }
      /b: { get: { operationId: ListThings, parameters: [{ name: order_by, in: query, schema: { type: string, enum: [asc, desc], default: asc } }] } }`;
    const api = apiOf(published({ paths }));
    expect(requestOf(api, "CreateThing")).toEqual({ size: "body CreateThingRequestSize" });
    expect(resultOf(api, "CreateThing")).toBe("CreateThingResponse");
    expect(requestOf(api, "ListThings")).toEqual({ order_by: "query ListThingsRequestOrderBy" });
  });

  test("once, where the same field of several owners holds the same", () => {
    const schemas = `
      Thing: { type: object, properties: { a: { $ref: A }, b: { $ref: B } } }
      A: { type: object, properties: { id: { type: string }, mode: { type: string, enum: [x, y] } } }
      B: { type: object, properties: { id: { type: integer }, mode: { type: string, enum: [x, y] }, other: { type: string, enum: [x, y] } } }`;
    const api = apiOf(published({ schemas }));
    expect([modelOf(api, "A"), modelOf(api, "B")]).toEqual([
      { id: "string", mode: "AMode" },
      { id: "integer", mode: "AMode", other: "BOther" },
    ]);
  });

  test("apart, where parameters of several operations hold the same", () => {
    const order = (id: string): string =>
      `{ get: { operationId: ${id}, parameters: [{ name: order, in: query, schema: { type: string, enum: [asc, desc] } }] } }`;
    const api = apiOf(published({ paths: `/a: ${order("ListA")}\n/b: ${order("ListB")}` }));
    expect(Object.keys(enumsOf(api))).toEqual(["ListARequestOrder", "ListBRequestOrder"]);
  });
});

describe("names of components", () => {
  const cases: readonly (readonly [component: string, name: string])[] = [
    ["scaleway.instance.v1.Server.State", "ServerState"],
    ["scaleway.secret_manager.v1beta1.Secret", "Secret"],
    ["scaleway.std.ServiceInfo", "ServiceInfo"],
    ["scaleway.webhosting.v1.dns_records.Record", "DnsRecordsRecord"],
    ["scaleway.v1", "ScalewayV1"],
  ];
  for (const [component, name] of cases)
    test(`${component}: ${name}`, () => {
      const schemas = `
      Thing: { type: object, properties: { id: { type: string }, f: { $ref: ${component} } } }
      ${component}: { type: object, properties: { a: { type: string }, b: { type: boolean } } }`;
      expect(modelOf(apiOf(published({ schemas })), "Thing").f).toBe(`${name}, nullable`);
    });

  test("that end in the same name are told apart, and said so", () => {
    const schemas = `
      Thing: { type: object, properties: { a: { $ref: scaleway.shop.v1.Part }, b: { $ref: scaleway.other.v1.Part } } }
      scaleway.shop.v1.Part: { type: object, properties: { x: { type: string } } }
      scaleway.other.v1.Part: { type: object, properties: { y: { type: string } } }`;
    expect(codesOf(published({ schemas }))).toEqual(["name-clash"]);
  });
});
