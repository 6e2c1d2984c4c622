import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import MarkdownIt from "markdown-it";
import { afterAll, describe, expect, test } from "vitest";
import type { Outcome } from "../generator/generate.ts";
import { readText } from "./support/api.ts";
import { filesIn, folderOf } from "./support/folder.ts";
import { generateInto } from "./support/generate.ts";
import { faultsOf } from "./support/judge.ts";
import { scratch } from "./support/paths.ts";
import { typeFaults } from "./support/program.ts";

afterAll(() => rmSync(scratch("hostile"), { recursive: true, force: true }));

type Json = Readonly<Record<string, unknown>>;

interface World {
  readonly folder: string;
  readonly outcome: Outcome;
  /** Every file of the output folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** Generates documents, and sees that nothing is written beside the output. */
async function world(documents: Readonly<Record<string, Json | string>>): Promise<World> {
  const texts = Object.entries(documents).map(([name, content]) => [
    `specs/${name}`,
    typeof content === "string" ? content : JSON.stringify(content),
  ]);
  const folder = folderOf("hostile", { ...Object.fromEntries(texts), "beside.txt": "here" });
  const outcome = await generateInto(join(folder, "out"), join(folder, "specs"));
  const outside = [...filesIn(folder).keys()].filter((file) => !file.startsWith("out/"));
  expect(outside.sort()).toEqual([...texts.map(([path]) => path), "beside.txt"].sort());
  return { folder, outcome, files: outcome.written ? filesIn(join(folder, "out")) : new Map() };
}

/** What is wrong with what was generated: nothing, whatever the documents say. */
function faultsIn({ folder, files, outcome }: World): readonly string[] {
  const errors = outcome.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  const faults = [...files].flatMap(([path, text]) => faultsOf(path, text));
  const odd = [...files.keys()].filter((path) => !/^(?:[a-z][a-z\d-]*\/[\w./-]+|\.scwkit-files)$/.test(path));
  return [...errors, ...faults, ...odd, ...typeFaults(join(folder, "out"), [...files.keys()])];
}

const schemas = "#/components/schemas/";
const pointer = (name: string): string =>
  `${schemas}${name.replaceAll("%", "%25").replaceAll("~", "~0").replaceAll("/", "~1")}`;
const answer = (schema: Json): Json => ({ 200: { description: "", content: { "application/json": { schema } } } });
const DONE: Json = { 204: { description: "" } };

interface Parts {
  readonly info?: Json;
  readonly paths?: Json;
  readonly schemas?: Readonly<Record<string, Json>>;
  readonly tags?: readonly Json[];
}

function document({ info, paths, schemas: own, tags }: Parts): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Shop API", version: "v1", ...info },
    paths: paths ?? { "/shop/v1/a": { get: { operationId: "A", responses: DONE } } },
    ...(tags && { tags }),
    ...(own && { components: { schemas: own } }),
  };
}

/** Each stands for a way in which a name leads astray. */
const NAMES: readonly string[] = [
  ..."__proto__ constructor prototype hasOwnProperty toString valueOf toJSON then name length".split(" "),
  ..."class default import export await yield async delete new null true this super enum eval arguments let".split(" "),
  ..."undefined NaN Infinity globalThis Object Array Promise Record Blob Uint8Array Date Error Symbol Proxy".split(" "),
  ..."client call list wait request options Client Call List Page Zone Region Place zones regions Waiter".split(" "),
  ..."string number any never unknown type interface index models enums places con nul aux COM1".split(" "),
  ..."../../x .. . /etc/passwd C:\\x \\\\host\\share a/b %2e%2e ~ -rf $(id) `id` ;id &id |id >id".split(" "),
  "a b",
  "a\nb",
  "a\tb",
  "a\u0000b",
  "a\u2028b",
  "\u202ea",
  "a\u200bb",
  "\ufeffa",
  "\ud800",
  "\udc00a",
  "\u0430",
  "a",
  "A",
  "aA",
  "a_a",
  "a-a",
  "a.a",
  "é",
  "e\u0301",
  "ｅ",
  "ß",
  "İ",
  "ı",
  "日本",
  "😀",
  "1",
  "-1",
  "",
  " ",
  "'",
  '"',
  "\\",
  "*/",
  "/*",
  "//",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it looks like one is the point
  "${id}",
  "{{id}}",
  "<b>",
  "X-Auth-Token",
];

describe("a name of a document names nothing else", () => {
  const thing = (name: string, index: number): Json => ({
    type: "object",
    properties: { [name]: { type: "string" }, [`n${index}`]: { type: "string" } },
  });

  test("operations and their fields", async () => {
    const paths = NAMES.map((name, index) => {
      const body = { content: { "application/json": { schema: thing(name, index) } } };
      const parameters = [{ name: `${name}?`, in: "query", schema: { type: "string" } }];
      const post = { operationId: name, parameters, requestBody: body, responses: answer(thing(name, index)) };
      return [`/shop/v1/a${index}`, { post }];
    });
    const made = await world({ "a.json": document({ paths: Object.fromEntries(paths) }) });
    expect(faultsIn(made)).toEqual([]);
    expect(made.outcome.rows.map(({ operations }) => operations)).toEqual([NAMES.length]);
  });

  test("models, enums and their values", async () => {
    const models = NAMES.map((name, index) => [`scaleway.shop.v1.${name}`, thing(name, index)]);
    const bare = NAMES.map((name) => [`${name}#`, { type: "string", enum: [name, `${name} `], description: name }]);
    const own = Object.fromEntries([...models, ...bare]);
    const properties = Object.fromEntries(Object.keys(own).map((name) => [name, { $ref: pointer(name) }]));
    const paths = { "/shop/v1/a": { get: { operationId: "A", responses: answer({ type: "object", properties }) } } };
    const made = await world({ "a.json": document({ paths, schemas: own }) });
    expect(faultsIn(made)).toEqual([]);
    expect(made.outcome.rows).toMatchObject([{ enums: NAMES.length }]);
  });

  test("tags, and the files of objects", async () => {
    const paths = NAMES.map((name, index) => [
      `/shop/v1/a${index}`,
      { get: { operationId: `A${index}`, tags: [name], responses: DONE } },
    ]);
    const tags = NAMES.map((name) => ({ name, description: name }));
    const made = await world({ "a.json": document({ paths: Object.fromEntries(paths), tags: [...tags, ...tags] }) });
    expect(faultsIn(made)).toEqual([]);
    const names = [...made.files.keys()].map((path) => path.split("/").at(-1)?.toLowerCase());
    expect(new Set(names.filter((name) => /^(?:con|prn|aux|nul|com\d|lpt\d)\./.test(name ?? "")))).toEqual(new Set());
  });

  test("path parameters, constants and members of a one-of group", async () => {
    const paths = NAMES.filter((name) => !/[{}]/.test(name) && name !== "").map((name, index) => {
      const parameters = [{ name, in: "path", required: true, schema: { type: "string" } }];
      const properties = Object.fromEntries(
        [`${name}1`, `${name}2`, `${name}3`].map((key) => [key, { const: key, "x-one-of": name }]),
      );
      const schema = { type: "object", properties: { inner: { type: "object", properties } } };
      const put = { operationId: `A${index}`, requestBody: { content: { "application/json": { schema } } } };
      return [`/shop/v1/a${index}/{${name}}`, { parameters, put: { ...put, responses: DONE } }];
    });
    expect(faultsIn(await world({ "a.json": document({ paths: Object.fromEntries(paths) }) }))).toEqual([]);
  });

  test("a member called __proto__ is a member", async () => {
    const body = { type: "object", properties: JSON.parse('{"__proto__": {"type": "string"}}') };
    const post = {
      operationId: "CreateA",
      requestBody: { content: { "application/json": { schema: { ...body, required: ["__proto__"] } } } },
      responses: DONE,
    };
    const note = "defaults: [{ operations: [CreateA], field: __proto__, from: project, evidence: Seen. }]";
    const made = await world({
      "a.json": JSON.stringify(document({ paths: { "/shop/v1/a": { post } } })),
      "a.notes.yml": note,
    });
    expect(faultsIn(made)).toEqual([]);
    const text = made.files.get("shop/v1/a.ts") ?? "";
    expect(text).toContain('["__proto__"]: "project"');
  });

  test("a type parameter of a function hides no model", async () => {
    const place = { type: "object", properties: { street: { type: "string" } } };
    const parameters = [{ name: "zone", in: "path", required: true, schema: { type: "string" } }];
    const get = { operationId: "GetPlace", parameters, responses: answer({ $ref: `${schemas}Place` }) };
    const made = await world({
      "a.json": document({ paths: { "/shop/v1/zones/{zone}/a": { get } }, schemas: { Place: place } }),
    });
    expect(faultsIn(made)).toEqual([]);
    expect(made.files.get("shop/v1/a.ts")).not.toMatch(/Call<Place>/);
  });

  test("an inlined type is not mistaken for a component of the same name", () => {
    const inner = { type: "object", properties: { own: { type: "string" }, more: { type: "string" } } };
    const { api } = readText(
      JSON.stringify(
        document({
          paths: { "/shop/v1/a": { get: { operationId: "A", responses: answer({ $ref: `${schemas}Thing` }) } } },
          schemas: {
            Thing: { type: "object", properties: { part: inner, other: { type: "string" } } },
            "Thing.part": { type: "object", properties: { foreign: { type: "string" } } },
          },
        }),
      ),
    );
    const part = api?.models.find(({ name }) => name === "Thing")?.fields.find(({ name }) => name === "part")?.type;
    const model = api?.models.find(({ id }) => part?.kind === "model" && id === part.id);
    expect(model?.fields.map(({ name }) => name)).toEqual(["own", "more"]);
  });

  test("names that look alike stay apart, and are written so that one sees it", async () => {
    const properties = { api_key: { type: "string" }, "\u0430pi_key": { type: "string" }, "api\u200b_key": {} };
    const typed = { ...properties, "api\u200b_key": { type: "string" } };
    const get = { operationId: "A", responses: answer({ type: "object", properties: typed }) };
    const made = await world({ "a.json": document({ paths: { "/shop/v1/a": { get } } }) });
    expect(faultsIn(made)).toEqual([]);
    const text = made.files.get("shop/v1/models.ts") ?? "";
    for (const name of ["  api_key:", '  "\\u0430pi_key":', '  "api\\u200b_key":']) expect(text).toContain(name);
  });
});

describe("names of folders", () => {
  const named = (product: string, version = "v1", more: Json = {}): Json =>
    document({
      info: { version, ...more },
      paths: { [`/${product}/${version}/a`]: { get: { operationId: "A", responses: DONE } } },
    });

  const REFUSED: readonly (readonly [name: string, document: Json])[] = [
    ...[
      "..",
      ".",
      "../../x",
      "..%2fx",
      "node_modules",
      "A",
      "a_b",
      "a-",
      "a--b",
      "a-1",
      "a.b",
      "\u0430",
      "",
      " ",
      "~",
    ].map((name) => [JSON.stringify(name), named(name)] as const),
    ...["con", "nul", "aux", "prn", "com1", "lpt9", "dist", "bundle", "coverage"].map(
      (name) => [name, named(name)] as const,
    ),
    ...["runtime", "config", "sdk"].map((name) => [name, named(name)] as const),
    ["a product of 10,000 letters", named("a".repeat(900))],
    ["a version of 900 digits", named("shop", `v${"1".repeat(900)}`)],
    ["a version that is a path", named("shop", "../v1")],
    ...["..", "../x", "con", "a-", "a--b", "dist", "A", "x/y", "a".repeat(60)].map(
      (name) => [`the api name ${name.slice(0, 9)}`, named("shop", "v1", { "x-api-name": name })] as const,
    ),
  ];

  test.each(REFUSED)("%s is refused", async (_name, given) => {
    const { outcome, files } = await world({ "a.json": given });
    expect(outcome.diagnostics.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
    expect(outcome.diagnostics.map(({ origin }) => origin?.file)).not.toContain(undefined);
    expect([...files.keys()].filter((file) => file !== ".scwkit-files")).toEqual([]);
  });

  test("an api whose name is a word of JavaScript", async () => {
    const made = await world({
      "a.json": named("shop", "v1", { "x-api-name": "default" }),
      "b.json": named("shop", "v1", { "x-api-name": "class" }),
    });
    expect(faultsIn(made)).toEqual([]);
    expect(made.files.get("shop/index.ts")).toMatch(/as classApi [\s\S]*as defaultApi /);
  });

  test("an api whose name is that which another gets instead", async () => {
    const names = ["default", "default-api", "default-api-api"];
    const given = names.map((name, index) => [`${index}.json`, named("shop", "v1", { "x-api-name": name })] as const);
    const made = await world(Object.fromEntries(given));
    expect(faultsIn(made)).toEqual([]);
    const exported = [...(made.files.get("shop/index.ts") ?? "").matchAll(/ as (\w+) /g)].map(([, name]) => name);
    expect(exported).toEqual(["defaultApi", "defaultApiApi", "defaultApiApiApi"]);
  });

  test("a tag of 200 letters names a file that every system takes", async () => {
    const get = { operationId: "A", tags: ["t".repeat(200)], responses: DONE };
    const made = await world({ "a.json": document({ paths: { "/shop/v1/a": { get } } }) });
    expect(faultsIn(made)).toEqual([]);
    expect(Math.max(...[...made.files.keys()].map((path) => path.length))).toBeLessThan(100);
  });
});

/** Prose that tells compilers, bundlers and linters what to do, when they find it in a comment. */
const DIRECTIVES: readonly string[] = [
  "@ts-ignore",
  "@ts-nocheck",
  "@ts-expect-error",
  "// @ts-nocheck",
  '/// <reference path="/etc/passwd" />',
  '/// <reference types="evil" />',
  '/// <amd-module name="evil" />',
  "foo @jsxImportSource evil",
  "`@jsxImportSource evil`",
  "```\n@jsx evil\n```",
  "@jsxRuntime classic",
  "#__PURE__",
  "@__PURE__",
  "x #__NO_SIDE_EFFECTS__ y",
  "//# sourceMappingURL=data:application/json;base64,e30=",
  "//@ sourceURL=evil.js",
  "@license evil",
  "@preserve",
  "@internal",
  "@packageDocumentation",
  "@module evil",
  "@typedef {import('evil')} x",
  "@template T",
  "{@link evil}",
  "*/ evil(); /*",
  "*\\u002f evil();",
  "\u2028evil();\u2029",
  "a\\",
  "</script><script>evil()</script>",
];

describe("prose directs nothing", () => {
  test("in any place that it has", async () => {
    const documents = DIRECTIVES.map((text, index): [string, Json] => {
      const docs = { summary: text, description: text };
      const product = `p${index}`;
      const properties = { a: { type: "string", description: text, deprecated: true }, b: { $ref: `${schemas}State` } };
      const get = {
        ...docs,
        operationId: "A",
        deprecated: true,
        tags: ["t"],
        responses: answer({ $ref: `${schemas}Thing` }),
      };
      return [
        `${product}.json`,
        {
          openapi: "3.1.0",
          info: { title: text, ...docs, version: "v1" },
          tags: [{ name: "t", description: text }],
          paths: { [`/${product}/v1/a`]: { get } },
          components: {
            schemas: {
              Thing: { type: "object", description: text, properties },
              State: { type: "string", description: text, enum: ["a"], "x-enum-descriptions": { values: { a: text } } },
            },
          },
        },
      ];
    });
    const made = await world(Object.fromEntries(documents));
    expect(faultsIn(made)).toEqual([]);
    const code = [...made.files].filter(([path]) => path.endsWith(".ts")).map(([, text]) => text);
    const active = /[@#](?:__PURE__|__NO_SIDE_EFFECTS__|jsx|ts-|internal|license|preserve| ?source(?:Mapping)?URL)/i;
    expect(code.filter((text) => active.test(text))).toEqual([]);
  });
});

describe("titles and descriptions in package.json and README", () => {
  const TITLES: readonly string[] = [
    "Evil\n\n# Heading\n\n<script>evil()</script>",
    "<img src=x onerror=evil()>",
    "\\<script>evil()</script>",
    "\\\\<script>evil()</script>",
    "`\\`<script>evil()</script>",
    "[evil](javascript:evil())",
    "[evil\\](javascript:evil())",
    "[evil](&#106;avascript:evil())",
    "[evil](data:text/html,evil)",
    "![evil](https://evil.example/pixel.png)",
    "```",
    "~~~ evil",
    "`",
    "# Heading",
    "1. one",
    "- one",
    "---",
    "===",
    "[evil]: https://evil.example",
    "| a | b |",
    "a | b",
    "*a* _b_ ~c~",
    "{{#each evil}}",
    "{{{evil}}}",
    "$& $1",
    '", "scripts": { "postinstall": "evil" }, "x": "',
    "a\u202e\u200b\u0007b",
    "a\ud800b",
    "\r\nEvil: header",
    "<!-- evil",
    "<https://evil.example>",
    "&lt;script&gt;",
  ];
  const shop = (index: number, text: string): Json => {
    const product = `p${index}`;
    const parameters = [{ name: "zone", in: "path", required: true, schema: { type: "string", enum: [text] } }];
    const thing = { type: "object", properties: { id: { type: "string" }, [text]: { type: "string" } } };
    const body = { content: { "application/json": { schema: { ...thing, required: ["id", text] } } } };
    const wrapped = { type: "object", properties: { [text]: { $ref: `${schemas}Thing` } } };
    return {
      openapi: "3.1.0",
      info: { title: `${text} API`, summary: text, description: text, version: "v1" },
      paths: {
        [`/${product}/v1/zones/{zone}/a`]: {
          parameters,
          post: { operationId: "CreateA", tags: [text], requestBody: body, responses: answer(wrapped) },
        },
      },
      components: { schemas: { Thing: thing } },
    };
  };
  const made = world(Object.fromEntries(TITLES.map((text, index) => [`p${index}.json`, shop(index, text)])));
  const harmless = world({ "a.json": shop(0, "Harmless") });
  const markdown = new MarkdownIt({ html: true, linkify: false });
  /** The blocks of a README, and what stands in its lines, as far as it is not text. */
  const skeleton = (text: string): readonly string[] =>
    markdown
      .parse(text, {})
      .flatMap((token) => [token, ...(token.children ?? [])])
      .map(({ type, tag }) => `${type} ${tag}`)
      .filter((kind) => !/^(?:text|softbreak|text_special|code_inline) /.test(kind));

  test("every file is sound", async () => expect(faultsIn(await made)).toEqual([]));

  test.each(TITLES.map((text, index) => [JSON.stringify(text), index] as const))("%s", async (_name, index) => {
    const { files } = await made;
    const manifest: unknown = JSON.parse(files.get(`p${index}/package.json`) ?? "");
    const usual: unknown = JSON.parse((await harmless).files.get("p0/package.json") ?? "");
    expect(Object.keys(Object(manifest))).toEqual(Object.keys(Object(usual)));
    expect(manifest).toMatchObject({
      name: `@scwkit/p${index}`,
      description: expect.not.stringMatching(/[\n\r\p{Cc}\p{Cf}]/u),
    });
    const readme = files.get(`p${index}/README.md`) ?? "";
    const want = skeleton((await harmless).files.get("p0/README.md") ?? "");
    const inProse = /^(?:em|strong|link)_(?:open|close) /;
    expect(skeleton(readme).filter((kind) => !inProse.test(kind))).toEqual(want.filter((kind) => !inProse.test(kind)));
    for (const token of markdown.parse(readme, {}).flatMap(({ children }) => children ?? []))
      if (token.type === "link_open")
        expect(String(token.attrGet("href"))).toMatch(/^https:\/\/www\.scaleway\.com(?:\/|$)/);
  });
});

describe("a reference out of the document is not followed", () => {
  test("not to an address, not to a pipe, not to a file", async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const folder = folderOf("hostile", { "specs/other.txt": "{}" });
    const pipe = join(folder, "specs", "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    const targets = [
      `http://127.0.0.1:${port}/schema.json`,
      `//127.0.0.1:${port}/schema.json`,
      `http://127.0.0.1:${port}/schema.json${schemas}Thing`,
      // Whoever opened it would wait for ever.
      "pipe",
      `./pipe${schemas}Thing`,
      pipe,
      `${pathToFileURL(pipe).href}#/a`,
      "other.txt",
      "../../../etc/passwd",
      "#/components/schemas/../../../../etc/passwd",
      "#/paths/~1shop~1v1~1a",
      "#",
      "",
    ];
    const operations = targets.flatMap((target, index) => [
      [`/shop/v1/a${index}`, { get: { operationId: `A${index}`, responses: answer({ $ref: target }) } }],
      [`/shop/v1/b${index}`, { get: { operationId: `B${index}`, parameters: [{ $ref: target }], responses: DONE } }],
      [`/shop/v1/c${index}`, { get: { operationId: `C${index}`, responses: { 200: { $ref: target } } } }],
      [`/shop/v1/d${index}`, { post: { operationId: `D${index}`, requestBody: { $ref: target }, responses: DONE } }],
      [`/shop/v1/e${index}`, { $ref: target }],
    ]);
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(folder, "specs/a.json"), JSON.stringify(document({ paths: Object.fromEntries(operations) })));
    const outcome = await generateInto(join(folder, "out"), join(folder, "specs"));
    await new Promise((resolve) => server.close(resolve));
    expect(seen).toEqual([]);
    expect(outcome.written?.changed ?? []).toEqual([]);
    const codes = new Set(outcome.diagnostics.map(({ code }) => code));
    expect([...codes].filter((code) => !/^(?:ref-foreign|ref-dangling|unsupported|no-success)$/.test(code))).toEqual(
      [],
    );
    const told = new Set(
      outcome.diagnostics.filter(({ code }) => /ref-|unsupported/.test(code)).map(({ origin }) => origin?.column),
    );
    expect(told.size).toBeGreaterThanOrEqual(operations.length);
  });

  test("a pipe, a device or a folder is no document", async () => {
    const folder = folderOf("hostile", { "specs/good.json": JSON.stringify(document({})) });
    const pipe = join(folder, "specs", "a.yml");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    spawnSync("ln", ["-s", "/dev/zero", join(folder, "specs", "b.yml")]);
    spawnSync("ln", ["-s", "/", join(folder, "specs", "c.yml")]);
    spawnSync("mkfifo", [join(folder, "specs", "good.notes.yml")]);
    const outcome = await generateInto(join(folder, "out"), join(folder, "specs"));
    const lines = outcome.diagnostics.map(({ code, origin }) => `${origin?.file} ${code}`);
    expect(lines.sort()).toEqual(
      ["a.yml", "b.yml", "c.yml", "good.notes.yml"].map((file) => `specs/${file} file-unreadable`),
    );
  });
});

describe("references that lead back", () => {
  const chain = (length: number, link: (next: string, index: number) => Json, last: Json): Record<string, Json> => {
    const own: Record<string, Json> = { [`T${length}`]: last };
    for (let index = length - 1; index >= 0; index--) own[`T${index}`] = link(`${schemas}T${index + 1}`, index);
    // In both orders: what is met first decides how deep one has to go.
    return Object.fromEntries(Object.entries(own).sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));
  };
  const first = { "/shop/v1/a": { get: { operationId: "A", responses: answer({ $ref: `${schemas}T0` }) } } };
  const codes = (own: Readonly<Record<string, Json>>, paths: Json = first): readonly string[] => [
    ...new Set(readText(JSON.stringify(document({ paths, schemas: own }))).diagnostics.map(({ code }) => code)),
  ];
  const text = { type: "object", properties: { a: { type: "string" } } };
  const reversed = (own: Readonly<Record<string, Json>>): Record<string, Json> =>
    Object.fromEntries(Object.entries(own).reverse());

  test("a model that holds itself", async () => {
    const node = {
      type: "object",
      properties: { next: { $ref: `${schemas}T0` }, all: { type: "array", items: { $ref: `${schemas}T0` } } },
    };
    const post = {
      operationId: "CreateA",
      requestBody: { content: { "application/json": { schema: { $ref: `${schemas}T0` } } } },
      responses: answer({ $ref: `${schemas}T0` }),
    };
    const made = await world({
      "a.json": document({
        paths: { "/shop/v1/a": { post } },
        schemas: { T0: { ...node, required: ["next", "all"] } },
      }),
    });
    expect(faultsIn(made)).toEqual([]);
  });

  test("a type that is nothing but itself", () => {
    expect(codes({ T0: { $ref: `${schemas}T0` } })).toContain("ref-loop");
    expect(codes({ T0: { $ref: `${schemas}T1` }, T1: { type: "array", items: { $ref: `${schemas}T0` } } })).toContain(
      "ref-loop",
    );
  });

  test("5,000 models, each in the one before", async () => {
    const own = chain(5000, (next) => ({ type: "object", properties: { next: { $ref: next } } }), text);
    const post = {
      operationId: "A",
      requestBody: { content: { "application/json": { schema: { $ref: `${schemas}T0` } } } },
      responses: answer({ $ref: `${schemas}T0` }),
    };
    for (const order of [own, reversed(own)]) {
      const made = await world({ "a.json": document({ paths: { "/shop/v1/a": { post } }, schemas: order }) });
      expect(made.outcome.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(made.outcome.rows).toMatchObject([{ models: 5001 }]);
    }
  });

  test("5,000 aliases, lists and maps, each of the next", () => {
    const links: readonly ((next: string) => Json)[] = [
      (next) => ({ $ref: next }),
      (next) => ({ type: "array", items: { $ref: next } }),
      (next) => ({ type: "object", additionalProperties: { $ref: next } }),
      (next) => ({ oneOf: [{ $ref: next }, { type: "null" }] }),
    ];
    for (const link of links) {
      const own = chain(5000, link, text);
      for (const order of [own, reversed(own)])
        for (const code of codes(order)) expect(["type-too-deep", "complaints-cut"]).toContain(code);
    }
    const body = { content: { "application/json": { schema: { $ref: `${schemas}T0` } } } };
    const post = { operationId: "A", requestBody: body, responses: DONE };
    const paths = { "/shop/v1/a": { post } };
    const own = chain(5000, (next) => ({ $ref: next }), text);
    for (const order of [own, reversed(own)])
      expect(codes(order, paths).filter((code) => !/^(?:type-too-deep|complaints-cut)$/.test(code))).toEqual([]);
  });

  test("models that lead to each other in 2^40 ways", async () => {
    const twice = (next: string): Json => ({
      type: "object",
      required: ["a", "b"],
      properties: { a: { $ref: next }, b: { $ref: next } },
    });
    const plain = chain(40, twice, text);
    const choice = {
      type: "object",
      properties: { x: { type: "string", "x-one-of": "g" }, y: { type: "string", "x-one-of": "g" } },
    };
    const post = {
      operationId: "CreateA",
      requestBody: { content: { "application/json": { schema: { $ref: `${schemas}T0` } } } },
      responses: answer({ $ref: `${schemas}T0` }),
    };
    const sound = await world({ "a.json": document({ paths: { "/shop/v1/a": { post } }, schemas: plain }) });
    expect(faultsIn(sound)).toEqual([]);
    const { outcome } = await world({
      "a.json": document({ paths: { "/shop/v1/a": { post } }, schemas: chain(40, twice, choice) }),
    });
    expect(outcome.diagnostics.map(({ code, origin }) => `${origin?.file} ${code}`)).toEqual([
      "specs/a.json one-of-too-many",
    ]);
  });

  test("30 models that all hold each other, and a choice", async () => {
    const all = Array.from({ length: 30 }, (_, index) => index);
    const own = Object.fromEntries(
      all.map((index) => [
        `T${index}`,
        {
          type: "object",
          properties: {
            ...Object.fromEntries(all.map((other) => [`t${other}`, { $ref: `${schemas}T${other}` }])),
            ...(index === 0 && { x: { type: "string", "x-one-of": "g" }, y: { type: "string", "x-one-of": "g" } }),
          },
        },
      ]),
    );
    const post = {
      operationId: "A",
      requestBody: { content: { "application/json": { schema: { $ref: `${schemas}T0` } } } },
      responses: DONE,
    };
    const { outcome } = await world({ "a.json": document({ paths: { "/shop/v1/a": { post } }, schemas: own }) });
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["one-of-too-many"]);
  });
});

describe("YAML", () => {
  const spec = (paths: string, more = ""): string =>
    `openapi: 3.1.0\ninfo: { title: Shop, version: v1 }\n${more}paths:\n${paths}`;
  const lines = (text: string): readonly string[] =>
    readText(text).diagnostics.map(
      ({ code, origin, message }) => `${origin?.line}:${origin?.column} ${code}: ${message}`,
    );
  const enumOf = (values: string): string =>
    spec(
      `  /shop/v1/a: { get: { operationId: A, parameters: [{ name: q, in: query, schema: { type: string, enum: [${values}] } }], responses: { 204: {} } } }\n`,
    );

  test("NO, yes, on, off and dates are the texts that they look like", () => {
    const { api, diagnostics } = readText(enumOf("NO, no, yes, Y, on, OFF, 2024-01-01, 1:30, 0x, 1_000, .5., 08a"));
    expect(diagnostics).toEqual([]);
    expect(api?.enums[0]?.values.map(({ value }) => value)).toEqual(
      "NO no yes Y on OFF 2024-01-01 1:30 0x 1_000 .5. 08a".split(" "),
    );
  });

  test.each(["1.10", "012", "0o14", "0x1F", "1e3", "+1", "-0", "1.", "true", "False", "~"])(
    "%s is no text, and is told as it is written",
    (value) => {
      const told = lines(enumOf(`a, ${value}`));
      if (value === "~") expect(told).toEqual([]);
      else expect(told).toEqual([expect.stringContaining(`not ${value}.`)]);
    },
  );

  test("a version that is a number is told as it is written", () => {
    expect(lines(spec("  {}\n").replace("version: v1", "version: 1.10"))[0]).toContain("not 1.10.");
  });

  test("infinity and what is no number", () => {
    for (const value of [".inf", "-.inf", ".nan", "1e999"])
      expect(lines(spec("  /shop/v1/a: {}\n", `x-a: ${value}\n`)).join()).toContain("A number that JSON does not have");
  });

  test("a key that stands twice under two spellings", () => {
    for (const keys of ['200: {}, "200": {}', "a: {}, 'a': {}", "? a : {}, a: {}"])
      expect(lines(spec(`  { ${keys} }\n`)).join()).toContain("Map keys must be unique");
  });

  test("a directive does not change how values are read", () => {
    expect(lines(`%YAML 1.1\n---\n${enumOf("NO")}`)).toEqual([
      "1:1 yaml-feature: YAML 1.1 is not supported. Remove the line that asks for it.",
    ]);
    expect(lines(`%YAML 1.2\n---\n${enumOf("NO")}`)).toEqual([]);
    expect(lines(`%TAG ! tag:evil,2000:\n---\n${enumOf("!x NO")}`).join()).toContain("A YAML tag");
  });

  test("tags, anchors and aliases bring nothing to life", () => {
    for (const value of [
      "!!js/function 'evil()'",
      "!!binary aGk=",
      "!!set {a}",
      "!!timestamp 2024-01-01",
      "!evil x",
      "!<tag:x> y",
    ])
      expect(lines(spec("  /shop/v1/a: {}\n", `x-a: ${value}\n`)).join()).toContain("A YAML tag");
    const bomb = Array.from(
      { length: 30 },
      (_, index) => `x-${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10)}]`,
    ).join("\n");
    const told = lines(spec("  /shop/v1/a: {}\n", `x-0: &a0 lol\n${bomb}\n`));
    expect(told[0]).toContain("A YAML alias is not supported");
    expect(told.length).toBeLessThan(1010);
    expect(lines(spec("  /shop/v1/a: {}\n", "x-a: &a [*a]\n")).join()).toContain("A YAML alias");
    expect(
      lines(
        spec("  /shop/v1/a: &a { get: { operationId: A, responses: { 204: {} } } }\n  /shop/v1/b: { <<: *a }\n"),
      ).join(),
    ).toContain("A YAML alias");
  });

  test("a byte order mark and line ends of any system change nothing", () => {
    const plain = enumOf("a");
    for (const text of [`\ufeff${plain}`, plain.replaceAll("\n", "\r\n")]) {
      const { api, diagnostics } = readText(text);
      expect(diagnostics).toEqual([]);
      expect(api?.operations.map(({ id }) => id)).toEqual(["A"]);
    }
  });

  test("what is no UTF-8 is refused with its place", async () => {
    const text = enumOf("a");
    const swapped = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    const folder = folderOf("hostile", {
      "specs/be.yml": swapped,
      "specs/le.yml": Buffer.from(`\ufeff${text}`, "utf16le"),
      "specs/bare.yml": Buffer.from(text, "utf16le"),
      "specs/latin1.yml": Buffer.from(text.replace("Shop", "Caf\u00e9"), "latin1"),
      "specs/cut.yml": Buffer.concat([Buffer.from(text), Buffer.from([0xe2, 0x82])]),
    });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(diagnostics.map(({ code, origin }) => `${origin?.file}:${origin?.line}:${origin?.column} ${code}`)).toEqual([
      "specs/bare.yml:1:2 file-encoding",
      "specs/be.yml:1:1 file-encoding",
      `specs/cut.yml:${text.split("\n").length}:1 file-encoding`,
      "specs/latin1.yml:2:19 file-encoding",
      "specs/le.yml:1:1 file-encoding",
    ]);
  });
});

describe("path templates", () => {
  const REFUSED: readonly (readonly [path: string, code: string])[] = [
    ["/shop/v1/a/{id", "path-text"],
    ["/shop/v1/a/id}", "path-text"],
    ["/shop/v1/a/{{id}}", "path-text"],
    ["/shop/v1/a/{}", "path-text"],
    ["/shop/v1/../../iam/v1/api-keys", "path-text"],
    ["/shop/v1/./a", "path-text"],
    ["/shop/v1/%2e%2E/a", "path-text"],
    ["/shop/v1/..\\a", "path-text"],
    ["/shop/v1/a?admin=true", "path-text"],
    ["/shop/v1/a#b", "path-text"],
    ["/shop/v1/a b", "path-text"],
    ["/shop/v1/a\tb", "path-text"],
    ["/shop/v1/a\nb", "path-text"],
    ["/shop/v1/\u0430", "path-text"],
    ["/shop/v1/\ud800", "path-text"],
    ["/shop/v1/a/{id}/{id2}", "path-parameter"],
    ["/shop/v1/a/{ID}", "path-parameter"],
    ["//evil.example/v1/a", "path-shape"],
    ["https://evil.example/v1/a", "path-shape"],
    ["\\\\evil.example\\v1\\a", "path-shape"],
    ["/shop", "path-shape"],
    ["", "path-shape"],
  ];
  test.each(REFUSED)("%s", (path, code) => {
    const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
    const paths = {
      [path]: { get: { operationId: "A", ...(path.includes("{id}") && { parameters }), responses: DONE } },
    };
    const { diagnostics } = readText(JSON.stringify(document({ paths })));
    expect(diagnostics.map((one) => one.code)).toContain(code);
    expect(diagnostics.map(({ origin }) => origin?.line)).not.toContain(undefined);
  });
});

test("a parameter named like the header of the secret key is a parameter", async () => {
  const parameters = ["X-Auth-Token", "Authorization", "authorization", "secretKey"].map((name) => ({
    name,
    in: "query",
    schema: { type: "string" },
  }));
  const get = { operationId: "A", parameters, responses: DONE };
  const made = await world({ "a.json": document({ paths: { "/shop/v1/a": { get } } }) });
  expect(faultsIn(made)).toEqual([]);
  const header = { name: "X-Auth-Token", in: "header", schema: { type: "string" } };
  const refused = document({ paths: { "/shop/v1/a": { get: { ...get, parameters: [header] } } } });
  expect(readText(JSON.stringify(refused)).diagnostics.map(({ code }) => code)).toEqual(["unsupported"]);
  const { stubbed, secretKey } = await import("./runtime/kit.ts");
  const { scw, calls } = stubbed(() => new Response(null, { status: 204 }));
  const module: unknown = await import(pathToFileURL(join(made.folder, "out/shop/v1/index.ts")).href);
  const call = Object.entries(Object(module)).find(([name]) => name === "a")?.[1];
  if (typeof call !== "function") throw new Error("there is no function a");
  await call(scw, { "X-Auth-Token": "other", Authorization: "other", authorization: "x" });
  expect(new Headers(calls[0]?.init.headers).get("x-auth-token")).toBe(secretKey);
  expect(new Headers(calls[0]?.init.headers).get("authorization")).toBeNull();
  expect(new URL(calls[0]?.url ?? "").searchParams.get("X-Auth-Token")).toBe("other");
});

test("a media type that is no header is refused", () => {
  for (const type of ["text/plain\r\nX-Evil: 1", "text", "a b/c", "*/*; q=\u0430"]) {
    const put = { operationId: "A", requestBody: { content: { [type]: {} } }, responses: DONE };
    const { diagnostics } = readText(JSON.stringify(document({ paths: { "/shop/v1/a": { put } } })));
    expect(diagnostics.map(({ code }) => code)).toEqual(["body-unsupported"]);
  }
});

test("what a message says of a document moves no cursor and commands no machine", () => {
  const evil = "\u001b[2J\r\n::error file=x::evil\n##vso[task]\u2028\u202e\u0007\ud800";
  const { diagnostics } = readText(
    JSON.stringify({
      ...document({ paths: { "/shop/v1/a": { get: { operationId: evil, [evil]: 1, responses: {} } } } }),
      [evil]: 1,
    }),
  );
  expect(diagnostics.length).toBeGreaterThan(2);
  for (const { message } of diagnostics) expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test("the judge sees what is no generated code", () => {
  const EVIL: readonly string[] = [
    "evil();",
    "export const x = evil();",
    "import 'evil';",
    "export default 1;",
    "// @ts-nocheck\nexport const x = 1;",
    "/** @jsx evil */\nexport const x = 1;",
    '/// <reference path="x" />\nexport const x = 1;',
    "export const x = `a`.length;\nexport const = 1;",
    "export const x = '\u202e';",
    "export const \u0430 = 1;",
  ];
  for (const text of EVIL) expect(faultsOf("a.ts", text), text).not.toEqual([]);
  const good = readFileSync(join(scratch("../.."), "generated/k8s/v1/clusters.ts"), "utf8");
  expect(faultsOf("k8s/v1/clusters.ts", good)).toEqual([]);
});
