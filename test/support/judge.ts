import ts from "typescript";

/** Statements that generated files consist of. */
const STATEMENTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
]);
/** What generated code calls. */
const CALLED: ReadonlySet<string> = new Set(["call", "list", "wait"]);
/** What compilers note of a file beside its code, mostly because of a comment. */
const DIRECTIVES = [
  "referencedFiles",
  "typeReferenceDirectives",
  "libReferenceDirectives",
  "amdDependencies",
  "commentDirectives",
  "pragmas",
  "checkJsDirective",
] as const;
/** Characters that are not seen, or turn the reading direction. */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with a generated file, judged by its syntax tree: no document may have changed what it does. */
export function faultsOf(path: string, text: string): readonly string[] {
  if (!path.endsWith(".ts")) return HIDDEN.test(text) ? [`${path} holds hidden characters`] : [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const faults = [...syntaxFaults(file), ...directives(file), ...file.statements.flatMap(statementFaults)];
  if (HIDDEN.test(text)) faults.push("holds hidden characters");
  if (/[^\n\t\x20-\x7e]/.test(codeOf(text))) faults.push("holds code that is not ASCII");
  return faults.map((fault) => `${path} ${fault}`);
}

function syntaxFaults(file: ts.SourceFile): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(file.text, { fileName: file.fileName, reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function directives(file: ts.SourceFile): readonly string[] {
  const facts = new Map<string, unknown>(Object.entries(file));
  return DIRECTIVES.filter((name) => !isNone(facts.get(name))).map((name) => `has ${name}`);
}

function isNone(value: unknown): boolean {
  if (value instanceof Map) return value.size === 0;
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function statementFaults(statement: ts.Statement): readonly string[] {
  const faults: string[] = [];
  if (!STATEMENTS.has(statement.kind)) faults.push(`has the statement ${ts.SyntaxKind[statement.kind]}`);
  if ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier) {
    const module = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : "";
    if (!/^(?:@scwkit\/[a-z\d/-]+|\.(?:\/[a-z\d-]+)+\.ts)$/.test(module)) faults.push(`imports ${module}`);
  }
  const visit = (node: ts.Node): void => {
    const isKnownCall =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CALLED.has(node.expression.text);
    if (ts.isCallExpression(node) && !isKnownCall) faults.push(`calls ${node.expression.getText()}`);
    if (ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isTemplateExpression(node))
      faults.push(`has a ${ts.SyntaxKind[node.kind]}`);
    if (ts.isImportTypeNode(node) || ts.isDecorator(node)) faults.push(`has a ${ts.SyntaxKind[node.kind]}`);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return faults;
}

/** The text without its comments. */
function codeOf(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  const parts: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    parts.push(scanner.getTokenText());
  return parts.join(" ");
}
