import { ts } from "ts-morph";
import { moveCall, moveForOf, moveNew, remarkTaken } from "./calls.ts";
import { moveLoader, moveSetup } from "./clients.ts";
import { type Context, type Findings, newContext, type Remark, remark } from "./context.ts";
import { applyEdits } from "./edits.ts";
import { moveAccess, moveBinding, moveElementAccess, moveLiteral, moveTypeKeys } from "./fields.ts";
import { isOfficial } from "./imports.ts";
import { importOf, moveInstanceOf, moveReference } from "./references.ts";

export interface MovedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly remarks: readonly Remark[];
  /** What it imports now: `runtime`, `instance`. */
  readonly packages: readonly string[];
}

export function moveFile(source: ts.SourceFile, checker: ts.TypeChecker, findings: Findings): MovedFile {
  const context = newContext(source, checker, findings);
  if (isOtherwiseImported(source)) {
    remarkOtherImports(context, source);
    return { path: source.fileName, before: source.text, after: source.text, remarks: context.remarks, packages: [] };
  }
  visit(context, source);
  const kept = moveReferences(context);
  moveImports(context, kept);
  return {
    path: source.fileName,
    before: source.text,
    after: applyEdits(source.text, context.edits),
    remarks: context.remarks,
    packages: context.imports.packages(),
  };
}

/** Outer constructs come first, so that they can say which of their parts they have dealt with. */
function visit(context: Context, node: ts.Node): void {
  if (ts.isImportDeclaration(node)) return;
  if (ts.isExportDeclaration(node)) return void remarkReexport(context, node);
  if (ts.isCallExpression(node)) {
    moveCall(context, node);
    moveSetup(context, node);
    moveLoader(context, node);
    remarkOtherImport(context, node);
  }
  if (ts.isNewExpression(node)) moveNew(context, node);
  if (ts.isBinaryExpression(node)) moveInstanceOf(context, node);
  if (ts.isForOfStatement(node)) moveForOf(context, node);
  if (ts.isPropertyAccessExpression(node)) {
    moveAccess(context, node);
    remarkTaken(context, node);
  }
  if (ts.isElementAccessExpression(node)) moveElementAccess(context, node);
  if (ts.isBindingElement(node)) moveBinding(context, node);
  if (ts.isObjectLiteralExpression(node)) moveLiteral(context, node);
  if (ts.isIndexedAccessTypeNode(node) || ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
    moveTypeKeys(context, node);
  }
  if (!context.frozen.has(node)) ts.forEachChild(node, (child) => visit(context, child));
}

/** The names of imports, when all else is known. Returns those that are still needed. */
function moveReferences(context: Context): ReadonlySet<string> {
  const kept = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && moveReference(context, node) === "stays") kept.add(node.text);
    ts.forEachChild(node, look);
  };
  look(context.source);
  return kept;
}

function remarkReexport(context: Context, node: ts.ExportDeclaration): void {
  const { moduleSpecifier: module } = node;
  if (!module || !ts.isStringLiteral(module) || !isOfficial(module.text)) return;
  remark(
    context,
    node,
    `what is exported from ${module.text} has other names and forms in scwkit: export what is needed by name`,
  );
}

/** Where nothing comes by an import declaration, half of a move would be no program. */
function isOtherwiseImported(source: ts.SourceFile): boolean {
  const isImported = source.statements.some((one) => ts.isImportDeclaration(one) && importOf(one) !== undefined);
  const look = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && otherImport(node) !== undefined) || (ts.forEachChild(node, look) ?? false);
  return !isImported && look(source);
}

function remarkOtherImports(context: Context, node: ts.Node): void {
  if (ts.isCallExpression(node)) remarkOtherImport(context, node);
  ts.forEachChild(node, (child) => remarkOtherImports(context, child));
}

function remarkOtherImport(context: Context, node: ts.CallExpression): void {
  const module = otherImport(node);
  if (module !== undefined)
    remark(context, node, `${module} is not imported by an import declaration: make it one, and run this again`);
}

/** The module of `require("@scaleway/sdk")` and of `import("@scaleway/sdk")`. */
function otherImport(node: ts.CallExpression): string | undefined {
  const [first] = node.arguments;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
  return isImport && first && ts.isStringLiteralLike(first) && isOfficial(first.text) ? first.text : undefined;
}

/** Ours take the place of the first official import; the others go, but for names that are still in use. */
function moveImports(context: Context, kept: ReadonlySet<string>): void {
  const { source, imports, edits } = context;
  const officials = source.statements.filter(ts.isImportDeclaration).filter((one) => importOf(one) !== undefined);
  const ours = imports.text();
  const [first] = officials;
  for (const one of officials) {
    const rest = keptImport(one, kept, source);
    const text = [one === first ? ours : "", rest].filter((part) => part !== "").join("\n");
    const line = text === "" ? (/^\r?\n/.exec(source.text.slice(one.getEnd()))?.[0].length ?? 0) : 0;
    edits.push({ start: one.getStart(source), end: one.getEnd() + line, text });
  }
  if (first || ours === "") return;
  const imported = source.statements.filter(ts.isImportDeclaration).at(-1);
  const at = imported?.getEnd() ?? source.statements[0]?.getStart(source) ?? 0;
  edits.push({ start: at, end: at, text: imported ? `\n${ours}` : `${ours}\n` });
}

function keptImport(node: ts.ImportDeclaration, kept: ReadonlySet<string>, source: ts.SourceFile): string {
  const { importClause: clause } = node;
  // For its side effects only: it has none.
  if (!clause) return "";
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return kept.has(bindings.name.text) ? node.getText(source) : "";
  const names = (bindings?.elements ?? []).filter(({ name }) => kept.has(name.text));
  if (names.length === 0) return "";
  const all = names.map((name) => name.getText(source)).join(", ");
  const type = clause.isTypeOnly ? "type " : "";
  const end = node.getText(source).endsWith(";") ? ";" : "";
  return `import ${type}{ ${all} } from ${node.moduleSpecifier.getText(source)}${end}`;
}
