import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogueAgrees } from "../generator/check/catalogue-agrees.ts";
import { diagnostic, type Report } from "../generator/diagnostics.ts";
import type { Api } from "../generator/model/api.ts";
import type { Catalogue } from "../generator/model/catalogue.ts";
import type { Diagnostic } from "../generator/model/diagnostic.ts";
import { type ApiPlan, type PackagePlan, planPackages } from "../generator/plan/plan.ts";
import { catalogueOf, readCatalogue } from "../generator/read/catalogue.ts";
import { LOCK } from "../generator/read/folder.ts";
import { readSource } from "../generator/read/source.ts";
import { readApi, readText } from "./support/api.ts";
import { documentsIn, shared, specs } from "./support/paths.ts";
import { object } from "./support/raw.ts";

interface Told {
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
}

function listen(): Told {
  const diagnostics: Diagnostic[] = [];
  return { diagnostics, report: (code, origin, facts) => void diagnostics.push(diagnostic(code, origin, facts)) };
}

function catalogued(text: string): {
  readonly catalogue: Catalogue | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { diagnostics, report } = listen();
  const source = readSource("catalogue.yml", text, report);
  return { catalogue: source && readCatalogue(source, report), diagnostics };
}

/** An api with operations that do nothing. */
function apiOf(
  version: string,
  { name, ids = ["GetThing"], place = "zone" }: { name?: string; ids?: readonly string[]; place?: string } = {},
): Api {
  const paths = ids.map((id) => {
    const parameter = `{ name: ${place}, in: path, required: true, schema: { type: string } }`;
    const get = `{ operationId: ${id}, parameters: [${parameter}], responses: { "204": { description: Done. } } }`;
    return `  /thing/${version}/${place}s/{${place}}/${id}: { get: ${get} }`;
  });
  const named = name === undefined ? "" : `, x-api-name: ${name}`;
  const text = [`openapi: 3.1.0`, `info: { title: Things, version: ${version}${named} }`, "paths:", ...paths].join(
    "\n",
  );
  const { api } = readText(text);
  if (!api) throw new Error("the document cannot be read");
  return api;
}

const things = (versions: string, current = "v1"): string =>
  `thing:\n  title: Things\n  locality: zone\n  current: ${current}\n  versions:\n${versions.replace(/^/gm, "    ")}\n`;

describe("the catalogue of this project", () => {
  const { diagnostics, report } = listen();
  const catalogue = catalogueOf(specs, "specs", report);
  const read: { readonly file: string; readonly api: Api }[] = [];
  beforeAll(() => {
    for (const file of documentsIn(specs)) {
      const { api } = readApi(join(specs, file));
      if (api) read.push({ file, api });
    }
  });

  test("is the one of the documents", () => {
    if (!catalogue) throw new Error("there is no catalogue");
    catalogueAgrees(
      catalogue,
      read.map(({ api }) => api),
      report,
    );
    expect(diagnostics).toEqual([]);
  });

  test("calls the products as our documents do, and lists them in order", () => {
    const pulled: ReadonlySet<string> = new Set(
      existsSync(join(specs, LOCK)) ? Object.keys(object(JSON.parse(readFileSync(join(specs, LOCK), "utf8")))) : [],
    );
    for (const { file, api } of read)
      if (!pulled.has(file))
        expect(`${file} ${catalogue?.products.find(({ slug }) => slug === api.product)?.title}`).toBe(
          `${file} ${api.title}`,
        );
    const slugs = catalogue?.products.map(({ slug }) => slug) ?? [];
    expect(slugs).toEqual([...slugs].sort());
  });

  test.skipIf(!existsSync(join(shared, "facts")))("knows every portal page that the facts know, and no other", () => {
    const { products } = object(JSON.parse(readFileSync(join(shared, "facts/products.json"), "utf8")));
    const rows = Array.isArray(products) ? products.map(object) : [];
    const known = rows
      .filter(({ product }) => product !== "test")
      .map(({ path, portal }) => `${path}: ${Array.isArray(portal) ? [...portal].sort().join(" ") : ""}`);
    const apis =
      catalogue?.products.flatMap(({ slug, apis }) =>
        apis.map((api) => ({ path: `${slug}/${api.version}`, pages: [...api.portals, ...api.parts] })),
      ) ?? [];
    const said = [...new Set(apis.map(({ path }) => path))].map((path) => {
      const pages = apis.filter((api) => api.path === path).flatMap((api) => api.pages);
      return `${path}: ${pages.sort().join(" ")}`;
    });
    expect(said.sort()).toEqual(known.sort());
  });
});

describe("reading", () => {
  test("takes what holds for the product where an api says nothing", () => {
    const { catalogue, diagnostics } = catalogued(
      "thing:\n  title: Things\n  locality: [zone, region]\n  portal: [a, b]\n  current: v1\n  versions:\n    v1:\n      track: ga\n      apis:\n        one: {}\n        two: { locality: region, portal: c, superseded-by: v1/one }\n",
    );
    expect(diagnostics).toEqual([]);
    expect(catalogue?.products[0]?.apis).toMatchObject([
      { version: "v1", track: "ga", name: "one", localities: ["zone", "region"], portals: ["a", "b"] },
      {
        version: "v1",
        track: "ga",
        name: "two",
        localities: ["region"],
        portals: ["c"],
        successor: { path: "v1/one" },
      },
    ]);
  });

  test.each([
    ["a title", "thing: { locality: zone, current: v1, versions: { v1: { track: ga } } }", "field-missing"],
    ["a locality", "thing: { title: T, current: v1, versions: { v1: { track: ga } } }", "field-missing"],
    ["versions", "thing: { title: T, locality: zone, current: v1 }", "field-missing"],
    ["a track", things("v1: {}"), "field-missing"],
    ["a track that is one", things("v1: { track: stable }"), "wrong-type"],
    ["keys that are known", things("v1: { track: ga, colour: red }"), "unsupported"],
    [
      "operations where a part is superseded",
      things("v1: { track: ga, partly-superseded-by: { version: v2 } }"),
      "field-missing",
    ],
    ["what is said of an api at the api", things("v1: { track: ga, portal: a, apis: { a: {} } }"), "unsupported"],
    ["an object", "- thing", "wrong-type"],
  ])("wants %s", (_, text, code) => {
    const { diagnostics } = catalogued(text);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(diagnostics[0]?.origin?.file).toBe("catalogue.yml");
  });

  test("finds none in a folder without one", () => {
    expect(catalogueOf(join(shared, "real-specs"), "", listen().report)).toBeUndefined();
  });
});

describe("agreement", () => {
  const complaints = (text: string, apis: readonly Api[]): readonly string[] => {
    const { catalogue } = catalogued(text);
    if (!catalogue) throw new Error("there is no catalogue");
    const { diagnostics, report } = listen();
    catalogueAgrees(catalogue, apis, report);
    return diagnostics.map(({ code }) => code);
  };
  const both = "v1beta1: { track: beta, superseded-by: v1 }\nv1: { track: ga }";
  const partly = (id: string): string =>
    `v1: { track: ga, partly-superseded-by: { version: v2, operations: [${id}] } }\nv2: { track: ga }`;

  test.each([
    ["both have the same", things(both), [apiOf("v1"), apiOf("v1beta1")], []],
    ["a document is not listed", things("v1: { track: ga }"), [apiOf("v1"), apiOf("v2")], ["catalogue-lacks"]],
    ["a listed api has no document", things(both), [apiOf("v1")], ["catalogue-document"]],
    ["the track differs", things("v1: { track: beta }"), [apiOf("v1")], ["catalogue-differs"]],
    ["the locality differs", things("v1: { track: ga }"), [apiOf("v1", { place: "region" })], ["catalogue-differs"]],
    [
      "an api name differs",
      things("v1: { track: ga, apis: { a: {} } }"),
      [apiOf("v1", { name: "b" })],
      ["catalogue-lacks", "catalogue-document"],
    ],
    ["the current version is none", things("v1: { track: ga }", "v2"), [apiOf("v1")], ["catalogue-version"]],
    [
      "a beta supersedes",
      things("v1: { track: ga, superseded-by: v2beta1 }\nv2beta1: { track: beta }"),
      [apiOf("v1"), apiOf("v2beta1")],
      ["catalogue-version"],
    ],
    [
      "an older one supersedes",
      things("v1: { track: ga }\nv2: { track: ga, superseded-by: v1 }"),
      [apiOf("v1"), apiOf("v2")],
      ["catalogue-version"],
    ],
    [
      "a version supersedes itself",
      things("v1: { track: ga, superseded-by: v1 }"),
      [apiOf("v1")],
      ["catalogue-version"],
    ],
    [
      "a part is superseded",
      things(partly("GetThing")),
      [apiOf("v1", { ids: ["GetThing", "Other"] }), apiOf("v2")],
      [],
    ],
    [
      "the newer one lacks the part",
      things(partly("Other")),
      [apiOf("v1", { ids: ["GetThing", "Other"] }), apiOf("v2")],
      ["catalogue-operation"],
    ],
  ])("%s", (_, text, apis, codes) => {
    expect(complaints(text, apis)).toEqual(codes);
  });
});

describe("the plan", () => {
  const planOf = (apis: readonly Api[], text?: string): PackagePlan => {
    const { report } = listen();
    const catalogue = text === undefined ? undefined : catalogued(text).catalogue;
    const [plan] = planPackages(
      apis.map((api) => ({ api, source: "" })),
      report,
      catalogue,
    );
    if (!plan) throw new Error("nothing is planned");
    return plan;
  };
  const facts = ({ path, successor, replaced }: ApiPlan): string =>
    [
      path,
      ...(successor === undefined ? [] : [`-> ${successor}`]),
      ...[...replaced].map((pair) => pair.join(" -> ")),
    ].join(" ");
  const apis = [apiOf("v1", { ids: ["GetThing", "Other"] }), apiOf("v1beta1"), apiOf("v3")];

  test("goes by the versions where there is no catalogue", () => {
    const { apis: planned, root, main } = planOf(apis);
    expect(planned.map(facts)).toEqual(["v1 -> v3", "v1beta1 -> v3", "v3"]);
    expect([...root, main].map((api) => api?.path)).toEqual(["v3", "v3"]);
  });

  test("goes by the catalogue where there is one for the product", () => {
    const text = things(
      "v1: { track: ga, partly-superseded-by: { version: v3, operations: [Other] } }\nv1beta1: { track: beta }\nv3: { track: ga }",
    );
    const { apis: planned, root, main } = planOf(apis, text);
    expect(planned.map(facts)).toEqual(["v1 Other -> v3", "v1beta1", "v3"]);
    expect([...root, main].map((api) => api?.path)).toEqual(["v1", "v1"]);
    expect(planOf(apis, text.replace("thing:", "other:")).apis.map(facts)).toEqual(["v1 -> v3", "v1beta1 -> v3", "v3"]);
  });

  test("starts with the api that no other replaces, and exports no beta from the root", () => {
    const zoned = [apiOf("v1", { name: "regional" }), apiOf("v1", { name: "zoned" })];
    const { root, main } = planOf(
      zoned,
      things("v1: { track: ga, apis: { zoned: {}, regional: { superseded-by: v1/zoned } } }"),
    );
    expect(root.map(facts)).toEqual(["v1/regional -> v1/zoned", "v1/zoned"]);
    expect(main?.path).toBe("v1/zoned");
    const beta = planOf(
      [apiOf("v1beta1"), apiOf("v1beta2")],
      things("v1beta1: { track: beta }\nv1beta2: { track: beta }", "v1beta1"),
    );
    expect(beta.root).toEqual([]);
    expect(beta.main?.path).toBe("v1beta1");
  });
});
