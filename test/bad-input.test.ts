import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { COMPLAINTS } from "../generator/complaints.ts";
import { generate } from "../generator/generate.ts";
import type { Diagnostic } from "../generator/model/diagnostic.ts";
import { readText } from "./support/api.ts";
import { root, scratch } from "./support/paths.ts";

/** One complaint as the command prints it: `spec.yml:7:3 error enum-empty: The enum has no values. …` */
const line = ({ code, severity, message, origin }: Diagnostic): string =>
  `${origin ? `${origin.file}:${origin.line}:${origin.column} ` : ""}${severity} ${code}: ${message}`;

const linesOf = (text: string, notes?: string): readonly string[] => readText(text, notes).diagnostics.map(line);

/** Lines that share an indentation, without it and at another one. */
function indented(text: string, by: number): string {
  const lines = text.replace(/^\n|\n *$/g, "").split("\n");
  const common = Math.min(...lines.map((one) => one.search(/\S|$/)));
  return lines.map((one) => " ".repeat(by) + one.slice(common)).join("\n");
}

/** The operation A. What is given starts at line 6, column 7. */
const operation = (text: string): string => `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths:
  /shop/v1/a:
    get:
${indented(text, 6)}
components: { schemas: { Page: { type: object, properties: { a: { type: array, items: { type: string } }, b: { type: array, items: { type: string } } } } } }
`;

/** The schema Thing. What is given starts at line 7, column 7. */
const schema = (text: string): string => `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths: { /shop/v1/a: { get: { operationId: A, responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } } } } }
components:
  schemas:
    Thing:
${indented(text, 6)}
`;

/** A sound document. */
const SOUND = `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths:
  /shop/v1/a: { get: { operationId: A, responses: { 204: { description: Done. } } } }
`;

interface Case {
  /** The mistake in a few words. */
  readonly name: string;
  readonly given: string;
  readonly notes?: string;
  readonly want: string;
}

const CASES: readonly Case[] = [
  {
    name: "no YAML",
    given: 'openapi: 3.1.0\ninfo: "Shop\n',
    want: 'spec.yml:3:1 error yaml-syntax: This is no valid YAML: Missing closing "quote.',
  },
  {
    name: "a key that stands twice",
    given: "openapi: 3.1.0\ninfo: {}\nopenapi: 3.1.0\n",
    want: "spec.yml:3:1 error yaml-syntax: This is no valid YAML: Map keys must be unique.",
  },
  {
    name: "an alias",
    given: SOUND.replace("{ title: Shop, version: v1 }", "&i { title: Shop, version: v1 }\nx-again: *i"),
    want: "spec.yml:3:10 error yaml-feature: A YAML alias is not supported. Write the value out.",
  },
  {
    name: "another server",
    given: `${SOUND}servers: [{ url: https://api.example.com }]\n`,
    want: "spec.yml:5:13 warning server-other: The document names the server https://api.example.com, but clients call https://api.scaleway.com.",
  },
  {
    name: "two documents in one file",
    given: `${SOUND}---\na: b\n`,
    want: "spec.yml:5:1 error yaml-feature: A second document in one file is not supported. Give it a file of its own.",
  },
  {
    name: "a key that is no text",
    given: `${SOUND}? [a]\n: b\n`,
    want: "spec.yml:5:3 error yaml-feature: A key that is no text is not supported. Write a text.",
  },
  {
    name: "a tag",
    given: `${SOUND}x-date: !!timestamp 2024-01-01\n`,
    want: "spec.yml:5:21 error yaml-feature: A YAML tag is not supported. Write the value out.",
  },
  {
    name: "a version that YAML takes for a number, and which is not said to lack as well",
    given: SOUND.replace("version: v1", "version: 1.10"),
    want: "spec.yml:2:31 error wrong-type: `version` of `info` must be a text (put it in quotes), not 1.10.",
  },
  {
    name: "an empty file",
    given: "",
    want: "spec.yml:1:1 error file-empty: There is nothing in the file. Fill it or remove it.",
  },
  {
    name: "notes of nothing but a comment",
    given: SOUND,
    notes: "# Later.\n",
    want: "spec.notes.yml:1:1 error file-empty: There is nothing in the file. Fill it or remove it.",
  },
  {
    name: "no OpenAPI",
    given: "a: b\n",
    want: "spec.yml:1:1 error openapi-missing: This is no OpenAPI document: it has no `openapi` field. Move it out of the folder or name it *.notes.yml.",
  },
  {
    name: "prose",
    given: "Hello, world.\n",
    want: 'spec.yml:1:1 error wrong-type: the document must be an object, not "Hello, world.".',
  },
  {
    name: "an unknown version of OpenAPI",
    given: SOUND.replace("3.1.0", "3.2.0"),
    want: "spec.yml:1:10 error openapi-version: OpenAPI 3.2.0 is not supported. Use 3.1 (or 3.0).",
  },
  {
    name: "no version of OpenAPI",
    given: SOUND.replace("3.1.0", "{}"),
    want: "spec.yml:1:10 error openapi-version: OpenAPI of this kind is not supported. Use 3.1 (or 3.0).",
  },
  {
    name: "a number for a text",
    given: SOUND.replace("title: Shop", "title: 7"),
    want: "spec.yml:2:16 error wrong-type: `title` of `info` must be a text (put it in quotes), not 7.",
  },
  {
    name: "a text for an object",
    given: SOUND.replace("{ title: Shop, version: v1 }", "Shop"),
    want: 'spec.yml:2:7 error wrong-type: `info` must be an object, not "Shop".',
  },
  {
    name: "a text for a flag",
    given: operation('operationId: A\ndeprecated: "yes"\nresponses: { 204: {} }'),
    want: 'spec.yml:7:19 error wrong-type: `deprecated` of GET /shop/v1/a must be true or false, not "yes".',
  },
  {
    name: "an unknown type",
    given: schema("type: object\nproperties: { d: { type: date } }"),
    want: "spec.yml:8:32 error wrong-type: `type` of Thing.d must be a JSON Schema type, not date.",
  },
  {
    name: "several types",
    given: schema("type: object\nproperties: { d: { type: [string, integer] } }"),
    want: "spec.yml:8:24 error wrong-type: A schema of several types (string, integer) must be one of string, integer, number, boolean, array, object, not several.",
  },
  {
    name: "a number in an enum",
    given: schema("type: object\nproperties: { d: { type: string, enum: [a, 1] } }"),
    want: "spec.yml:8:50 error wrong-type: A value of the enum Thing.d must be a text (put it in quotes), not 1.",
  },
  {
    name: "no info",
    given: SOUND.replace(/info.*\n/, ""),
    want: "spec.yml:1:1 error field-missing: The document lacks `info`.",
  },
  {
    name: "no version",
    given: SOUND.replace(", version: v1", ""),
    want: "spec.yml:2:7 error field-missing: `info` lacks `version`.",
  },
  {
    name: "a parameter without a schema",
    given: operation("operationId: A\nparameters:\n  - { name: q, in: query }\nresponses: { 204: {} }"),
    want: "spec.yml:8:11 error field-missing: The parameter lacks `schema`.",
  },
  {
    name: "an unknown keyword",
    given: operation("operationId: A\ncallbacks: {}\nresponses: { 204: {} }"),
    want: "spec.yml:7:7 error unsupported: `callbacks` in GET /shop/v1/a is not supported. Scaleway calls nobody back.",
  },
  {
    name: "another method",
    given: SOUND.replace("get:", "trace: {}, get:"),
    want: "spec.yml:4:17 error unsupported: `trace` in path /shop/v1/a is not supported. Remove it, or describe the same in another way.",
  },
  {
    name: "allOf",
    given: schema("allOf: []\ntype: object"),
    want: "spec.yml:7:7 error unsupported: `allOf` in Thing is not supported. Write the fields of all parts into one object.",
  },
  {
    name: "a choice",
    given: schema("type: object\nproperties: { d: { oneOf: [{ type: string }, { type: integer }] } }"),
    want: "spec.yml:8:24 error unsupported: `oneOf` in a schema is not supported. Describe the variants as optional fields with x-one-of.",
  },
  {
    name: "a header parameter",
    given: operation(
      "operationId: A\nparameters:\n  - { name: q, in: header, schema: { type: string } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:8:22 error unsupported: `in: header` in parameter q is not supported. Use path or query.",
  },
  {
    name: "another style",
    given: operation(
      "operationId: A\nparameters:\n  - { name: q, in: query, style: deepObject, schema: { type: object } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:8:33 error unsupported: `style: deepObject` in parameter q is not supported. Leave `style` out.",
  },
  {
    name: "a dangling reference to a schema",
    given: schema('type: object\nproperties: { d: { $ref: "#/components/schemas/Nothing" } }'),
    want: "spec.yml:8:24 error ref-dangling: #/components/schemas/Nothing names nothing in this document. Define it or mend the reference.",
  },
  {
    name: "a dangling reference to a parameter",
    given: operation(
      'operationId: A\nparameters:\n  - { $ref: "#/components/parameters/page" }\nresponses: { 204: {} }',
    ),
    want: "spec.yml:8:13 error ref-dangling: #/components/parameters/page names nothing in this document. Define it or mend the reference.",
  },
  {
    name: "a reference to the wrong kind of component",
    given: schema('type: object\nproperties: { d: { $ref: "#/components/responses/Thing" } }'),
    want: "spec.yml:8:26 error ref-dangling: #/components/responses/Thing names nothing in this document. Define it or mend the reference.",
  },
  {
    name: "a reference to another document",
    given: schema('type: object\nproperties: { d: { $ref: "other.yml#/Thing" } }'),
    want: "spec.yml:8:26 error ref-foreign: other.yml#/Thing points outside this document. Only references that start with #/components/ are followed.",
  },
  {
    name: "a reference to itself",
    given: schema('type: array\nitems: { $ref: "#/components/schemas/Thing" }'),
    want: "spec.yml:7:7 error ref-loop: Thing refers to itself and to nothing else. Give it a type.",
  },
  {
    name: "a path without product and version",
    given: SOUND.replace("/shop/v1/a", "/Shop"),
    want: "spec.yml:4:3 error path-shape: /Shop does not start with /<product>/<version>/. Every path of a document does.",
  },
  {
    name: "a product that no folder can be named after",
    given: SOUND.replace("/shop/v1/a", "/con/v1/a"),
    want: "spec.yml:4:3 error folder-name: The product con cannot name a folder: systems or tools give it another meaning. Choose another.",
  },
  {
    name: "a path without a slash",
    given: SOUND.replace("/shop/v1/a", "shop/v1/a"),
    want: "spec.yml:4:3 error path-shape: shop/v1/a does not start with /<product>/<version>/. Every path of a document does.",
  },
  {
    name: "a path of another product",
    given: `${SOUND}${SOUND.split("\n")[3]?.replace("/shop/v1/a", "/store/v1/b").replace("operationId: A", "operationId: B")}\n`,
    want: "spec.yml:5:3 error path-mismatch: /store/v1/b belongs to store v1, but the document is shop v1. Move it to its own document or mend the path.",
  },
  {
    name: "a path of another version",
    given: `${SOUND}${SOUND.split("\n")[3]?.replace("/shop/v1/a", "/shop/v10/b").replace("operationId: A", "operationId: B")}\n`,
    want: "spec.yml:5:3 error path-mismatch: /shop/v10/b belongs to shop v10, but the document is shop v1. Move it to its own document or mend the path.",
  },
  {
    name: "a parameter that the template lacks",
    given: operation(
      "operationId: A\nparameters:\n  - { name: id, in: path, schema: { type: string } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:8:11 error path-parameter: /shop/v1/a has no parameter `id` in its template. Templates and path parameters must agree.",
  },
  {
    name: "a parameter that the operation lacks",
    given: SOUND.replace("/shop/v1/a", '"/shop/v1/a/{id}"'),
    want: "spec.yml:4:3 error path-parameter: /shop/v1/a/{id} has no parameter `id` among its parameters. Templates and path parameters must agree.",
  },
  {
    name: "one path under two names of its parameter",
    given: `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths:
  "/shop/v1/{a}": { get: { operationId: A, parameters: [{ name: a, in: path, schema: { type: string } }], responses: { 204: {} } } }
  "/shop/v1/{b}": { get: { operationId: B, parameters: [{ name: b, in: path, schema: { type: string } }], responses: { 204: {} } } }
`,
    want: "spec.yml:5:3 error path-duplicate: GET /shop/v1/{b} is described twice; the first is at line 4. Remove one.",
  },
  {
    name: "a version that is none",
    given: SOUND.replaceAll("v1", "2024-01"),
    want: "spec.yml:4:3 error version-unknown: 2024-01 is no version. Use v1, v1beta1 or v1alpha1.",
  },
  {
    name: "a version that the paths do not have",
    given: SOUND.replace("version: v1", "version: v2"),
    want: "spec.yml:2:22 error version-mismatch: `info.version` is v2, but the paths say v1. Make them agree.",
  },
  {
    name: "an api name that is no word",
    given: SOUND.replace("version: v1", "version: v1, x-api-name: Zoned API"),
    want: "spec.yml:2:35 error api-name-invalid: `x-api-name` Zoned API is no lower-case word. Use letters, digits and dashes.",
  },
  {
    name: "no paths",
    given: SOUND.split("\n").slice(0, 2).join("\n"),
    want: "spec.yml:1:1 error paths-empty: The document has no paths with operations, so there is nothing to generate.",
  },
  {
    name: "paths without operations",
    given: SOUND.replace(/\{ get.*/, "{ parameters: [] }"),
    want: "spec.yml:1:1 error paths-empty: The document has no paths with operations, so there is nothing to generate.",
  },
  {
    name: "no operation id",
    given: operation("responses: { 204: {} }"),
    want: "spec.yml:5:5 error operation-id-missing: GET /shop/v1/a has no `operationId`. Give it one in UpperCamelCase.",
  },
  {
    name: "an operation id that stands twice",
    given: SOUND.replace("get:", "put: { operationId: A, responses: { 204: {} } }, get:"),
    want: "spec.yml:4:17 error operation-id-duplicate: A is used twice; the first is at line 4. Operation ids are unique in a document.",
  },
  {
    name: "an enum of nothing",
    given: schema("type: object\nproperties: { d: { type: string, enum: [] } }"),
    want: "spec.yml:8:40 error enum-empty: The enum has no values. Add some or remove `enum`.",
  },
  {
    name: "an enum value that stands twice",
    given: schema("type: object\nproperties: { d: { type: string, enum: [a, b, a] } }"),
    want: 'spec.yml:8:53 warning enum-value-duplicate: The enum lists "a" twice.',
  },
  {
    name: "an array of nothing",
    given: schema("type: object\nproperties: { d: { type: array } }"),
    want: "spec.yml:8:24 warning array-items-missing: The array does not say what it holds; its items are taken as strings.",
  },
  {
    name: "a required property that is none",
    given: schema("type: object\nrequired: [d, e]\nproperties: { d: { type: string } }"),
    want: "spec.yml:8:21 warning required-unknown: `required` names e, which is no property.",
  },
  {
    name: "no success",
    given: operation("operationId: A\nresponses: { 404: {} }"),
    want: "spec.yml:5:5 error no-success: A has no 2xx response. Describe what it answers.",
  },
  {
    name: "two kinds of success",
    given: operation(
      "operationId: A\nresponses: { 200: { content: { text/plain: {} } }, 201: { content: { text/csv: {} } } }",
    ),
    want: "spec.yml:7:86 error results-differ: A answers text/plain and text/csv. An operation has one kind of result.",
  },
  {
    name: "a result that nobody reads",
    given: operation("operationId: A\nresponses: { 200: { content: { image/png: {} } } }"),
    want: "spec.yml:7:49 error result-unsupported: A answers image/png, which is not supported. Use JSON, text/* or binary.",
  },
  {
    name: "a form as body",
    given: operation("operationId: A\nrequestBody: { content: { multipart/form-data: {} } }\nresponses: { 204: {} }"),
    want: "spec.yml:7:54 error body-unsupported: A takes multipart/form-data, which is not supported. Use JSON or one raw media type.",
  },
  {
    name: "a list as body",
    given: operation(
      "operationId: A\nrequestBody: { content: { application/json: { schema: { type: array, items: { type: string } } } } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:7:61 error body-not-object: The JSON body of A is no object. Wrap it in one.",
  },
  {
    name: "a name in two places",
    given: operation(
      "operationId: A\nparameters: [{ name: q, in: query, schema: { type: string } }]\nrequestBody: { content: { application/json: { schema: { type: object, properties: { q: { type: string } } } } } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:8:94 warning field-clash: A has the field q in the query and in the body; one value is sent in both.",
  },
  {
    name: "a name in two places, with two types",
    given: operation(
      "operationId: A\nparameters: [{ name: q, in: query, schema: { type: string } }]\nrequestBody: { content: { application/json: { schema: { type: object, properties: { q: { type: boolean } } } } } }\nresponses: { 204: {} }",
    ),
    want: "spec.yml:8:94 error field-clash-types: A has the field q in the query and in the body with different types. Rename one.",
  },
  {
    name: "pages of several lists",
    given: operation(
      'operationId: A\nparameters: [{ name: page, in: query, schema: { type: integer } }]\nresponses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }',
    ),
    want: "spec.yml:5:5 warning list-items-ambiguous: A is paged, but its result has several lists (a, b). Name one in the notes; until then it is no list.",
  },
  {
    name: "pages of no list",
    given: operation(
      "operationId: A\nparameters: [{ name: page, in: query, schema: { type: integer } }]\nresponses: { 200: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } } }",
    ),
    want: "spec.yml:5:5 warning list-items-missing: A takes page parameters, but its result holds no list.",
  },
  {
    name: "two types of one name",
    given: schema("type: object\nproperties: { a: { type: string } }").replace(
      "    Thing:\n",
      "    a.v1.Part: { type: object, properties: { a: { type: string } } }\n    b.v1.Part: { type: object, properties: { b: { type: string } } }\n    Thing:\n",
    ),
    want: "spec.yml:7:16 warning name-clash: The name Part is taken, so b.v1.Part becomes Part2.",
  },
  {
    name: "a note about nothing",
    given: SOUND,
    notes: "results:\n  - { operations: [B], is: text, evidence: Seen. }\n",
    want: "spec.notes.yml:2:5 error note-unknown: A `result` note names `B`, which the document does not have. Mend or remove the note.",
  },
  {
    name: "two waiters of one name",
    given: schema("type: object\nproperties: { status: { type: string, enum: [new, ready] } }"),
    notes: `waiters:\n${"  - { resource: Thing, operation: A, status: status, transient: [new], evidence: Seen. }\n".repeat(2)}`,
    want: "spec.notes.yml:3:5 error note-twice: `Thing` has a waiter already. Remove one, or call the resource otherwise.",
  },
  {
    name: "a waiter of what is no status",
    given: schema("type: object\nproperties: { status: { type: object, properties: { phase: { type: string } } } }"),
    notes: "waiters:\n  - { resource: Thing, operation: A, status: status, transient: [new], evidence: Seen. }\n",
    want: "spec.notes.yml:2:5 error note-status: `A.status` is no text, so nobody can wait for it. Mend or remove the note.",
  },
  {
    name: "a note without evidence",
    given: SOUND,
    notes: "results:\n  - { operations: [A], is: text }\n",
    want: "spec.notes.yml:2:5 error note-evidence: The note of `results` gives no evidence. Say in `evidence` how the fact is known.",
  },
];

describe("a mistake in a document is told with its place and what to do", () => {
  for (const { name, given, notes, want } of CASES) test(name, () => expect(linesOf(given, notes)).toEqual([want]));

  test("a sound document has none", () => {
    expect(linesOf(SOUND)).toEqual([]);
    expect(linesOf(operation("operationId: A\nresponses: { 204: {} }"))).toEqual([]);
    expect(linesOf(schema("type: object\nproperties: { a: { type: string } }"))).toEqual([]);
  });

  test("several mistakes are told in one run, each once", () => {
    const given = `openapi: 3.1.0
info: { title: 7, version: v2 }
paths:
  /shop/v1/a: { get: { operationId: A, parameters: [{ $ref: "#/components/parameters/q" }], responses: { 404: {} } } }
  /shop/v1/b: { get: { operationId: B, parameters: [{ $ref: "#/components/parameters/q" }], responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/No" } } } } } } }
components:
  parameters: { q: { name: q, in: cookie, schema: { type: string } } }
  schemas: { E: { type: string, enum: [] } }
`;
    expect(linesOf(given)).toEqual([
      "spec.yml:2:16 error wrong-type: `title` of `info` must be a text (put it in quotes), not 7.",
      "spec.yml:8:33 error enum-empty: The enum has no values. Add some or remove `enum`.",
      "spec.yml:7:31 error unsupported: `in: cookie` in parameter q is not supported. Use path or query.",
      "spec.yml:2:19 error version-mismatch: `info.version` is v2, but the paths say v1. Make them agree.",
    ]);
  });
});

const base = scratch("bad-input");
mkdirSync(base, { recursive: true });
afterAll(() => rmSync(base, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** A folder of documents. */
function folderOf(files: Files): string {
  const folder = mkdtempSync(join(base, "folder-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

interface Run {
  readonly lines: readonly string[];
  readonly written: boolean;
}

async function run(specs: string, out: string = `${specs}-out`, only?: string): Promise<Run> {
  const outcome = await generate({
    specs,
    out,
    templates: pathToFileURL(`${root}/templates/`),
    shown: "specs",
    ...(only !== undefined && { only }),
  });
  return {
    lines: outcome.diagnostics.map((one) =>
      line(one)
        .replaceAll(base, "<base>")
        .replace(/folder-\w+/, "specs")
        .replace(/(?:ENOTDIR|EEXIST): .*'\./, "<reason>."),
    ),
    written: outcome.written !== undefined,
  };
}

/** Mistakes that only a whole run can find. */
const RUNS: readonly { readonly name: string; readonly run: () => Promise<Run>; readonly want: string }[] = [
  {
    name: "no folder",
    run: () => run(join(base, "nowhere")),
    want: "error specs-missing: <base>/nowhere is no folder. Pass the folder of your OpenAPI documents with --specs.",
  },
  {
    name: "a file for a folder",
    run: () => run(join(folderOf({ "a.yml": SOUND }), "a.yml")),
    want: "error specs-missing: <base>/specs/a.yml is no folder. Pass the folder of your OpenAPI documents with --specs.",
  },
  {
    name: "an empty folder",
    run: () => run(folderOf({ "README.md": "Hello" })),
    want: "error specs-empty: <base>/specs holds no .yml, .yaml or .json document. Put OpenAPI documents there or pass another folder with --specs.",
  },
  {
    name: "a link to a folder",
    run: () => {
      const folder = folderOf({ "a.yml": SOUND });
      symlinkSync(folderOf({ "b.yml": SOUND }), join(folder, "more"));
      return run(folder);
    },
    want: "warning specs-link: <base>/specs/more is a link to a folder, which is not followed.",
  },
  {
    name: "an unknown product",
    run: () => run(folderOf({ "a.yml": SOUND }), undefined, "shopp"),
    want: "error only-unknown: --only shopp matches no document. There are: shop.",
  },
  {
    name: "an unknown version",
    run: () => run(folderOf({ "a.yml": SOUND }), undefined, "shop/v2"),
    want: "error only-unknown: --only shop/v2 matches no document. There are: shop.",
  },
  {
    name: "a file that cannot be read",
    run: () => {
      const folder = folderOf({});
      symlinkSync("nowhere.yml", join(folder, "a.yml"));
      return run(folder);
    },
    want: "specs/a.yml:1:1 error file-unreadable: The file cannot be read: ENOENT: no such file or directory, open '<base>/specs/a.yml'.",
  },
  {
    name: "two documents of one api",
    run: () => run(folderOf({ "a.yml": SOUND, "b.yml": SOUND })),
    want: "specs/b.yml:1:1 error api-claimed-twice: shop v1 is described by this document and by specs/a.yml. Remove one, or tell them apart with `info.x-api-name`.",
  },
  {
    name: "notes of no document",
    run: () => run(folderOf({ "a.yml": SOUND, "b.notes.yml": "about: it\n" })),
    want: "specs/b.notes.yml:1:1 error notes-api-missing: These notes belong to no document: b.yml is not there. Rename or remove them.",
  },
  {
    name: "a product with the name of one of our own packages",
    run: () => run(folderOf({ "a.yml": SOUND.replace("/shop/", "/runtime/") })),
    want: "specs/a.yml:1:1 error product-taken: @scwkit/runtime is a package of scwkit's own. Give the product another first word in its paths.",
  },
  {
    name: "one of a group of one",
    run: () => run(folderOf({ "a.yml": schema("type: object\nproperties: { a: { type: string, x-one-of: g } }") })),
    want: "specs/a.yml:8:24 warning one-of-lonely: The one-of group g has a single member here.",
  },
  {
    name: "a file in the way of the output",
    run: () => {
      const folder = folderOf({ "a.yml": SOUND });
      return run(folder, join(folder, "a.yml"));
    },
    want: "error write-failed: <base>/specs/a.yml cannot be written: <reason>. Nothing was changed.",
  },
];

describe("a mistake in a folder is told", () => {
  for (const { name, run: start, want } of RUNS)
    test(name, async () => {
      const { lines, written } = await start();
      expect(lines).toEqual([want]);
      // Notes without a document are of no product, so all are whole.
      expect(written).toBe(/\bwarning | notes-api-missing:/.test(want));
    });

  test("all mistakes of all documents in one report", async () => {
    const folder = folderOf({
      "a.yml": SOUND.replace("3.1.0", "2.0"),
      "b.yml": SOUND.replace("204", "404"),
      "c.json": "{",
      "d.notes.yml": "about: it\n",
    });
    const { lines } = await run(folder);
    expect(lines.map((one) => one.replace(/:.* error /, " ").replace(/:.*/, "")).sort()).toEqual([
      "specs/a.yml openapi-version",
      "specs/b.yml no-success",
      "specs/c.json yaml-syntax",
      "specs/d.notes.yml notes-api-missing",
    ]);
  });
});

describe("with an error, nothing is written", () => {
  test("and what lies there stays as it is", async () => {
    const specs = folderOf({ "a.yml": SOUND });
    const out = `${specs}-out`;
    expect((await run(specs, out)).written).toBe(true);
    const before = contentOf(out);
    expect([...before.keys()]).toContain("shop/v1/index.ts");
    writeFileSync(
      join(specs, "a.yml"),
      SOUND.replace("operationId: A", "operationId: B").replace("version: v1", "version: v2"),
    );
    expect((await run(specs, out)).written).toBe(false);
    expect(contentOf(out)).toEqual(before);
  });

  test("not even the folder", async () => {
    const specs = folderOf({ "a.yml": "a: b" });
    await run(specs);
    expect(existsSync(`${specs}-out`)).toBe(false);
  });

  test("an error in one product leaves the others whole", async () => {
    const specs = folderOf({ "a.yml": SOUND, "b.yml": SOUND.replaceAll("shop", "store").replace("204", "404") });
    const out = `${specs}-out`;
    const { written, lines } = await run(specs, out);
    expect({ written, lines: lines.length }).toEqual({ written: true, lines: 1 });
    expect([existsSync(join(out, "shop/v1/index.ts")), existsSync(join(out, "store"))]).toEqual([true, false]);
  });
});

function contentOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]),
  );
}

describe("the command", () => {
  interface Ended {
    readonly status: number | null;
    readonly lines: readonly string[];
    readonly stderr: string;
  }

  /** The lines of a document below a complaint. */
  const FRAME = /^[> ] +\d* \|/;

  function command(folder: string, ...flags: readonly string[]): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "generator/start.mjs"), ...flags], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GITHUB_ACTIONS: "" },
    });
    expect(`${stdout}${stderr}`, "no stack trace").not.toMatch(/^\s+at /m);
    return {
      status,
      lines: stdout
        .replaceAll(folder, "<folder>")
        .split("\n")
        .filter((one) => one !== "" && !FRAME.test(one)),
      stderr,
    };
  }

  const cases: readonly (readonly [
    name: string,
    files: Files,
    flags: readonly string[],
    ...want: readonly string[],
  ])[] = [
    [
      "no folder",
      {},
      ["--specs", "nowhere"],
      "error specs-missing: <folder>/nowhere is no folder. Pass the folder of your OpenAPI documents with --specs.",
      "1 error. Nothing was written.",
    ],
    [
      "an empty folder",
      { "specs/README.md": "" },
      ["--specs", "specs"],
      "error specs-empty: <folder>/specs holds no .yml, .yaml or .json document. Put OpenAPI documents there or pass another folder with --specs.",
      "1 error. Nothing was written.",
    ],
    [
      "no YAML",
      { "specs/a.yml": "a: [\n" },
      ["--specs", "specs"],
      "specs/a.yml:2:1 error yaml-syntax: This is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Mend it here or in the lines before.",
      "1 error. Nothing was written.",
    ],
    [
      "no OpenAPI",
      { "specs/a.yml": "swagger: '2.0'\n" },
      ["--specs", "specs"],
      "specs/a.yml:1:1 error openapi-missing: This is no OpenAPI document: it has no `openapi` field. Move it out of the folder or name it *.notes.yml.",
      "1 error. Nothing was written.",
    ],
    [
      "an unknown version of OpenAPI",
      { "specs/a.yml": SOUND.replace("3.1.0", "4.0.0") },
      ["--specs", "specs"],
      "specs/a.yml:1:10 error openapi-version: OpenAPI 4.0.0 is not supported. Use 3.1 (or 3.0).",
      "1 error. Nothing was written.",
    ],
    [
      "a dangling and a foreign reference",
      {
        "specs/a.yml": schema(
          'type: object\nproperties: { a: { $ref: "#/components/schemas/A" }, b: { $ref: "b.yml" } }',
        ),
      },
      ["--specs", "specs"],
      "specs/a.yml:8:65 error ref-foreign: b.yml points outside this document. Only references that start with #/components/ are followed.",
      "specs/a.yml:8:24 error ref-dangling: #/components/schemas/A names nothing in this document. Define it or mend the reference.",
      "2 errors. Nothing was written.",
    ],
    [
      "two documents of one api",
      { "specs/a.yml": SOUND, "specs/b.yml": SOUND },
      ["--specs", "specs"],
      "specs/b.yml:1:1 error api-claimed-twice: shop v1 is described by this document and by specs/a.yml. Remove one, or tell them apart with `info.x-api-name`.",
      "1 error. Nothing was written.",
    ],
    [
      "a path that disagrees",
      { "specs/a.yml": SOUND.replace("version: v1", "version: v2") },
      ["--specs", "specs"],
      "specs/a.yml:2:22 error version-mismatch: `info.version` is v2, but the paths say v1. Make them agree.",
      "1 error. Nothing was written.",
    ],
    [
      "an unknown product",
      { "specs/a.yml": SOUND },
      ["--specs", "specs", "--only", "store"],
      "error only-unknown: --only store matches no document. There are: shop.",
      "1 error. Nothing was written.",
    ],
    [
      "documents in the folder one stands in",
      { "a.notes.yml": "about: it\n", "b.yml": SOUND.replace("204", "404") },
      ["--specs", "."],
      "a.notes.yml:1:1 error notes-api-missing: These notes belong to no document: a.yml is not there. Rename or remove them.",
      "b.yml:4:17 error no-success: A has no 2xx response. Describe what it answers.",
      "2 errors. Nothing was written.",
    ],
  ];
  for (const [name, files, flags, ...want] of cases)
    test(name, () => {
      const folder = folderOf(files);
      expect(command(folder, ...flags, "--out", "out")).toEqual({ status: 1, lines: want, stderr: "" });
      expect(existsSync(join(folder, "out"))).toBe(false);
    });

  test("a mistyped flag: the one that was meant", () => {
    const { status, lines, stderr } = command(folderOf({ "specs/a.yml": SOUND }), "--onyl", "shop");
    expect({ status, lines }).toEqual({ status: 1, lines: [] });
    expect(stderr).toContain("unknown option '--onyl'");
    expect(stderr).toContain("Did you mean --only?");
  });

  test("with --json, complaints are data", () => {
    const folder = folderOf({ "specs/a.yml": SOUND.replace("3.1.0", "4.0.0") });
    const { status, lines } = command(folder, "--specs", "specs", "--out", "out", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(lines.join("\n"))).toEqual({
      ok: false,
      apis: [],
      held: ["shop"],
      diagnostics: [
        {
          code: "openapi-version",
          severity: "error",
          message: "OpenAPI 4.0.0 is not supported. Use 3.1 (or 3.0).",
          origin: { file: "specs/a.yml", line: 1, column: 10 },
        },
      ],
    });
  });

  test("a sound folder ends well", () => {
    const folder = folderOf({ "specs/a.yml": SOUND });
    const { status, lines } = command(folder, "--specs", "specs", "--out", "out");
    expect(status).toBe(0);
    expect(lines.at(-1)).toMatch(/^1 api with 1 operation: \d+ files written, 0 removed, 0 unchanged\.$/);
  });
});

describe("the catalogue of complaints", () => {
  /** Complaints of other commands, of the catalogue of products and of closed folders, which have tests of their own. */
  const ELSEWHERE = /^(?:catalogue|pull|diff|versions|revision|output|manifest)-|^write-unfinished$|^specs-closed$/;

  test("each is provoked here", () => {
    const codes = Object.keys(COMPLAINTS);
    const provoked = new Set([...CASES, ...RUNS].map(({ want }) => /(?:error|warning) ([a-z-]+): /.exec(want)?.[1]));
    // Limits and hostile texts are provoked where their sizes and meanings are told.
    const others = ["test/limits.test.ts", "test/hostile.test.ts", "test/versions/versions.test.ts"].map((file) =>
      readFileSync(join(root, file), "utf8"),
    );
    const missing = codes.filter(
      (code) => !provoked.has(code) && !ELSEWHERE.test(code) && !others.some((text) => text.includes(code)),
    );
    expect(missing).toEqual([]);
    expect([...provoked].filter((code) => code === undefined || !codes.includes(code))).toEqual([]);
  });
});
