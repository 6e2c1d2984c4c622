import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../generator/generate.ts";
import { generateInto } from "./support/generate.ts";
import { root, scratch } from "./support/paths.ts";

/** What a document may call or say of anything. Nothing of it may become code, a tag or a link. */
const HOSTILE: readonly string[] = [
  "*/ evil(); /*",
  "*/",
  "**/",
  "*",
  "/",
  "* /",
  "*\\/ evil(); /*",
  "*\u200b/ evil(); /*",
  "\\u002a/ evil();",
  "/** @evil */",
  "// evil",
  "@evil tag",
  "text\n@evil tag",
  "text\n * @evil tag",
  "{@link evil}",
  "{@inheritDoc evil}",
  "{@evil",
  "@deprecated",
  "`",
  "``` ` ``",
  "`*/` `evil()` `",
  "```\n*/ evil(); /*\n```",
  "```\nnever closed\n@evil\n{@link evil}",
  "`{@link evil}` @evil",
  "a\u2028evil()\u2029b",
  "a\r\nevil()\rb\nevil()",
  "\u0000\u0007\u001b[31m",
  "\u202eesrever\u2066",
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "then",
  "class",
  "default",
  "await",
  "arguments",
  "undefined",
  "Promise",
  "client",
  "call",
  "string",
  "\"quoted\" 'quoted'",
  "\\",
  "\\'",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it looks like one is the point
  "${evil()}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it looks like one is the point
  "`${evil()}`",
  "{{evil}}",
  "{{{evil}}}",
  "{{#each evil}}",
  "{{> evil}}",
  "<script>evil()</script>",
  "<evil>",
  "-->",
  "$& $1 $` $'",
  " = {\n    evil: 1\n  };",
  "}\n\nexport const evil = 1;\n\n/**",
  "import('evil')",
  "[evil](javascript:evil())",
  'components["schemas"]["evil"]',
  "1 starts with a digit",
  "日本語",
  "e\u0301",
  "😀",
  "",
  " ",
];

const out = scratch("tsdoc/out");
const specs = scratch("tsdoc/specs");
const HARMLESS = "harmless";
const TEXTS = [HARMLESS, ...HOSTILE];

const product = (index: number): string => `p${index}`;
const pointer = (name: string): string =>
  `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;

/** A document that says the text wherever a document can say something. */
function documentOf(text: string, index: number): object {
  const name = (last: string): string => `scaleway.${product(index)}.v1.${last}`;
  const model = name(`${text} Model`);
  const docs = { description: text };
  const thing = { $ref: pointer(model) };
  const properties = {
    [text]: { type: "string", ...docs },
    [`${text}2`]: { type: "string", ...docs, "x-one-of": text },
    [`${text}3`]: { ...thing, ...docs, "x-one-of": text },
    state: { $ref: pointer(name("State")) },
    constant: { const: text, ...docs },
    inlined: {
      type: "object",
      ...docs,
      properties: { [text]: { type: "string", enum: [`${text}4`], ...docs }, id: { type: "string" } },
    },
    labels: { type: "object", additionalProperties: { type: "string" }, ...docs },
    old: { type: "string", deprecated: true, description: `Deprecated. ${text} instead.` },
  };
  const values = [text, `${text} `, "other"];
  const responses = { 200: { ...docs, content: { "application/json": { schema: thing } } } };
  const own = { summary: text, ...docs, tags: [text], responses };
  // As it stands, a path of such a text is refused.
  const segment = encodeURIComponent(text);
  return {
    openapi: "3.1.0",
    info: { title: text, summary: text, ...docs, version: "v1" },
    tags: [{ name: text, ...docs }],
    paths: {
      [`/${product(index)}/v1/things/${segment}`]: {
        get: {
          ...own,
          operationId: text,
          parameters: [{ name: `${text}q`, in: "query", ...docs, schema: { type: "string", enum: values } }],
        },
        post: {
          ...own,
          operationId: `${text}2`,
          deprecated: true,
          requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
        },
      },
      [`/${product(index)}/v1/zones/{zone}/things/{${text.replace(/[{}]/g, "") || "id"}}`]: {
        parameters: ["zone", text.replace(/[{}]/g, "") || "id"].map((hole) => ({
          name: hole,
          in: "path",
          required: true,
          ...docs,
          schema: { type: "string", enum: values },
        })),
        get: { ...own, operationId: "GetThing" },
      },
    },
    components: {
      schemas: {
        [model]: { type: "object", ...docs, properties },
        [name("State")]: {
          type: "string",
          ...docs,
          enum: values,
          "x-enum-descriptions": { values: Object.fromEntries(values.map((value) => [value, text])) },
        },
      },
    },
  };
}

const notesOf = (text: string): object => ({
  about: text,
  waiters: [
    {
      resource: text,
      operation: "GetThing",
      status: "state",
      transient: ["other"],
      failure: [text],
      evidence: text || "Seen.",
    },
  ],
});

let outcome: Outcome;
let program: ts.Program;

beforeAll(async () => {
  rmSync(specs, { recursive: true, force: true });
  mkdirSync(specs, { recursive: true });
  for (const [index, text] of TEXTS.entries()) {
    writeFileSync(join(specs, `${product(index)}.json`), JSON.stringify(documentOf(text, index)));
    writeFileSync(join(specs, `${product(index)}.notes.yml`), JSON.stringify(notesOf(text)));
  }
  outcome = await generateInto(out, specs);
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  program = ts.createProgram(
    (outcome.written?.changed ?? []).filter((file) => file.endsWith(".ts")).map((file) => join(out, file)),
    options,
  );
});
afterAll(() => rmSync(scratch("tsdoc"), { recursive: true, force: true }));

const filesOf = (index: number): readonly ts.SourceFile[] =>
  program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${out}/${product(index)}/`));

/** The kinds of statements of a package, counted: whatever the document says, it is as many of each. */
function statementsOf(index: number): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const file of filesOf(index))
    for (const { kind } of file.statements) counts.set(ts.SyntaxKind[kind], (counts.get(ts.SyntaxKind[kind]) ?? 0) + 1);
  counts.delete("ImportDeclaration");
  return Object.fromEntries([...counts].sort());
}

function complaintsOf(index: number): readonly string[] {
  const found = filesOf(index).flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return found.map(({ file, start, messageText }) => {
    const text = file?.text ?? "";
    const from = text.lastIndexOf("\n", start) + 1;
    return `${file?.fileName.slice(out.length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}: ${text.slice(from, text.indexOf("\n", start))}`;
  });
}

/** Every node of a package, comments included. */
function everywhere(index: number): readonly ts.Node[] {
  const visit = (node: ts.Node, file: ts.SourceFile): readonly ts.Node[] => [
    node,
    ...node.getChildren(file).flatMap((child) => visit(child, file)),
  ];
  return filesOf(index).flatMap((file) => visit(file, file));
}

/** Of every request to its function, of every enum's values to the enum, of the waiter to the operation. */
const LINKS = 6;

describe("whatever a document says, the generated files are those that they are", () => {
  test("all of it was generated", () => {
    expect(outcome.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(outcome.rows).toHaveLength(TEXTS.length);
    expect(statementsOf(0)).toMatchObject({
      ClassDeclaration: 1,
      FunctionDeclaration: 4,
      [ts.SyntaxKind[ts.SyntaxKind.VariableStatement]]: 7,
    });
  });

  for (const [index, text] of TEXTS.entries())
    describe(JSON.stringify(text), () => {
      test("parses and type-checks", () => expect(complaintsOf(index)).toEqual([]));

      test("holds the same statements", () => expect(statementsOf(index)).toEqual(statementsOf(0)));

      test("calls nothing that it does not know", () => {
        const called = everywhere(index)
          .filter(ts.isCallExpression)
          .map(({ expression }) => expression.getText());
        expect([...new Set(called)].sort()).toEqual(["call", "wait"]);
      });

      test("has no tags and links but our own", () => {
        const nodes = everywhere(index);
        const tags = nodes.filter(
          (node): node is ts.JSDocTag =>
            node.kind >= ts.SyntaxKind.FirstJSDocTagNode && node.kind <= ts.SyntaxKind.LastJSDocTagNode,
        );
        expect([...new Set(tags.map(({ tagName }) => tagName.text))].sort()).toEqual([
          "deprecated",
          "packageDocumentation",
          "throws",
        ]);
        const declared = new Set(nodes.filter(ts.isIdentifier).map((node) => node.text));
        const links = nodes.filter(
          (node) => ts.isJSDocLink(node) || ts.isJSDocLinkCode(node) || ts.isJSDocLinkPlain(node),
        );
        for (const { name } of links) expect(declared).toContain(name?.getText());
        expect(links).toHaveLength(LINKS);
      });

      test("keeps names and values on the wire as they are", () => {
        const literals = new Set(
          everywhere(index).flatMap((node) =>
            ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? [node.text] : [],
          ),
        );
        for (const value of [text, `${text} `, `${text}4`]) expect(literals).toContain(value);
        const members = new Set(
          everywhere(index)
            .filter(ts.isPropertySignature)
            .map(({ name }) => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText())),
        );
        for (const name of [text, `${text}2`, `${text}3`, `${text}q`]) expect(members).toContain(name);
      });
    });
});

test("neither does the name of a document's file", async () => {
  const [from, to] = [scratch("tsdoc/files"), scratch("tsdoc/files-out")];
  mkdirSync(from, { recursive: true });
  for (const [index, name] of [
    "a\nexport const evil = 1; //",
    "b\u2028export const evil = 1; //",
    "c */ evil(); /*",
    "d\rexport const evil = 1; //",
  ].entries())
    writeFileSync(join(from, `${name.replaceAll("/", "∕")}.json`), JSON.stringify(documentOf(HARMLESS, index)));
  const { written } = await generateInto(to, from);
  const files = (written?.changed ?? []).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const source = ts.createSourceFile(file, ts.sys.readFile(join(to, file)) ?? "", ts.ScriptTarget.ES2022);
    const kinds = source.statements.map((statement) =>
      ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name.getText(source)).join()
        : "",
    );
    expect(kinds).not.toContain("evil");
  }
});
