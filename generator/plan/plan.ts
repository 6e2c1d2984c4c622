import type { Report } from "../diagnostics.ts";
import type { Api, ObjectGroup, Operation, Waiter } from "../model/api.ts";
import type { Catalogue, Product, Successor } from "../model/catalogue.ts";
import { isOlder } from "../normalise/track.ts";
import { fileName, type Names, namesOf } from "./names.ts";

/** Which packages and files exist. */
export interface PackagePlan {
  readonly product: string;
  /** `@scwkit/instance` */
  readonly name: string;
  readonly apis: readonly ApiPlan[];
  /** The apis of the current version, where it is GA: the package root exports them. */
  readonly root: readonly ApiPlan[];
}

export interface ApiPlan {
  readonly api: Api;
  readonly names: Names;
  /** `v1` or `v1/zoned`: folder and subpath. */
  readonly path: string;
  readonly modules: readonly ModulePlan[];
  /** Where the document lies, as generated headers name it. */
  readonly source: string;
  /** What replaces this api: `v1`, or `v1/zoned`. */
  readonly successor?: string;
  /** What replaces single operations of an api that stays. */
  readonly replaced: ReadonlyMap<string, string>;
}

/** One file for each object. */
export interface ModulePlan {
  readonly object: ObjectGroup;
  /** `servers`, without the ending. */
  readonly file: string;
  readonly operations: readonly Operation[];
  readonly waiters: readonly Waiter[];
}

export interface Sourced {
  readonly api: Api;
  readonly source: string;
}

const FIXED_FILES: ReadonlySet<string> = new Set(["index", "models", "enums", "places", "client"]);

/** Where the catalogue knows a product, it decides what is current and what is superseded; otherwise the versions do. */
export function planPackages(apis: readonly Sourced[], report: Report, catalogue?: Catalogue): readonly PackagePlan[] {
  const products = [...new Set(apis.map(({ api }) => api.product))].sort();
  return products.map((product) => {
    const own = apis
      .filter(({ api }) => api.product === product)
      .sort((a, b) => compare(pathOf(a.api), pathOf(b.api)));
    const known = catalogue?.products.find(({ slug }) => slug === product);
    const newest = newestStable(own.map(({ api }) => api.version));
    const planned = own.map(({ api, source }) => planApi(api, source, successorOf(api, known, newest), report));
    const current = known?.current ?? newest;
    const root = planned.filter(({ api }) => api.version === current && api.track === "ga");
    return { product, name: `@scwkit/${product}`, apis: planned, root };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const pathOf = ({ version, name }: Pick<Api, "version" | "name">): string =>
  (name === undefined ? version : `${version}/${name}`);

/** The highest version without alpha or beta. */
function newestStable(versions: readonly string[]): string | undefined {
  const numbers = versions.flatMap((version) => (/^v\d+$/.test(version) ? Number(version.slice(1)) : []));
  return numbers.length > 0 ? `v${Math.max(...numbers)}` : undefined;
}

function successorOf(api: Api, known: Product | undefined, newest: string | undefined): Omit<Successor, "origin"> | undefined {
  if (known) return known.apis.find((one) => pathOf(one) === pathOf(api))?.successor;
  return newest !== undefined && isOlder(api.version, newest) ? { path: newest } : undefined;
}

function planApi(api: Api, source: string, successor: Omit<Successor, "origin"> | undefined, report: Report): ApiPlan {
  const replaced = successor?.operations?.map((id) => [id, successor.path] as const);
  return {
    api,
    names: namesOf(api, report),
    path: pathOf(api),
    modules: planModules(api),
    source,
    ...(successor && !replaced && { successor: successor.path }),
    replaced: new Map(replaced),
  };
}

function planModules(api: Api): readonly ModulePlan[] {
  const taken = new Set(FIXED_FILES);
  return api.objects.map((object) => {
    const file = free(fileName(object.name), taken);
    const operations = api.operations.filter((operation) => operation.object === object.name);
    const waiters = api.waiters.filter((waiter) => operations.some(({ id }) => id === waiter.operation));
    return { object, file, operations, waiters };
  });
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next++) name = `${wanted}-${next}`;
  taken.add(name);
  return name;
}
