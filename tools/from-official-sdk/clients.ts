import { ts } from "ts-morph";
import { type Context, remark, rendered, replace, tagsAt } from "./context.ts";
import type { Render } from "./edits.ts";
import { nameOf } from "./references.ts";

/** `createAdvancedClient(withProfile(profile), withDefaultPageSize(50))` becomes one call with one object. */
export function moveSetup(context: Context, node: ts.CallExpression): void {
  if (tagsAt(context, nameOf(node.expression))?.factory !== "create") return;
  const parts = node.arguments.map((argument) => partOf(context, argument));
  const callees = node.arguments.map((one) => (ts.isCallExpression(one) ? one.expression : one));
  const names = [node.expression, ...callees].map(nameOf);
  if (parts.some((part) => part === undefined)) {
    for (const name of names) context.stays.add(name);
    // What it holds is for the official client then, in its spelling.
    context.frozen.add(node);
    remark(
      context,
      node,
      "not all of these settings have an option: give `createClient` of `@scwkit/runtime` those that do",
    );
    return;
  }
  for (const name of names) context.done.add(name);
  const create = context.imports.use("runtime", "createClient", true);
  replace(context, node, (render) => {
    const texts = parts.map((part) => part?.(render) ?? "").filter((text) => text !== "");
    return `${create}({ ${texts.join(", ")} })`;
  });
}

/** What a `with…` puts into the options; absent when that is not known. */
function partOf(context: Context, node: ts.Expression): ((render: Render) => string) | undefined {
  // Retries are built in.
  const option = ts.isCallExpression(node) ? tagsAt(context, nameOf(node.expression))?.factory : undefined;
  const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (option === "nothing") return () => "";
  if (option === undefined || !argument) return undefined;
  if (option !== "...") return (render) => `${option}: ${rendered(context, render, argument)}`;
  if (!ts.isObjectLiteralExpression(argument)) return (render) => `...${rendered(context, render, argument)}`;
  return (render) => rendered(context, render, argument).slice(1, -1).trim().replace(/,$/, "");
}

/** `loadProfileFromConfigurationFile()` becomes `await loadConfig()`, which reads the environment too. */
export function moveLoader(context: Context, node: ts.CallExpression): void {
  const name = nameOf(node.expression);
  if (tagsAt(context, name)?.loader === undefined) return;
  context.done.add(name);
  const { parent } = node;
  const first = ts.isSpreadAssignment(parent) ? spreadBefore(context, parent) : undefined;
  if (first) {
    if (tagsAt(context, name)?.loader === "file")
      remark(context, node, "`loadConfig` lays the environment over the file, whatever comes first");
    context.edits.push({ start: first.getEnd(), end: parent.getEnd(), text: "" });
    return;
  }
  const load = context.imports.use("config", "loadConfig", true);
  const call = (render: Render): string => `${load}(${render(node.arguments.pos, node.getEnd())}`;
  if (ts.isAwaitExpression(parent)) return void replace(context, node, call);
  if (!mayAwait(node)) {
    remark(context, node, "`loadConfig` of `@scwkit/config` is asynchronous: make this function so, and wait for it");
    return void replace(context, node, call);
  }
  const isInner = ts.isSpreadAssignment(parent) || ts.isPropertyAccessExpression(parent);
  replace(context, node, (render) => (isInner ? `(await ${call(render)})` : `await ${call(render)}`));
}

/** The file and the environment are read by one call: the second of two spreads is superfluous. */
function spreadBefore(context: Context, node: ts.SpreadAssignment): ts.Node | undefined {
  const before = node.parent.properties[node.parent.properties.indexOf(node) - 1];
  return before && ts.isSpreadAssignment(before) && loads(context, before.expression) ? before : undefined;
}

function loads(context: Context, node: ts.Expression): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  const call = ts.isAwaitExpression(inner) ? inner.expression : inner;
  return ts.isCallExpression(call) && tagsAt(context, nameOf(call.expression))?.loader !== undefined;
}

/** At the top of a module, or in a function that is asynchronous. */
function mayAwait(node: ts.Node): boolean {
  const within = ts.findAncestor(node, ts.isFunctionLike);
  return !within || (ts.canHaveModifiers(within) && (ts.getModifiers(within) ?? []).some(isAsync));
}

function isAsync({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword;
}
