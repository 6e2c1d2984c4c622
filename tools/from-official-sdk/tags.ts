import { ts } from "ts-morph";

/**
 * What the declarations made by `declare.ts` and `official-client.ts` say of themselves, in tags of their comments: how
 * what they declare is called and done in scwkit.
 */
export interface Tags {
  /** Of a field: its name in the API. */
  readonly wire?: string;
  /** Of a member: what it is called instead, `details.resource_id`. */
  readonly becomes?: string;
  /** Of a field: a `Date` there, a text here. */
  readonly date?: string;
  /** Of a field: where it is `undefined` there, it is null here. */
  readonly nullable?: string;
  /** Of an option: seconds there, milliseconds here. */
  readonly seconds?: string;
  /** Of an option: it is left out here. */
  readonly drop?: string;
  /** Of anything: why it cannot be moved. */
  readonly manual?: string;
  /** Of a method: it is a function of this name here. */
  readonly call?: string;
  /** Of a list: the field that holds the items of a page. */
  readonly items?: string;
  /** Of a waiter: the last step of the way to the status. */
  readonly wait?: string;
  /** Of a declaration: what stands behind `@scwkit/` where its like is exported. */
  readonly api?: string;
  /** Of a declaration: the name of its like, where it has another. */
  readonly named?: string;
  /** Of an API class: it is one. */
  readonly apiclass?: string;
  /** Of an error class: the type of `isApiError`; `any` for all. */
  readonly guard?: string;
  /** Of a function that sets up a client: the option that its argument becomes; `...` when it is spread. */
  readonly factory?: string;
  /** Of a function: it loads a profile. */
  readonly loader?: string;
}

type Tag = keyof Tags;

/** The folder of the declarations; it exists in memory only. */
export const virtualFolder = "/__official_scaleway_sdk__";

const cache = new WeakMap<ts.Declaration, Tags>();

export function tagsOf(symbol: ts.Symbol | undefined): Tags | undefined {
  for (const declaration of symbol?.declarations ?? []) {
    if (!declaration.getSourceFile().fileName.startsWith(virtualFolder)) continue;
    const known = cache.get(declaration) ?? readTags(declaration);
    cache.set(declaration, known);
    return known;
  }
  return undefined;
}

function readTags(declaration: ts.Declaration): Tags {
  // The comment of `declare const x` hangs on the statement.
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const tags: { [name in Tag]?: string } = {};
  for (const tag of ts.getJSDocTags(node)) {
    const name = tag.tagName.text;
    if (isTag(name)) tags[name] = (ts.getTextOfJSDocComment(tag.comment) ?? "").trim();
  }
  return tags;
}

const names: ReadonlySet<string> = new Set([
  "wire",
  "becomes",
  "date",
  "nullable",
  "seconds",
  "drop",
  "manual",
  "call",
  "items",
  "wait",
  "api",
  "named",
  "apiclass",
  "guard",
  "factory",
  "loader",
]);

function isTag(name: string): name is Tag {
  return names.has(name);
}
