import { ts } from "ts-morph";
import { type Context, insert, memberTags, remark, rendered, replace } from "./context.ts";
import type { Tags } from "./tags.ts";

/** Operators that make numbers of dates. */
const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.MinusToken,
]);

/** Operators that only ask whether there is a date. */
const asking: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** A `Date` there, a text here, often null: make a `Date` of it where one is wanted. */
export function dateRead(context: Context, node: ts.PropertyAccessExpression, { nullable }: Tags): void {
  const isSure = nullable === undefined || isNarrowed(context, node);
  const asserted = ts.isNonNullExpression(node.parent);
  const value: ts.Expression = ts.isNonNullExpression(node.parent) ? node.parent : node;
  const { parent } = value;
  if (isWanted(context, value)) return;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
    if (!parent.questionDotToken) return void wrap(context, value, isSure || asserted ? "date" : "date or invalid");
    return void wrap(context, value, "date or undefined");
  }
  if (ts.isBinaryExpression(parent) && comparing.has(parent.operatorToken.kind)) {
    return void wrap(context, value, isSure || asserted ? "date" : "date or invalid");
  }
  if (ts.isBinaryExpression(parent) && asking.has(parent.operatorToken.kind) && parent.left === value) {
    if (isUndefined(parent.right)) moveUndefinedOf(context, parent);
    return;
  }
  if (isCondition(value)) return;
  if (takesDate(context, value)) return void wrap(context, value, isSure || asserted ? "date" : "date or undefined");
  remark(
    context,
    node.name,
    `${node.name.text} is a text in RFC 3339 from now on${isSure ? "" : ", and null where it was undefined"}`,
  );
}

/** `if (server.creationDate) …`: the compiler knows that it is there. */
function isNarrowed({ checker }: Context, node: ts.PropertyAccessExpression): boolean {
  const symbol = checker.getSymbolAtLocation(node.name);
  return symbol !== undefined && mayMiss(checker.getTypeOfSymbol(symbol)) && !mayMiss(checker.getTypeAtLocation(node));
}

function mayMiss(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0);
}

/** `expiresAt: date` in a request, where a text is wanted now. */
export function dateWritten(context: Context, value: ts.Expression): void {
  if (isDateField(context, value) || value.kind === ts.SyntaxKind.NullKeyword || isUndefined(value)) return;
  const type = context.checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  const isDate = parts.some(({ symbol }) => symbol?.name === "Date");
  if (!isDate) return void remark(context, value, "a text in RFC 3339 is wanted here, not a Date");
  const isPlain = ts.isLeftHandSideExpression(value);
  if (!isPlain) insert(context, value.getStart(), "(");
  insert(context, value.getEnd(), `${isPlain ? "" : ")"}${mayMiss(type) ? "?." : "."}toISOString()`);
}

/** `server.creationDate`, which is a text on both sides from now on. */
function isDateField(context: Context, value: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(value)) return false;
  return memberTags(context, context.checker.getSymbolAtLocation(value.name))?.date !== undefined;
}

/** `new Date(server.creationDate)`, or a field of a request. */
function isWanted(context: Context, value: ts.Expression): boolean {
  const { parent } = value;
  if (ts.isNewExpression(parent) && parent.expression.getText() === "Date") return true;
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== value) return false;
  const field = context.adopted.get(parent) ?? contextualField(context, parent);
  return memberTags(context, field)?.date !== undefined;
}

function contextualField({ checker }: Context, node: ts.PropertyAssignment): ts.Symbol | undefined {
  return checker.getContextualType(node.parent)?.getProperty(node.name.getText());
}

function isCondition(value: ts.Expression): boolean {
  const { parent } = value;
  if (ts.isIfStatement(parent)) return true;
  if (ts.isConditionalExpression(parent)) return parent.condition === value;
  return ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
}

/** Whether what surrounds it asks for a `Date`: a parameter, a variable with a type, the result of a function. */
function takesDate({ checker }: Context, value: ts.Expression): boolean {
  const wanted = checker.getContextualType(value);
  if (!wanted) return false;
  return (wanted.isUnion() ? wanted.types : [wanted]).some(({ symbol }) => symbol?.name === "Date");
}

function wrap(context: Context, value: ts.Expression, kind: "date" | "date or invalid" | "date or undefined"): void {
  replace(context, value, (render) => {
    const text = rendered(context, render, value);
    if (kind === "date") return `new Date(${text})`;
    // What was undefined gave no number; neither does an invalid date.
    if (kind === "date or invalid") return `new Date(${text} ?? Number.NaN)`;
    const chosen = `${text} == null ? undefined : new Date(${text})`;
    return isPart(value.parent) ? `(${chosen})` : chosen;
  });
}

/** Whether a conditional expression needs parentheses here. */
function isPart(parent: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  return ts.isPropertyAccessExpression(parent) || ts.isSpreadElement(parent) || ts.isAsExpression(parent);
}

function isUndefined(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
}

function moveUndefinedOf(context: Context, { operatorToken, right }: ts.BinaryExpression): void {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken) replace(context, operatorToken, "==");
  if (kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) replace(context, operatorToken, "!=");
  replace(context, right, "null");
}
