import { ts } from "ts-morph";
import { type Context, memberTags, quoted, rendered, replace } from "./context.ts";

/** `timeout: 600` in seconds becomes `timeout: 600_000` in milliseconds. */
export function moveSeconds(context: Context, node: ts.ObjectLiteralElementLike, key: ts.Node, name: string): void {
  if (ts.isShorthandPropertyAssignment(node)) return void replace(context, node, `${name}: ${node.name.text} * 1000`);
  if (!ts.isPropertyAssignment(node)) return;
  replace(context, key, name);
  const { initializer } = node;
  replace(context, initializer, (render) => milliseconds(initializer, rendered(context, render, initializer)));
}

function milliseconds(node: ts.Expression, text: string): string {
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text) * 1000;
    return Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, "_") : `${text} * 1000`;
  }
  const isProduct = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken;
  return isProduct || ts.isLeftHandSideExpression(node) ? `${text} * 1000` : `(${text}) * 1000`;
}

/** `stop: async (server) => server.state === "running"` becomes `until: "running"`, when it is as simple as that. */
export function moveStop(context: Context, node: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(node)) return false;
  const { initializer } = node;
  const call = enclosingCall(node);
  const method = call && ts.isPropertyAccessExpression(call.expression) ? call.expression.name : undefined;
  const status = method && memberTags(context, context.checker.getSymbolAtLocation(method))?.wait;
  if (!status || !ts.isArrowFunction(initializer)) return false;
  const wanted = wantedStatuses(context, unwrapped(initializer.body), status);
  if (!wanted) return false;
  const [first = ""] = wanted;
  const list =
    wanted.length === 1 ? quoted(context, first) : `[${wanted.map((one) => quoted(context, one)).join(", ")}]`;
  replace(context, node, `until: ${list}`);
  return true;
}

function enclosingCall(node: ts.Node): ts.CallExpression | undefined {
  const literal = node.parent;
  return ts.isCallExpression(literal.parent) ? literal.parent : undefined;
}

/** `Promise.resolve(x)`, `(x)` and `{ return x }` are x. */
function unwrapped(body: ts.ConciseBody): ts.Expression | undefined {
  if (ts.isBlock(body)) {
    const [only, second] = body.statements;
    return only && !second && ts.isReturnStatement(only) && only.expression ? unwrapped(only.expression) : undefined;
  }
  if (ts.isParenthesizedExpression(body)) return unwrapped(body.expression);
  const argument =
    ts.isCallExpression(body) && body.expression.getText() === "Promise.resolve" ? body.arguments[0] : undefined;
  return argument ? unwrapped(argument) : body;
}

function wantedStatuses(
  context: Context,
  node: ts.Expression | undefined,
  status: string,
): readonly string[] | undefined {
  if (!node) return undefined;
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.BarBarToken) {
      const [before, after] = [wantedStatuses(context, left, status), wantedStatuses(context, right, status)];
      return before && after ? [...before, ...after] : undefined;
    }
    const isEqual = operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
    return isEqual && isStatus(context, left, status) && ts.isStringLiteral(right) ? [right.text] : undefined;
  }
  // `["running", "stopped"].includes(server.state)`
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: list, name } = node.expression;
  const [argument] = node.arguments;
  if (name.text !== "includes" || !ts.isArrayLiteralExpression(list) || !argument) return undefined;
  if (!isStatus(context, argument, status) || !list.elements.every(ts.isStringLiteral)) return undefined;
  return list.elements.map((one) => (ts.isStringLiteral(one) ? one.text : ""));
}

function isStatus(context: Context, node: ts.Expression, status: string): boolean {
  if (!ts.isPropertyAccessExpression(node)) return false;
  return memberTags(context, context.checker.getSymbolAtLocation(node.name))?.wire === status;
}
