import { ts } from "ts-morph";
import { type Context, remark, rendered, replace, tagsAt } from "./context.ts";
import type { Render } from "./edits.ts";
import { nameOf } from "./references.ts";

/** `createAdvancedClient(withProfile(profile), withDefaultPageSize(50))` becomes one call with one object. */
export function moveSetup(context: Context, node: ts.CallExpression): void {
  if (tagsAt(context, nameOf(node.expression))?.factory !== "create") return;
  const parts = node.arguments.map((argument, index) => {
    const loader = loaderIn(context, argument);
    if (loader?.reads !== "environment" || loaderIn(context, node.arguments[index - 1])?.reads !== "file")
      return partOf(context, argument);
    // One call reads both.
    context.frozen.add(argument);
    context.done.add(loader.name);
    return () => "";
  });
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

/** The loader in `withProfile(loadProfileFromConfigurationFile())`. */
function loaderIn(context: Context, node: ts.Expression | undefined): Loader | undefined {
  const [inner] = node && ts.isCallExpression(node) ? node.arguments : [];
  return inner && loaderOf(context, inner);
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
  if (tagsAt(context, name)?.loader === "environment" && readsFile(context))
    remark(
      context,
      node,
      "`loadConfig` reads the file too, and its default profile: where another was named, call it once, with that one",
    );
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
  return before && ts.isSpreadAssignment(before) && loaderOf(context, before.expression) ? before : undefined;
}

interface Loader {
  readonly name: ts.Node;
  /** `file` or `environment` */
  readonly reads: string;
}

function loaderOf(context: Context, node: ts.Expression): Loader | undefined {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  const call = ts.isAwaitExpression(inner) ? inner.expression : inner;
  if (!ts.isCallExpression(call)) return undefined;
  const name = nameOf(call.expression);
  const reads = tagsAt(context, name)?.loader;
  return reads === undefined ? undefined : { name, reads };
}

/** Whether the configuration file is read anywhere in this file. */
function readsFile(context: Context): boolean {
  const look = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && loaderOf(context, node)?.reads === "file") || (ts.forEachChild(node, look) ?? false);
  return look(context.source);
}

/** At the top of a module, or in a function that is asynchronous. */
function mayAwait(node: ts.Node): boolean {
  const within = ts.findAncestor(node, ts.isFunctionLike);
  return !within || (ts.canHaveModifiers(within) && (ts.getModifiers(within) ?? []).some(isAsync));
}

function isAsync({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword;
}
