import { ts } from "ts-morph";
import { type Findings, fieldOf, resolved } from "./context.ts";
import { tagsOf, virtualFolder } from "./tags.ts";
import type { Workspace } from "./workspace.ts";

/** Looks at the whole project: which API objects can go, and which plain literals are requests in the making. */
export function findIn({ checker, files }: Workspace): Findings {
  const inlined = new Map<ts.Symbol, string>();
  const renamed = new Map<ts.Symbol, string>();
  const adopted = new Map<ts.Node, ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && isApiClass(checker, node)) {
      const symbol = heldBy(checker, node);
      const client = symbol && clientFor(checker, node, symbol);
      if (symbol && client?.kind === "named") inlined.set(symbol, client.name);
      if (symbol && client?.kind === "made") renamed.set(symbol, client.name);
    }
    if (ts.isCallExpression(node)) adoptArguments(checker, node, adopted);
    if (ts.isVariableDeclaration(node) && node.type && node.initializer) {
      adopt(checker, node.initializer, checker.getTypeFromTypeNode(node.type), adopted);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return { inlined, renamed, adopted };
}

export function isApiClass(checker: ts.TypeChecker, node: ts.NewExpression): boolean {
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  return tagsOf(resolved(checker, name))?.apiclass !== undefined;
}

/** The variable of `const api = new Instance.v1.API(client);`, when nobody else gets hold of it. */
function heldBy(checker: ts.TypeChecker, node: ts.NewExpression): ts.Symbol | undefined {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const list = parent.parent;
  const isOne = ts.isVariableDeclarationList(list) && list.declarations.length === 1 && list.flags & ts.NodeFlags.Const;
  if (!isOne || !ts.isVariableStatement(list.parent) || list.parent.modifiers?.length) return undefined;
  const symbol = checker.getSymbolAtLocation(parent.name);
  return symbol && usesOf(checker, symbol, parent.name).every((use) => isCalledOn(checker, use)) ? symbol : undefined;
}

/** Every identifier of the file that means the variable, its declaration aside. */
function usesOf(checker: ts.TypeChecker, symbol: ts.Symbol, declared: ts.Identifier): readonly ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== declared && node.text === declared.text) {
      // A shorthand property and an export stand for the variable under a symbol of their own.
      const isOther = ts.isShorthandPropertyAssignment(node.parent) || ts.isExportSpecifier(node.parent);
      if (isOther || checker.getSymbolAtLocation(node) === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(declared.getSourceFile());
  return uses;
}

/** `api.listServers(…)`, of an operation or waiter that exists here. */
function isCalledOn(checker: ts.TypeChecker, use: ts.Identifier): boolean {
  const access = use.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== use || access.questionDotToken) return false;
  if (!ts.isCallExpression(access.parent) || access.parent.expression !== access) return false;
  return tagsOf(checker.getSymbolAtLocation(access.name))?.call !== undefined;
}

type Client = { readonly kind: "named" | "made"; readonly name: string };

/** What the functions are to be given instead of the API object. */
function clientFor(checker: ts.TypeChecker, node: ts.NewExpression, api: ts.Symbol): Client | undefined {
  const argument = node.arguments?.[0];
  const declared =
    ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined;
  if (!argument || !declared) return undefined;
  const uses = usesOf(checker, api, declared);
  if (ts.isIdentifier(argument)) {
    const client = checker.getSymbolAtLocation(argument);
    const isSeen = (use: ts.Identifier): boolean => inScope(checker, use, argument.text) === client;
    return client && isSteady(client) && uses.every(isSeen) ? { kind: "named", name: argument.text } : undefined;
  }
  if (!ts.isCallExpression(argument)) return undefined;
  // `new API(createClient(…))`: the variable holds the client from now on, and should be called so.
  const isFree = [declared, ...uses].every((use) => inScope(checker, use, "client") === undefined);
  return { kind: "made", name: isFree ? "client" : declared.text };
}

function inScope(checker: ts.TypeChecker, at: ts.Node, name: string): ts.Symbol | undefined {
  return checker.getSymbolsInScope(at, ts.SymbolFlags.Value | ts.SymbolFlags.Alias).find((one) => one.name === name);
}

/** A constant, a parameter or an import: it means the same thing at every call. */
function isSteady({ valueDeclaration, declarations }: ts.Symbol): boolean {
  const declaration = valueDeclaration ?? declarations?.[0];
  if (!declaration) return false;
  if (ts.isParameter(declaration) || ts.isImportSpecifier(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function adoptArguments(checker: ts.TypeChecker, node: ts.CallExpression, adopted: Map<ts.Node, ts.Symbol>): void {
  const signature = checker.getResolvedSignature(node);
  const isOurs = signature?.declaration?.getSourceFile().fileName.startsWith(virtualFolder);
  if (!signature || !isOurs) return;
  for (const [index, argument] of node.arguments.entries()) {
    const parameter = signature.parameters[index];
    if (parameter) adopt(checker, argument, checker.getTypeOfSymbolAtLocation(parameter, node), adopted);
  }
}

/**
 * A literal that was written down without a type has fields of its own. When it ends up where a request is wanted, they
 * are fields of that request: `const request = { commercialType: "DEV1-S" }; api.createServer(request)`.
 */
function adopt(checker: ts.TypeChecker, node: ts.Expression, type: ts.Type, adopted: Map<ts.Node, ts.Symbol>): void {
  const also = (next: ts.Expression, of: ts.Type = type): void => adopt(checker, next, of, adopted);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    also(node.expression);
  else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach((branch) => void also(branch));
  else if (ts.isBinaryExpression(node)) [node.left, node.right].forEach((side) => void also(side));
  else if (ts.isIdentifier(node)) {
    const declaration = untyped(checker, node);
    if (declaration?.initializer) also(declaration.initializer);
    if (declaration) adoptFilling(checker, declaration, type, adopted);
  } else if (ts.isArrayLiteralExpression(node)) {
    const element = checker.getIndexTypeOfType(checker.getNonNullableType(type), ts.IndexKind.Number);
    if (element) for (const one of node.elements) also(ts.isSpreadElement(one) ? one.expression : one, element);
  } else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) adoptProperty(checker, property, type, adopted);
  }
}

function adoptProperty(
  checker: ts.TypeChecker,
  node: ts.ObjectLiteralElementLike,
  type: ts.Type,
  adopted: Map<ts.Node, ts.Symbol>,
): void {
  if (ts.isSpreadAssignment(node)) return void adopt(checker, node.expression, type, adopted);
  const name = node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : undefined;
  const field = name === undefined ? undefined : fieldOf(checker, type, name);
  if (!field || !tagsOf(field) || adopted.has(node)) return;
  adopted.set(node, field);
  const value = ts.isPropertyAssignment(node)
    ? node.initializer
    : ts.isShorthandPropertyAssignment(node)
      ? node.name
      : undefined;
  if (value) adopt(checker, value, checker.getTypeOfSymbol(field), adopted);
}

/** The declaration of a variable without a type of its own. */
function untyped(checker: ts.TypeChecker, node: ts.Identifier): ts.VariableDeclaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : resolved(checker, node);
  const declaration = symbol?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && !declaration.type ? declaration : undefined;
}

/** What is put into it later: `volumes[id] = { … }`, `taints.push({ … })`, `request.commercialType = "DEV1-S"`. */
function adoptFilling(
  checker: ts.TypeChecker,
  { name, initializer }: ts.VariableDeclaration,
  type: ts.Type,
  adopted: Map<ts.Node, ts.Symbol>,
): void {
  const symbol = checker.getSymbolAtLocation(name);
  const isLiteral =
    initializer && (ts.isObjectLiteralExpression(initializer) || ts.isArrayLiteralExpression(initializer));
  if (!symbol || !ts.isIdentifier(name) || !isLiteral) return;
  const whole = checker.getNonNullableType(type);
  const item = checker.getIndexTypeOfType(whole, ts.IndexKind.Number);
  const entry = item ?? checker.getIndexTypeOfType(whole, ts.IndexKind.String);
  for (const use of usesOf(checker, symbol, name)) {
    const access = use.parent;
    const value = assignedTo(access);
    if (ts.isElementAccessExpression(access) && value && entry) adopt(checker, value, entry, adopted);
    if (!ts.isPropertyAccessExpression(access) || access.expression !== use) continue;
    const call = access.parent;
    if (access.name.text === "push" && ts.isCallExpression(call) && item) {
      for (const one of call.arguments) adopt(checker, one, item, adopted);
    }
    const field = value && fieldOf(checker, whole, access.name.text);
    if (!field) continue;
    for (const declared of checker.getSymbolAtLocation(access.name)?.declarations ?? []) adopted.set(declared, field);
    adopt(checker, value, checker.getTypeOfSymbol(field), adopted);
  }
}

function assignedTo(node: ts.Node): ts.Expression | undefined {
  const { parent } = node;
  const isAssigned = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssigned && parent.left === node ? parent.right : undefined;
}
