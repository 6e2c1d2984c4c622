import { ts } from "ts-morph";
import { type Context, quoted, remark, rendered, replace, resolved } from "./context.ts";
import { tagsOf, virtualFolder } from "./tags.ts";

/** The last name of `Instance.v1.API`. */
export function nameOf(node: ts.Node): ts.Node {
  if (ts.isPropertyAccessExpression(node)) return node.name;
  return ts.isQualifiedName(node) ? node.right : node;
}

/** `error instanceof Errors.ResourceNotFoundError` becomes `isApiError(error, "not_found")`. */
export function moveInstanceOf(context: Context, node: ts.BinaryExpression): void {
  if (node.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword) return;
  const name = nameOf(node.right);
  const guard = tagsOf(resolved(context.checker, name))?.guard;
  if (guard === undefined) return;
  context.done.add(name);
  const call = context.imports.use("runtime", "isApiError", true);
  // `!(a instanceof B)` needs its parentheses, `!isApiError(a)` does not.
  const { parent } = node;
  const isNegated = ts.isParenthesizedExpression(parent) && ts.isPrefixUnaryExpression(parent.parent);
  replace(context, isNegated ? parent : node, (render) => {
    const type = guard === "any" ? "" : `, ${quoted(context, guard)}`;
    return `${call}(${rendered(context, render, node.left)}${type})`;
  });
}

/**
 * A name that an import of the official SDK gave: the whole of `Instance.v1.Server` becomes `Server`. Returns whether it
 * is one, and has been dealt with.
 */
export function moveReference(context: Context, node: ts.Identifier): "other" | "moved" | "stays" {
  const { checker } = context;
  if (!isFromImport(checker, node)) return "other";
  const whole = wholeName(checker, node);
  const name = nameOf(whole);
  if (context.stays.has(name)) return "stays";
  if (context.done.has(name) || ts.findAncestor(whole, (one) => context.done.has(one))) return "moved";
  const symbol = resolved(checker, name);
  const declaration = symbol?.declarations?.[0];
  const tags = tagsOf(symbol);
  const file = declaration?.getSourceFile().fileName ?? "";
  if (!symbol || !file.startsWith(virtualFolder)) {
    remark(context, whole, `scwkit has no ${whole.getText()}`);
    return "stays";
  }
  if (tags?.manual !== undefined) {
    remark(context, whole, `${name.getText()}: ${tags.manual}`);
    return "stays";
  }
  const isType = ts.isPartOfTypeNode(whole) || isHeritageOfInterface(whole);
  const text = textFor(context, symbol, isType);
  if (text === undefined) {
    remark(context, whole, `${whole.getText()} cannot be moved as it stands here`);
    return "stays";
  }
  replace(context, whole, text);
  return "moved";
}

function textFor(context: Context, symbol: ts.Symbol, isType: boolean): string | undefined {
  const tags = tagsOf(symbol);
  if (!tags) return undefined;
  const { api, named, guard, apiclass, call } = tags;
  if (guard !== undefined && isType) {
    const error = context.imports.use("runtime", "ApiError", false);
    return guard === "any" ? error : `${error}<${quoted(context, guard)}>`;
  }
  // The text of a zone.
  if (named !== undefined && api === undefined) return named;
  if (api === undefined) return undefined;
  const isValue = !isType && (apiclass !== undefined || call !== undefined);
  return isType || isValue ? context.imports.use(api, named ?? call ?? symbol.name, isValue) : undefined;
}

function isFromImport(checker: ts.TypeChecker, node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return false;
  // The name behind a dot, and the name of a field, belong to something else.
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isQualifiedName(parent) && parent.right === node) return false;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  return (symbol?.declarations ?? []).some((one) => importOf(one) !== undefined);
}

/** The import of the official SDK that a declaration is part of. */
export function importOf(node: ts.Node): ts.ImportDeclaration | undefined {
  const found = ts.findAncestor(node, ts.isImportDeclaration);
  const module = found && ts.isStringLiteral(found.moduleSpecifier) ? found.moduleSpecifier.text : "";
  return module.startsWith("@scaleway/") ? found : undefined;
}

/** From the first name on as far as the steps are namespaces. */
function wholeName(checker: ts.TypeChecker, node: ts.Identifier): ts.Node {
  let whole: ts.Node = node;
  while (isNamespace(resolved(checker, nameOf(whole)))) {
    const { parent }: ts.Node = whole;
    const isStep =
      (ts.isPropertyAccessExpression(parent) && parent.expression === whole) ||
      (ts.isQualifiedName(parent) && parent.left === whole);
    if (!isStep) break;
    whole = parent;
  }
  return whole;
}

function isNamespace(symbol: ts.Symbol | undefined): boolean {
  return (
    symbol !== undefined && (symbol.flags & ts.SymbolFlags.Namespace) !== 0 && !(symbol.flags & ts.SymbolFlags.Class)
  );
}

function isHeritageOfInterface(node: ts.Node): boolean {
  const clause = ts.findAncestor(node, ts.isHeritageClause);
  return clause !== undefined && ts.isInterfaceDeclaration(clause.parent);
}
