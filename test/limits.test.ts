import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { LIMITS } from "../generator/limits.ts";
import { readText } from "./support/api.ts";
import { filesIn, folderOf } from "./support/folder.ts";
import { generateInto } from "./support/generate.ts";
import { faultsOf } from "./support/judge.ts";
import { scratch } from "./support/paths.ts";
import { typeFaults } from "./support/program.ts";

afterAll(() => rmSync(scratch("limits"), { recursive: true, force: true }));

const range = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The operation A, which answers the schema; the schema begins in line 4. */
const answering = (schema: string): string => `openapi: 3.1.0
info: { title: Shop, version: v1 }
components: { schemas: { Thing:
  ${schema}
  } }
paths: { /shop/v1/a: { get: { operationId: A, responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } } } } }
`;

/** The operation A with more in it. */
const operation = (more: string): string => `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths: { /shop/v1/a: { post: { responses: { 204: {} },
  ${more}
  } } }
`;

const fields = (count: number, more = ""): string =>
  `{ type: object, properties: {${range(count, (index) => `f${index}: { type: string${more} }`).join(", ")}} }`;
const values = (count: number): string =>
  `{ type: string, enum: [${range(count, (index) => `v${index}`).join(", ")}] }`;
const holding = (type: string): string => `{ type: object, properties: { a: ${type} } }`;
const nested = (depth: number, open: string, close: string, inner: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);

const link = (index: number): string => `{ $ref: "#/components/schemas/T${index}" }`;

/** A path with a choice. */
const PAIR = `{ get: { operationId: B, parameters: [${["p", "q"].map((name) => `{ name: ${name}, in: query, schema: { type: string }, x-one-of: g }`).join(", ")}], responses: { 204: {} } } }`;

interface Case {
  readonly name: string;
  /** So much of it is taken. */
  readonly limit: number;
  readonly make: (count: number) => string;
  /** Where and what is told of one more. */
  readonly want: string;
  /** Much more, as a hostile document would have it. */
  readonly huge?: number;
  /** The first that is refused, where that is not the next one. */
  readonly over?: number;
}

const CASES: readonly Case[] = [
  {
    name: "values of an enum",
    limit: LIMITS.values,
    make: (count) => answering(holding(values(count))),
    want: "4:52 enum-too-long: The enum has {count} values; at most 5000 are read. Describe it as a string.",
    huge: 50_000,
  },
  {
    name: "fields of an object",
    limit: LIMITS.fields,
    make: (count) => answering(fields(count)),
    want: "4:19 fields-too-many: Thing has {count} fields; at most 5000 are read. Use a map or several objects.",
    huge: 100_000,
  },
  {
    name: "parameters of an operation",
    limit: LIMITS.fields,
    make: (count) =>
      operation(
        `operationId: A, parameters: [${range(count, (index) => `{ name: p${index}, in: query, schema: { type: string } }`).join(", ")}]`,
      ),
    want: "4:19 fields-too-many: POST /shop/v1/a has {count} fields; at most 5000 are read. Use a map or several objects.",
    huge: 50_000,
  },
  {
    name: "lists within each other, of one type",
    limit: LIMITS.type,
    make: (count) => answering(holding(nested(count, "{ type: array, items: ", " }", "{ type: string }"))),
    want: "4:36 type-too-deep: More than 32 lists, maps and references stand within each other. Put objects between them.",
  },
  {
    name: "objects and lists within each other, in the file",
    limit: LIMITS.nesting,
    make: (count) => `openapi: 3.1.0\ninfo: { title: Shop, version: v1 }
paths: { /shop/v1/a: { get: { operationId: A, responses: { 204: {} } } } }
x-deep: ${nested(count - 1, "[", "]", "a")}`,
    want: "4:110 yaml-too-deep: More than 100 objects and lists stand within each other. Put inner schemas under components.schemas and refer to them.",
    huge: 10_000,
    // A value that has just begun counts as well, or not.
    over: LIMITS.nesting + 2,
  },
  {
    name: "characters of a text",
    limit: LIMITS.text,
    make: (count) => operation(`operationId: A, description: ${"x".repeat(count)}`),
    want: "4:32 text-too-long: The text has {count} characters; at most 100000 are read. Shorten it.",
    huge: 5_000_000,
  },
  {
    name: "characters of a key",
    limit: LIMITS.key,
    make: (count) => operation(`operationId: A, x-${"x".repeat(count - 2)}: 1`),
    want: "4:19 key-too-long: The key has {count} characters; at most 1000 are read. Shorten it.",
    // A longer one is no key of YAML.
    huge: 1020,
  },
  {
    name: "characters of an operation id",
    limit: LIMITS.name,
    make: (count) => operation(`operationId: ${"X".repeat(count)}`),
    want: "4:3 name-too-long: `operationId` has {count} characters; at most 200 are read. Shorten it.",
    huge: 90_000,
  },
  {
    name: "characters of a tag",
    limit: LIMITS.name,
    make: (count) => operation(`operationId: A, tags: [${"x".repeat(count)}]`),
    want: "4:26 name-too-long: The tag has {count} characters; at most 200 are read. Shorten it.",
    huge: 90_000,
  },
  {
    name: "characters of a product",
    limit: LIMITS.folder,
    make: (count) => operation("operationId: A").replace("/shop", `/${"x".repeat(count)}`),
    want: "3:10 name-too-long: The product has {count} characters; at most 50 are read. Shorten it.",
    huge: 900,
  },
  {
    name: "tags",
    limit: LIMITS.objects,
    make: (count) =>
      `openapi: 3.1.0\ninfo: { title: Shop, version: v1 }\npaths:\n${range(count, (index) => `  /shop/v1/a${index}: { get: { operationId: A${index}, tags: [t${index}], responses: { 204: {} } } }\n`).join("")}`,
    want: "1:1 objects-too-many: There are {count} tags and other objects; at most 1000 are printed. Use fewer tags.",
    huge: 20_000,
  },
  {
    name: "keys, values and marks",
    limit: LIMITS.pieces,
    make: (count) => `[${"a,".repeat((count - 1) / 2)}`,
    want: "1:4500001 yaml-too-long: The file has more than 3000000 keys, values and marks. Split it into several documents.",
  },
];

const lines = (text: string): readonly string[] =>
  readText(text).diagnostics.map(
    ({ code, origin, message }) => `${origin?.line}:${origin?.column} ${code}: ${message}`,
  );

describe("there is a limit to", () => {
  for (const { name, limit, make, want, huge, over = limit + 1 } of CASES)
    test(name, () => {
      if (want.includes("yaml-too-long"))
        return expect(lines(make(limit + 3_000_000)).join()).toContain("yaml-too-long");
      expect(lines(make(limit))).toEqual([]);
      for (const count of [over, huge ?? over + 1]) {
        const [first = "", ...rest] = lines(make(count));
        const told = count === over ? first : first.replace(/^\d+:\d+/, want.split(" ")[0] ?? "");
        expect(told).toBe(want.replace("{count}", String(count)));
        // What is cut off may be missed elsewhere.
        expect(rest.length).toBeLessThanOrEqual(1);
      }
    });

  test("bytes of a file", async () => {
    const folder = folderOf("limits", { "specs/a.yml": `# ${"x".repeat(LIMITS.bytes)}` });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(diagnostics).toEqual([
      {
        code: "file-too-long",
        severity: "error",
        message: "The file has 16777218 bytes; at most 16777216 are read. Split it into several documents.",
        origin: { file: "specs/a.yml", line: 1, column: 1 },
      },
    ]);
  });

  test("complaints about a file", () => {
    const told = lines(operation(`operationId: A, ${range(5000, (index) => `k${index}: 1`).join(", ")}`));
    expect(told).toHaveLength(LIMITS.complaints + 1);
    expect(told.at(-1)).toContain("complaints-cut: There are more than 1000 complaints about this file.");
  });

  test("what operations share, written out for each of them", () => {
    const operations = (count: number, use: string): string =>
      range(count, (index) => `  /shop/v1/a${index}: { post: { operationId: A${index}, tags: [t], ${use} } }\n`).join(
        "",
      );
    const head = "openapi: 3.1.0\ninfo: { title: Shop, version: v1 }\npaths:\n";
    const prose = "x".repeat(50_000);
    const SHARED: readonly string[] = [
      `${head}${operations(3_000, 'parameters: [{ $ref: "#/components/parameters/P" }], responses: { 204: {} }')}components: { parameters: { P: { name: p, in: query, description: ${prose}, schema: { type: string } } } }`,
      `${head}${operations(3_000, 'parameters: [{ $ref: "#/components/parameters/P" }], responses: { 204: {} }')}components: { parameters: { P: { name: p, in: query, schema: ${values(4000)} } } }`,
      `${head}${operations(3_000, 'responses: { 200: { $ref: "#/components/responses/R" } }')}components: { responses: { R: { content: { application/json: { schema: ${fields(4000)} } } } } }`,
      `${head}${operations(3_000, 'requestBody: { $ref: "#/components/requestBodies/B" }, responses: { 204: {} }')}components: { requestBodies: { B: { content: { application/json: { schema: ${fields(4000)} } } } } }`,
      `${head}${operations(3_000, 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/S" } } } }, responses: { 204: {} }')}components: { schemas: { S: ${fields(4000)} } }`,
    ];
    for (const text of SHARED) expect(lines(text).map((line) => line.split(" ")[1])).toEqual(["document-too-large:"]);
  });

  test("members of a tuple", () => {
    const tuple = (count: number): string =>
      answering(holding(`{ type: array, prefixItems: [${"{ type: string }, ".repeat(count)}] }`));
    expect(lines(tuple(LIMITS.fields))).toEqual([]);
    expect(lines(tuple(LIMITS.fields + 1))).toEqual([
      "4:51 fields-too-many: Thing.a has 5001 fields; at most 5000 are read. Use a map or several objects.",
    ]);
  });

  test("notes, and names in one", () => {
    const note = (names: string): string => `{ operations: [${names}], field: q, from: project, evidence: Seen. }`;
    const told = (notes: string): readonly string[] =>
      readText(
        operation("operationId: A, parameters: [{ name: q, in: query, schema: { type: string } }]"),
        notes,
      ).diagnostics.map(({ code, origin, message }) => `${origin?.file}:${origin?.line} ${code}: ${message}`);
    const notes = (count: number): string => `defaults:\n${`- ${note("A")}\n`.repeat(count)}`;
    const names = (count: number): string => `defaults:\n- ${note("A, ".repeat(count))}\n`;
    for (const make of [notes, names]) expect(told(make(LIMITS.notes))).toEqual([]);
    const want = "entries; at most 1000 are read. Say more in fewer.";
    expect(told(notes(1001))).toEqual([`spec.notes.yml:1 notes-too-long: \`defaults\` has 1001 ${want}`]);
    expect(told(names(1001))).toEqual([`spec.notes.yml:2 notes-too-long: \`operations\` has 1001 ${want}`]);
  });

  test("escapes that there are not, of each of which the YAML library keeps an error", () => {
    const escapes = (count: number): readonly string[] => lines(`\na: "\\n${"\\q".repeat(count)}"`);
    expect(escapes(LIMITS.complaints)).toHaveLength(LIMITS.complaints);
    expect(escapes(LIMITS.complaints + 1)).toEqual([
      "2:4 yaml-syntax: This is no valid YAML: there are more than 1000 escapes that YAML does not have.",
    ]);
  });

  test("products of a catalogue, and apis of one", async () => {
    const product = (slug: string, versions: string): string =>
      `${slug}: { title: Shop, locality: global, current: v1, versions: {${versions}} }\n`;
    const versions = range(20_000, (index) => `v${index + 1}: { track: ga, superseded-by: v${index + 2} }`).join(", ");
    const told = async (catalogue: string): Promise<readonly string[]> => {
      const folder = folderOf("limits", {
        "specs/a.yml": operation("operationId: A"),
        "specs/catalogue.yml": catalogue,
      });
      const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
      return diagnostics.map(({ origin, message }) => `${origin?.file}:${origin?.line}:${origin?.column} ${message}`);
    };
    const want = "entries; at most {limit} are read. Remove those without a document.";
    expect(await told(product("shop", versions))).toEqual([
      `specs/catalogue.yml:1:7 \`shop\` has 20000 ${want.replace("{limit}", "100")}`,
    ]);
    expect(await told(range(10_000, (index) => product(`p${index}`, "v1: { track: ga }")).join(""))).toEqual([
      `specs/catalogue.yml:1:1 The catalogue has 10000 ${want.replace("{limit}", "1000")}`,
    ]);
  });

  test("members of all one-of groups, each with all others", async () => {
    const groups = (count: number): string =>
      answering(
        `{ type: object, properties: {${range(count * LIMITS.group, (index) => `f${index}: { type: string, x-one-of: g${index % count} }`).join(", ")}} }`,
      );
    const folder = folderOf("limits", {
      "specs/a.yml": groups(25),
      "specs/b.yml": groups(24).replace("/shop", "/store"),
    });
    const sound = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(sound.diagnostics).toEqual([]);
    const { diagnostics } = await generateInto(
      join(folder, "out"),
      join(
        folderOf("limits", { "specs/a.yml": groups(25).replace("paths: {", `paths: { /shop/v1/b: ${PAIR},`) }),
        "specs",
      ),
    );
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "one-of-too-much: Each member of a one-of group is printed with all others, which makes more than 1000000 of them in all. Split groups.",
    ]);
  });

  test("ways from all operations to choices and secrets", async () => {
    const doubling = range(
      10,
      (index) => `T${index}: { type: object, properties: { a: ${link(index + 1)}, b: ${link(index + 1)} } }`,
    );
    const hiding = `{ type: object, properties: {${range(1000, (index) => `s${index}: { type: string, x-secret: true }`).join(", ")}} }`;
    const choosing =
      "{ type: object, properties: { x: { type: string, x-one-of: g }, y: { type: string, x-one-of: g } } }";
    const world = (last: string, first: number): string => `openapi: 3.1.0
info: { title: Shop, version: v1 }
paths:
${range(3000, (index) => `  /shop/v1/a${index}: { post: { operationId: A${index}, tags: [t], requestBody: { $ref: "#/components/requestBodies/B" }, responses: { 204: {} } } }\n`).join("")}components:
  requestBodies: { B: { content: { application/json: { schema: { type: object, properties: { a: ${link(first)} } } } } } }
  schemas: { ${doubling.join(", ")}, T10: ${last} }
`;
    const folder = folderOf("limits", {
      "specs/choices.yml": world(choosing, 2),
      "specs/secrets.yml": world(hiding, 10).replaceAll("/shop", "/store"),
    });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(diagnostics.map(({ origin, message }) => `${origin?.file} ${message}`)).toEqual([
      "specs/choices.yml The ways from all operations to one-of groups have more than 100000 steps. Let types refer to each other less.",
      "specs/secrets.yml The ways from all operations to secrets have more than 100000 steps. Let types refer to each other less.",
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ways-too-many", "ways-too-many"]);
  });

  test("members of a one-of group", async () => {
    const group = (count: number): string =>
      operation(
        `operationId: A, requestBody: { content: { application/json: { schema: ${fields(count, ", x-one-of: g")} } } }`,
      );
    const folder = folderOf("limits", {
      "specs/a.yml": group(LIMITS.group),
      "specs/b.yml": group(LIMITS.group + 1).replace("/shop", "/store"),
      "specs/c.yml": group(LIMITS.fields).replace("/shop", "/stall"),
    });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(diagnostics.map(({ origin, code, message }) => `${origin?.file} ${code}: ${message}`).sort()).toEqual([
      "specs/b.yml one-of-too-wide: The one-of group g has 201 members; at most 200 are printed. Split it.",
      "specs/c.yml one-of-too-wide: The one-of group g has 5000 members; at most 200 are printed. Split it.",
    ]);
    const files = filesIn(join(folder, "out"));
    expect([...files.keys()]).toContain("shop/v1/a.ts");
    expect(typeFaults(join(folder, "out"), [...files.keys()])).toEqual([]);
  });
});

describe("as much as is taken", () => {
  test("is generated and type-checks", async () => {
    const types = range(LIMITS.type, (index) => index).reduce(
      (inner) => `{ type: array, items: ${inner} }`,
      "{ type: string, nullable: true }",
    );
    const folder = folderOf("limits", {
      "specs/a.yml": answering(fields(LIMITS.fields)),
      "specs/b.yml": answering(holding(values(LIMITS.values))).replaceAll("/shop", "/store"),
      "specs/c.yml": answering(holding(types)).replaceAll("/shop", "/stall"),
      "specs/d.yml": operation(
        `operationId: ${"X".repeat(LIMITS.name)}, description: "${"*/ `@x` {y} ".repeat(8000)}"`,
      ).replace("/shop", "/booth"),
    });
    const outcome = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(outcome.diagnostics).toEqual([]);
    const files = filesIn(join(folder, "out"));
    expect([...files].flatMap(([path, text]) => faultsOf(path, text))).toEqual([]);
    expect(typeFaults(join(folder, "out"), [...files.keys()])).toEqual([]);
  });
});

/** Each takes the square of its length, or longer, when it is read in the obvious way. */
describe("no text takes longer than its length warrants", () => {
  const LONG = LIMITS.text - 100;
  const TEXTS: readonly string[] = [
    ...[
      "<Message>",
      "<Message ",
      "</Message>",
      "<p ",
      "[",
      "[x](#",
      "[](/",
      " ",
      "\t",
      "\n",
      "\n ",
      " \n",
      "(switchcolumn)\n",
      "(UUID format",
      " (UUID",
    ],
    ...[
      "`",
      "``` ",
      "*/",
      "*",
      "@",
      "{@",
      "#",
      "\\",
      "!",
      "![",
      "](",
      "<br ",
      "a ",
      "a",
      ".",
      ". ",
      " API (",
      "deprecated ",
      "\u200b",
      "😀",
      "| ",
    ],
  ];
  test.each(TEXTS.map((text) => [JSON.stringify(text), text] as const))("%s", async (_name, unit) => {
    const text = JSON.stringify(`a${unit.repeat(LONG / unit.length)}b`);
    const folder = folderOf("limits", {
      "specs/a.yml": `openapi: 3.1.0
info: { title: ${text}, version: v1, description: ${text} }
paths: { /shop/v1/a: { get: { operationId: A, description: ${text}, deprecated: true, parameters: [{ name: q, in: query, description: ${text}, schema: { type: string, enum: [${text}], x-enum-descriptions: { values: { a: ${text} } } } }], responses: { 204: {} } } } }
`,
    });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    expect(diagnostics).toEqual([]);
  });
});

describe("no document takes longer than its size warrants", () => {
  const head = "openapi: 3.1.0\ninfo: { title: Shop, version: v1 }\n";
  const path = (index: number, more = ""): string =>
    `  /shop/v1/a${index}: { get: { operationId: A${index}, ${more} responses: { 204: {} } } }\n`;
  const many = (count: number, make: (index: number) => string): string => range(count, make).join("");
  const MANY: Readonly<Record<string, string>> = {
    "operations of one name after casing": `${head}paths:\n${many(10_000, (index) => `  /shop/v1/a${index}: { get: { operationId: "${String.fromCodePoint(0x4e00 + index)}", tags: [t], responses: { 204: {} } } }\n`)}`,
    "operations of one id": `${head}paths:\n${many(10_000, (index) => `  /shop/v1/a${index}: { get: { operationId: A, responses: { 204: {} } } }\n`)}`,
    "operations at one path": `${head}paths:\n${many(10_000, (index) => `  "/shop/v1/{a${index}}": { get: { operationId: A${index}, responses: { 204: {} } } }\n`)}`,
    "components of one name": `${head}paths:\n${path(0)}components:\n  schemas:\n${many(10_000, (index) => `    a${index}.v1.T: { type: object, properties: { a${index}: { type: string } } }\n`)}`,
    "components of one structure, and copies of it": `${head}paths:\n${path(0)}components:\n  schemas:\n${many(3000, (index) => `    T${index}: { type: object, properties: { id: { type: string } } }\n`)}${many(30, (index) => `    H${index}: { type: object, properties: {${many(100, (field) => `f${field}x${index}: { type: object, properties: { id: { type: string } } }, `)}} }\n`)}`,
    "components that hold themselves": `${head}paths:\n${path(0)}components:\n  schemas:\n${many(5000, (index) => `    T${index}: { type: object, properties: { me: { $ref: "#/components/schemas/T${index}" }, next: { $ref: "#/components/schemas/T${(index + 1) % 5000}" }, a: { type: object, properties: { me: { $ref: "#/components/schemas/T${index}" } } } } }\n`)}`,
    "required fields": answering(
      `{ type: object, required: [${many(5000, (index) => `f${index}, `)}], ${fields(5000).slice(2)}`,
    ),
    "blank lines before what is broken": `${"\n".repeat(500_000)}paths: [`,
    "documents in one file": "---\na\n".repeat(100_000),
    "documents of which nothing is said": "---\n".repeat(1_000_000),
    "escapes that there are not": `a: "${"\\q".repeat(5_000_000)}"`,
    "brackets that close nothing": "]".repeat(1_000_000),
    "broken lines": "a: b: c\n".repeat(50_000),
    "tags of YAML": `a: ${"!a ".repeat(100_000)}x`,
    brackets: "[".repeat(1_000_000),
    indents: range(1500, (index) => `${" ".repeat(index)}a:`).join("\n"),
    dashes: "- ".repeat(500_000),
    "open quotes": `a: "${"text \n ".repeat(200_000)}`,
  };
  test.each(Object.entries(MANY))("%s", async (_name, text) => {
    const folder = folderOf("limits", { "specs/a.yml": text });
    const { diagnostics } = await generateInto(join(folder, "out"), join(folder, "specs"));
    for (const { message } of diagnostics) expect(message).not.toMatch(/call stack|RangeError|Invalid (?!escape)/);
    for (const { origin } of diagnostics) expect(origin?.file).toBe("specs/a.yml");
    expect(diagnostics.length).toBeLessThanOrEqual(LIMITS.complaints + 1);
  });
});
