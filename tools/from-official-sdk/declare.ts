import { type GeneratedApi, readApi } from "./generated.ts";
import { officialClient, officialLoader } from "./official-client.ts";
import { type Product, productFor } from "./products.ts";
import { virtualFolder } from "./tags.ts";

/** What a project uses of the official SDK, read off its text. */
export interface Usage {
  /** The modules that it imports, with the names it takes from each. */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>;
  /** All names that look like an API class: `API`, `ZonedAPI`. They stand in no package of ours. */
  readonly classes: ReadonlySet<string>;
}

export function usageOf(texts: Iterable<string>): Usage {
  const modules = new Map<string, Set<string>>();
  const classes = new Set(["API"]);
  for (const text of texts) {
    const imports = [...text.matchAll(/(?:(?:import|export)\s([^;"']*?)from\s*|["'(])["']?(@scaleway\/[\w./-]+)["']/g)];
    for (const [, clause = "", module = ""] of imports) {
      const names = modules.get(module) ?? new Set();
      modules.set(module, names);
      for (const name of importedNames(clause, text)) names.add(name);
    }
    if (imports.length > 0) for (const [name] of text.matchAll(/\b[A-Z]\w*API\b/g)) classes.add(name);
  }
  return { modules, classes };
}

/** `{ Instance, type Client as C }`, or what stands behind the dot of `* as sdk`. */
function importedNames(clause: string, text: string): readonly string[] {
  const star = /\*\s*as\s+(\w+)/.exec(clause)?.[1];
  if (star) return [...text.matchAll(new RegExp(`\\b${star}\\.(\\w+)`, "g"))].map(([, name = ""]) => name);
  const named = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  return named.split(",").map((one) => /(?:type\s+)?(\w+)/.exec(one.trim())?.[1] ?? "");
}

/**
 * The official SDK as declarations, by module: made of our own packages, in its spelling, each field tagged with the name
 * that it has here. So the compiler tells which field a program means, whether or not the official SDK is installed.
 */
export function declareOfficial(usage: Usage, products: readonly Product[]): ReadonlyMap<string, string> {
  const files = new Map([
    ["@scaleway/sdk-client", officialClient],
    ["@scaleway/configuration-loader", officialLoader],
  ]);
  for (const [module, names] of usage.modules) {
    if (files.has(module)) continue;
    const [, name, version] = /^@scaleway\/sdk-([\w-]+?)(?:\/(v\w+))?$/.exec(module) ?? [];
    const product = name === undefined ? undefined : productFor(name, products);
    const spaces = [...names].flatMap((one) => spacesOf(one, product ? [product] : products));
    if (product && version) files.set(module, `export * from "${versionModule(product.slug, version)}";\n`);
    else if (product) files.set(module, spaces.map(declareSpace).join(""));
    else if (module === "@scaleway/sdk") {
      files.set(module, [`export * from "@scaleway/sdk-client";\n`, ...spaces.map(declareSpace)].join(""));
    }
    for (const one of [...spaces.map((space) => space.product), ...(product ? [product] : [])]) {
      for (const each of versionsOf(one)) {
        const path = versionModule(one.slug, each);
        if (!files.has(path)) files.set(path, declareVersion(one, each, usage));
      }
    }
  }
  return files;
}

/** A namespace of the official SDK: `Instance`, with a member for each version, or `Instancev1`. */
interface Space {
  readonly name: string;
  readonly product: Product;
  readonly version: string | undefined;
}

function spacesOf(name: string, products: readonly Product[]): readonly Space[] {
  // What the client exports wins: `Errors`, `Client`, …
  if (new RegExp(`\\bexport (declare )?\\w+ ${name}\\b`).test(officialClient)) return [];
  const [, plain = name, version] = /^(\w+?)(v\d\w*)$/.exec(name) ?? [];
  const product = productFor(plain, products);
  return product && (!version || versionsOf(product).includes(version)) ? [{ name, product, version }] : [];
}

function declareSpace({ name, product, version }: Space): string {
  const module = (one: string): string => JSON.stringify(versionModule(product.slug, one));
  if (version) return `export * as ${name} from ${module(version)};\n`;
  const imports = versionsOf(product).map((one) => `import * as ${name}_${one} from ${module(one)};\n`);
  const members = versionsOf(product).map((one) => `export import ${one} = ${name}_${one};\n`);
  return `${imports.join("")}export declare namespace ${name} {\n${members.join("")}}\n`;
}

function versionsOf({ apis }: Product): readonly string[] {
  return [...new Set(apis.map(({ version }) => version))];
}

/** Not a module of the official SDK: a program does not name it. */
function versionModule(slug: string, version: string): string {
  return `@scaleway/${slug}/${version}`;
}

/** One version: its types once, and every API class that the program names. */
function declareVersion(product: Product, version: string, usage: Usage): string {
  const apis = product.apis.filter((api) => api.version === version).map(readApi);
  const types = new Map<string, string>();
  // What several apis declare is taken from the one whose class is named.
  const named = [...usage.classes].flatMap((name) => (name === "API" ? [] : (apiFor(name, apis) ?? [])));
  for (const { types: own, api } of [...named, ...apis]) {
    for (const [name, text] of own) if (!types.has(name)) types.set(name, `/** @api ${api.path} */\n${text}\n`);
  }
  const classes = [...usage.classes].flatMap((name) => {
    const api = apiFor(name, apis);
    return api ? [declareClass(name, api), ...requestAliases(name, api)] : [];
  });
  return [
    `import type { Client, Pages, WaitForOptions } from "@scaleway/sdk-client";\n`,
    ...types.values(),
    ...renamedTypes(types),
    ...classes,
  ].join("");
}

/**
 * The class tells the api by its name: `ZonedAPI`, `NatsAPI`. The plain `API` of a version with several is the regional
 * one, since the zoned one is the younger; a version with one api has one for all classes.
 */
function apiFor(name: string, apis: readonly GeneratedApi[]): GeneratedApi | undefined {
  const [first, second] = apis;
  if (!second) return first;
  const stem = name.replace(/API$/, "").toLowerCase() || "regional";
  return apis.find(({ api }) => api.name === stem);
}

function declareClass(name: string, { api, className, functions }: GeneratedApi): string {
  const methods = functions.map((one) => {
    const { request, isOptional, result, item, items, status } = one;
    const tags = [`@call ${one.name}`, `@api ${api.path}`, items && `@items ${items}`, status && `@wait ${status}`];
    const comment = `/**\n${tags.map((tag) => (tag ? ` * ${tag}\n` : "")).join("")} */`;
    const takes = request === undefined ? "" : `request${isOptional ? "?" : ""}: Readonly<${request}>`;
    const options = status === undefined ? "" : `, options?: Readonly<WaitForOptions<${result}>>`;
    const gives = `Promise<${result}>${item === undefined ? "" : ` & Pages<${item}>`}`;
    return `${comment}\n${one.name}(${takes}${options}): ${gives};\n`;
  });
  return `/**
 * @apiclass
 * @api ${api.path}
 * @named ${className}
 */
export declare class ${name} {
constructor(client: Client);
/** @manual \`zones\` or \`regions\` of \`@scwkit/${api.path}\` say where the api is served */
static readonly LOCALITY: unknown;
${methods.join("")}}\n`;
}

/** Where a version has several classes, the official names of their requests begin with the class. */
function requestAliases(name: string, { types }: GeneratedApi): readonly string[] {
  const stem = name.replace(/API$/, "");
  if (!stem) return [];
  const requests = [...types.keys()].filter((type) => type.endsWith("Request"));
  return [`export type { ${requests.map((type) => `${type} as ${stem}Api${type}`).join(", ")} };\n`];
}

/** A type whose name is one of the language's got another here: `FunctionModel`. */
function renamedTypes(types: ReadonlyMap<string, string>): readonly string[] {
  return [...types.keys()]
    .filter((name) => name.endsWith("Model") && !types.has(name.slice(0, -"Model".length)))
    .map((name) => `export type { ${name} as ${name.slice(0, -"Model".length)} };\n`);
}

/** Where the declarations of a module lie. */
export function virtualPath(module: string): string {
  return `${virtualFolder}/${module.replace("@scaleway/", "")}.d.ts`;
}
