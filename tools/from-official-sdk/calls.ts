import { ts } from "ts-morph";
import { type Context, insert, memberTags, remark, rendered, replace } from "./context.ts";
import { type Render, removed } from "./edits.ts";
import { isApiClass } from "./findings.ts";
import type { Tags } from "./tags.ts";

/** `api.listServers(request)` becomes `listServers(client, request)`, or stays with an object of our thin class. */
export function moveCall(context: Context, node: ts.CallExpression): void {
  const { checker } = context;
  if (!ts.isPropertyAccessExpression(node.expression)) return;
  const { expression: api, name, questionDotToken } = node.expression;
  const tags = memberTags(context, checker.getSymbolAtLocation(name));
  if (tags?.call === undefined) return;
  const symbol = checker.getSymbolAtLocation(api);
  const client = symbol && (context.inlined.get(symbol) ?? context.renamed.get(symbol));
  const made = ts.isParenthesizedExpression(api) ? api.expression : api;
  const argument = ts.isNewExpression(made) && isApiClass(checker, made) ? made.arguments?.[0] : undefined;
  if (client !== undefined) {
    context.done.add(api);
    becomeFunction(context, node, tags, () => client);
  } else if (argument) {
    context.done.add(made);
    becomeFunction(context, node, tags, (render) => rendered(context, render, argument));
  } else if (tags.wait !== undefined) {
    // Our classes have no waiters; the client that they were made with does.
    becomeFunction(
      context,
      node,
      tags,
      (render) => `${rendered(context, render, api)}${questionDotToken ? "?" : ""}.client`,
    );
    if (questionDotToken) remark(context, node, `${name.text} needs a client: there may be none here`);
  }
}

/** Everything up to the first argument. */
function becomeFunction(
  context: Context,
  node: ts.CallExpression,
  { api = "", call = "" }: Tags,
  client: (render: Render) => string,
): void {
  const name = context.imports.use(api, call, true);
  const text = (render: Render): string => `${name}(${client(render)}${separator(node)}`;
  context.edits.push({ start: node.getStart(), end: node.arguments.pos, text });
}

function separator(node: ts.CallExpression): string {
  const [first] = node.arguments;
  if (!first) return "";
  return first.getFullStart() < first.getStart() ? "," : ", ";
}

/** A method that is taken off its object: an arrow function there, which did not mind. */
export function remarkTaken(context: Context, node: ts.PropertyAccessExpression): void {
  const tags = memberTags(context, context.checker.getSymbolAtLocation(node.name));
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  if (tags?.call === undefined || isCalled) return;
  remark(context, node.name, `${node.name.text} without its object loses it: call it in a function of yours`);
}

/** `const api = new Instance.v1.API(client);` goes, or becomes an object of our thin class. */
export function moveNew(context: Context, node: ts.NewExpression): void {
  const { checker } = context;
  if (context.done.has(node) || !isApiClass(checker, node)) return;
  const declaration = node.parent;
  const symbol = ts.isVariableDeclaration(declaration) ? checker.getSymbolAtLocation(declaration.name) : undefined;
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : undefined;
  if (symbol && statement && context.inlined.has(symbol)) {
    context.done.add(node);
    return void removeLine(context, statement);
  }
  const made = symbol && context.renamed.get(symbol);
  const argument = node.arguments?.[0];
  if (made === undefined || !argument || !ts.isVariableDeclaration(declaration)) return;
  context.done.add(node);
  replace(context, declaration, (render) => `${made} = ${rendered(context, render, argument)}`);
}

/** The whole line. */
function removeLine(context: Context, node: ts.Node): void {
  const { text } = context.source;
  const start = text.lastIndexOf("\n", node.getStart()) + 1;
  const isAlone = text.slice(start, node.getStart()).trim() === "";
  const rest = /^[ \t]*;?[ \t]*(\r?\n|$)/.exec(text.slice(node.getEnd()));
  if (!isAlone || !rest) return void replace(context, node, "");
  context.edits.push({ start, end: node.getEnd() + rest[0].length, text: removed });
}

/** `for await (const page of api.listServers())`: a page is an array there, the answer as it came here. */
export function moveForOf(context: Context, node: ts.ForOfStatement): void {
  const { checker } = context;
  const { expression, initializer } = node;
  const all = checker.getTypeAtLocation(expression).getProperty("all");
  if (!node.awaitModifier || memberTags(context, all)?.becomes !== "toArray") return;
  const items = itemsOf(context, expression);
  const [declaration] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  if (items === undefined || !declaration) {
    return void remark(
      context,
      expression,
      "a list gives items here, not pages: use `.pages()` for the answers as they came",
    );
  }
  const isSame = declaration.name.getText() === items;
  if (isSame) replace(context, declaration.name, `{ ${items} }`);
  else {
    insert(context, declaration.name.getStart(), `{ ${items}: `);
    insert(context, declaration.name.getEnd(), " }");
  }
  insert(context, expression.getEnd(), ".pages()");
}

function itemsOf(context: Context, node: ts.Expression): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return memberTags(context, context.checker.getSymbolAtLocation(node.expression.name))?.items;
}
