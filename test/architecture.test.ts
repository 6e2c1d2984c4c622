import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "./support/paths.ts";

/** Which rooms of generator/ a room may know. Arrows point one way. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  read: ["model"],
  normalise: ["model", "read"],
  check: ["model"],
  plan: ["model"],
  print: ["model", "plan"],
  write: [],
  diff: ["model"],
};
/** Files beside the rooms that any of them may use, model and write aside; they know the model only. */
const SHARED: readonly string[] = [
  "complaints.ts",
  "diagnostics.ts",
  "grouped.ts",
  "limits.ts",
  "links.ts",
  "one-of.ts",
  "secrets.ts",
  "tracks.ts",
  "visible.ts",
];

interface Source {
  /** Relative to the project: `generator/read/schema.ts` */
  readonly file: string;
  readonly tree: ts.SourceFile;
  /** Modules as they are written. */
  readonly imports: readonly string[];
}

function sourcesIn(folder: string): readonly Source[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(".ts"),
  );
  return files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const tree = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
    return { file: path.slice(root.length + 1).replaceAll("\\", "/"), tree, imports: [...importsOf(tree)] };
  });
}

/** Imports, exports from, imports of types in place, and dynamic imports. */
function* importsOf(node: ts.Node): Generator<string> {
  if (
    (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  )
    yield node.moduleSpecifier.text;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    yield node.argument.literal.text;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [module] = node.arguments;
    yield module && ts.isStringLiteral(module) ? module.text : "<computed>";
  }
  const inner: ts.Node[] = [];
  ts.forEachChild(node, (child) => void inner.push(child));
  for (const child of inner) yield* importsOf(child);
}

const isRelative = (module: string): boolean => module.startsWith(".");
const targetOf = ({ file }: Source, module: string): string => posix.join(posix.dirname(file), module);

/** `generator/read/schema.ts` -> `read`; `generator/cli.ts` -> `cli.ts` */
const roomOf = (file: string): string => file.split("/")[1] ?? "";

const generator = sourcesIn("generator");
const runtime = sourcesIn("runtime/src");
const config = sourcesIn("config/src");

/** `generator/print/api.ts imports generator/normalise/uses.ts`, for whatever is not allowed. */
function violations(
  sources: readonly Source[],
  isAllowed: (source: Source, target: string) => boolean,
): readonly string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter(isRelative)
      .map((module) => targetOf(source, module))
      .filter((target) => !isAllowed(source, target))
      .map((target) => `${source.file} imports ${target}`),
  );
}

function identifiersOf(tree: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node))
      found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe("the rooms of the generator", () => {
  for (const [room, known] of Object.entries(MAY_KNOW))
    test(`${room} knows ${known.join(" and ") || "no other room"}`, () => {
      const own = generator.filter(({ file }) => roomOf(file) === room);
      expect(own.length).toBeGreaterThan(0);
      const mayShare = room !== "model" && room !== "write";
      const allowed = new Set([room, ...known, ...(mayShare ? SHARED : [])]);
      expect(violations(own, (_, target) => target.startsWith("generator/") && allowed.has(roomOf(target)))).toEqual(
        [],
      );
    });

  test("what they share knows the model only", () => {
    const own = generator.filter(({ file }) => SHARED.includes(roomOf(file)));
    expect(own).toHaveLength(SHARED.length);
    expect(violations(own, (_, target) => roomOf(target) === "model" || SHARED.includes(roomOf(target)))).toEqual([]);
    expect(own.flatMap(({ imports }) => imports.filter((module) => !isRelative(module)))).toEqual([]);
  });

  test("nobody knows the command", () => {
    expect(violations(generator, (_, target) => target !== "generator/cli.ts")).toEqual([]);
  });

  test("the model holds types and no functions", () => {
    const own = generator.filter(({ file }) => roomOf(file) === "model");
    const others = own.flatMap(({ file, tree }) =>
      tree.statements
        .filter(
          (statement) =>
            !ts.isInterfaceDeclaration(statement) &&
            !ts.isTypeAliasDeclaration(statement) &&
            !(ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly),
        )
        .map((statement) => `${file}: ${statement.getText()}`),
    );
    expect(others).toEqual([]);
  });

  test("only the command touches process and console", () => {
    const touching = generator.filter(({ tree, imports }) => {
      const names = identifiersOf(tree);
      return (
        names.has("process") ||
        names.has("console") ||
        imports.some((module) => /^(?:node:)?(?:process|console)$/.test(module))
      );
    });
    expect(touching.map(({ file }) => file)).toEqual(["generator/cli.ts"]);
  });

  test("only print loads the printing libraries, only read the YAML library", () => {
    const usersOf = (pattern: RegExp): readonly string[] => [
      ...new Set(
        generator
          .filter(({ imports }) => imports.some((module) => pattern.test(module)))
          .map(({ file }) => roomOf(file)),
      ),
    ];
    expect(usersOf(/^(?:ts-morph|handlebars|openapi-typescript|typescript)$/)).toEqual(["print"]);
    expect(usersOf(/^yaml$/)).toContain("read");
    for (const room of ["model", "normalise", "check", "plan", "print", "write"])
      expect(usersOf(/^yaml$/)).not.toContain(room);
  });
});

describe("the runtime", () => {
  test("imports nothing but itself", () => {
    expect(
      runtime.flatMap(({ file, imports }) =>
        imports.filter((module) => !isRelative(module)).map((module) => `${file} imports ${module}`),
      ),
    ).toEqual([]);
    expect(violations(runtime, (_, target) => target.startsWith("runtime/src/"))).toEqual([]);
  });

  test("has no dependencies", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, "runtime/package.json"), "utf8"));
    expect(manifest).not.toHaveProperty("dependencies");
  });

  test("uses no globals of Node", () => {
    const globals = ["process", "Buffer", "require", "__dirname", "global"];
    expect(
      runtime.flatMap(({ file, tree }) =>
        globals.filter((name) => identifiersOf(tree).has(name)).map((name) => `${file}: ${name}`),
      ),
    ).toEqual([]);
  });
});

describe("every source", () => {
  const sources = [...generator, ...runtime, ...config];

  test("exports by name", () => {
    const defaults = sources.filter(({ tree }) =>
      tree.statements.some(
        (statement) =>
          ts.isExportAssignment(statement) ||
          (ts.canHaveModifiers(statement) &&
            ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
          (ts.isExportDeclaration(statement) &&
            statement.exportClause &&
            ts.isNamedExports(statement.exportClause) &&
            statement.exportClause.elements.some(({ name }) => name.text === "default")),
      ),
    );
    expect(defaults.map(({ file }) => file)).toEqual([]);
  });

  test("names its neighbours with their ending", () => {
    const others = sources.flatMap(({ file, imports }) =>
      imports
        .filter((module) => isRelative(module) && !module.endsWith(".ts"))
        .map((module) => `${file} imports ${module}`),
    );
    expect(others).toEqual([]);
  });

  test("was found", () => {
    expect(generator.find(({ file }) => file === "generator/command/generate.ts")?.imports).toContain("commander");
    expect(generator.find(({ file }) => file === "generator/run/run.ts")?.imports).toContain("../print/print.ts");
    expect(runtime.length).toBeGreaterThan(5);
    expect(config.length).toBeGreaterThan(1);
  });
});
