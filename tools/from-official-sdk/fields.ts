import { ts } from "ts-morph";
import { type Context, fieldOf, insert, memberTags, remark, replace } from "./context.ts";
import { dateRead, dateWritten } from "./dates.ts";
import type { Tags } from "./tags.ts";
import { moveSeconds, moveStop } from "./waits.ts";

/** `server.commercialType` */
export function moveAccess(context: Context, node: ts.PropertyAccessExpression): void {
  const tags = memberTags(context, context.checker.getSymbolAtLocation(node.name));
  if (!tags || tags.call !== undefined) return;
  if (tags.manual !== undefined) return void remark(context, node.name, `${node.name.text}: ${tags.manual}`);
  if (tags.drop !== undefined) return void remark(context, node.name, `${node.name.text}: scwkit does without it`);
  const name = newName(tags);
  if (name !== undefined && name !== node.name.text) {
    // A name that is no identifier can only be reached in brackets.
    if (/^[\w$.]+$/.test(name)) replace(context, node.name, name);
    else context.edits.push({ start: node.expression.getEnd(), end: node.getEnd(), text: `[${JSON.stringify(name)}]` });
  }
  if (tags.date !== undefined) dateRead(context, node, tags);
  else if (tags.nullable !== undefined) moveUndefined(context, node);
}

function newName(tags: Tags): string | undefined {
  return tags.wire ?? tags.becomes;
}

/** `server["commercialType"]` */
export function moveElementAccess(context: Context, node: ts.ElementAccessExpression): void {
  const { argumentExpression: key, expression } = node;
  if (!ts.isStringLiteralLike(key)) return;
  const tags = memberTags(context, fieldOf(context.checker, context.checker.getTypeAtLocation(expression), key.text));
  if (tags) renameInQuotes(context, key, tags);
}

function renameInQuotes(context: Context, node: ts.StringLiteralLike, tags: Tags): void {
  const name = newName(tags);
  if (name === undefined || name === node.text || name.includes(".")) return;
  context.edits.push({ start: node.getStart() + 1, end: node.getEnd() - 1, text: name });
}

type TypeWithKeys = ts.IndexedAccessTypeNode | ts.TypeReferenceNode | ts.ExpressionWithTypeArguments;

/** `Server["commercialType"]`, `Omit<Server, "commercialType" | "state">` */
export function moveTypeKeys(context: Context, node: TypeWithKeys): void {
  const [of, ...keys] = ts.isIndexedAccessTypeNode(node)
    ? [node.objectType, node.indexType]
    : (node.typeArguments ?? []);
  if (!of || keys.length === 0) return;
  const type = context.checker.getTypeFromTypeNode(of);
  const visit = (key: ts.TypeNode): void => {
    if (ts.isUnionTypeNode(key)) key.types.forEach(visit);
    if (!ts.isLiteralTypeNode(key) || !ts.isStringLiteral(key.literal)) return;
    const tags = memberTags(context, fieldOf(context.checker, type, key.literal.text));
    if (tags) renameInQuotes(context, key.literal, tags);
  };
  keys.forEach(visit);
}

/** `const { commercialType, creationDate: date } = server` */
export function moveBinding(context: Context, node: ts.BindingElement): void {
  if (!ts.isObjectBindingPattern(node.parent) || node.dotDotDotToken) return;
  const key = node.propertyName ?? node.name;
  if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return;
  const type = context.checker.getTypeAtLocation(node.parent);
  const tags = memberTags(context, fieldOf(context.checker, type, key.text));
  if (!tags || tags.call !== undefined) return;
  if (tags.manual !== undefined) return void remark(context, key, `${key.text}: ${tags.manual}`);
  if (tags.date !== undefined)
    remark(context, key, `${key.text} is a text in RFC 3339 from now on, and null where it was undefined`);
  else if (tags.nullable !== undefined && node.initializer) {
    remark(context, key, `${key.text} is null where it was undefined: a default does not replace null`);
  }
  const name = newName(tags);
  if (name === undefined || name === key.text) return;
  // `details.resource_id` is a step deeper.
  const steps = name.split(".");
  const last = steps.pop() ?? "";
  const open = steps.map((step) => `${step}: { `).join("");
  if (node.propertyName) replace(context, node.propertyName, `${open}${last}`);
  else insert(context, node.name.getStart(), last === key.text ? open : `${open}${last}: `);
  if (open !== "") insert(context, node.getEnd(), " }".repeat(steps.length));
}

/** `{ commercialType: "DEV1-S", name }` where a request, or what is to become one, is wanted. */
export function moveLiteral(context: Context, node: ts.ObjectLiteralExpression): void {
  const type = context.checker.getContextualType(node);
  for (const property of node.properties) {
    const key = property.name;
    if (!key || (!ts.isIdentifier(key) && !ts.isStringLiteral(key))) continue;
    const tags = memberTags(context, context.adopted.get(property) ?? fieldOf(context.checker, type, key.text));
    if (tags) moveProperty(context, property, key, tags);
  }
}

function moveProperty(
  context: Context,
  node: ts.ObjectLiteralElementLike,
  key: ts.Identifier | ts.StringLiteral,
  tags: Tags,
): void {
  if (tags.drop !== undefined) return void dropProperty(context, node);
  if (tags.wait !== undefined || tags.manual !== undefined) {
    if (key.text === "stop" && moveStop(context, node)) return;
    return void remark(context, key, `${key.text}: ${tags.manual}`);
  }
  if (tags.seconds !== undefined) return void moveSeconds(context, node, key, tags.seconds);
  const name = newName(tags);
  if (name !== undefined && name !== key.text) {
    const spelled = /^[\w$]+$/.test(name) ? name : JSON.stringify(name);
    if (ts.isShorthandPropertyAssignment(node)) insert(context, key.getStart(), `${spelled}: `);
    else replace(context, key, spelled);
  }
  if (tags.date === undefined) return;
  if (ts.isPropertyAssignment(node)) dateWritten(context, node.initializer);
  else if (ts.isShorthandPropertyAssignment(node)) {
    if (name === undefined || name === key.text) insert(context, key.getStart(), `${key.text}: `);
    dateWritten(context, node.name);
  }
}

/** With its comma, and with its line where it has one of its own. */
function dropProperty(context: Context, node: ts.ObjectLiteralElementLike): void {
  const { text } = context.source;
  const start = node.getFullStart();
  const comma = /^\s*,/.exec(text.slice(node.getEnd()));
  const end = node.getEnd() + (comma?.[0].length ?? 0);
  context.edits.push({ start, end, text: "" });
  if (ts.isShorthandPropertyAssignment(node)) {
    remark(context, node, `${node.name.text} is not needed any more, nor is the variable, perhaps`);
  }
}

/** What is absent is null here: `=== undefined` would not see it. */
function moveUndefined(context: Context, node: ts.PropertyAccessExpression): void {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return;
  const { operatorToken, right } = parent;
  if (!ts.isIdentifier(right) || right.text !== "undefined") return;
  const loose = new Map([
    [ts.SyntaxKind.EqualsEqualsEqualsToken, "=="],
    [ts.SyntaxKind.ExclamationEqualsEqualsToken, "!="],
  ]).get(operatorToken.kind);
  if (loose === undefined) return;
  replace(context, operatorToken, loose);
  replace(context, right, "null");
}
