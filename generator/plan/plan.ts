import type { Report } from "../diagnostics.ts";
import type { Api, ObjectGroup, Operation, Waiter } from "../model/api.ts";
import type { Catalogue, Product, Successor } from "../model/catalogue.ts";
import type { Release } from "../model/versions.ts";
import { isOlder } from "../tracks.ts";
import { fileName, type Names, namesOf } from "./names.ts";

/** Which packages and files exist. */
export interface PackagePlan {
  readonly product: string;
  /** `@scwkit/instance` */
  readonly name: string;
  readonly version: string;
  /** What changed with each version, in Markdown; absent where nobody keeps it. */
  readonly changelog?: string;
  /** The version of `@scwkit/runtime` that it needs. */
  readonly runtime: string;
  /** As Scaleway calls the product. */
  readonly title: string;
  readonly apis: readonly ApiPlan[];
  /** The apis of the current version, where it is GA: the package root exports them. */
  readonly root: readonly ApiPlan[];
  /** The api to start with, which the README shows. */
  readonly main: ApiPlan | undefined;
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
  /** The name of the page that describes it, where the catalogue knows one. */
  readonly portal?: string;
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

/** Of the hand-written package; a test holds it against its manifest. */
export const RUNTIME_VERSION = "0.1.0";
/** What `@scwkit` has beside products. */
const OTHER_PACKAGES: ReadonlySet<string> = new Set(["runtime", "config", "sdk"]);
const FIXED_FILES: ReadonlySet<string> = new Set(["index", "models", "enums", "places", "client"]);

/** Of a package of which nothing else is known. */
export const FIRST_VERSION = "0.1.0";

/** Where the catalogue knows a product, it decides what is current and what is superseded; otherwise the versions do. */
export function planPackages(
  apis: readonly Sourced[],
  report: Report,
  catalogue?: Catalogue,
  releaseOf: (product: string) => Release | undefined = () => undefined,
): readonly PackagePlan[] {
  const products = [...new Set(apis.map(({ api }) => api.product))].sort();
  return products.map((product) => {
    const own = apis.filter(({ api }) => api.product === product).sort((a, b) => compare(pathOf(a.api), pathOf(b.api)));
    const known = catalogue?.products.find(({ slug }) => slug === product);
    const newest = newestStable(own.map(({ api }) => api.version));
    const [first] = own;
    if (OTHER_PACKAGES.has(product)) report("product-taken", first?.api.origin, { product });
    const planned = own.map(({ api, source }) => ({
      ...planApi(api, source, successorOf(api, known, newest), report),
      ...portalOf(api, known),
    }));
    const current = planned.filter(({ api }) => api.version === (known?.current ?? newest));
    const main = current.find(({ successor }) => successor === undefined) ?? planned.at(-1);
    const root = current.filter(({ api }) => api.track === "ga");
    return {
      product,
      name: nameOf(product),
      ...(releaseOf(product) ?? { version: FIRST_VERSION }),
      runtime: RUNTIME_VERSION,
      title: known?.title ?? (main?.api.title || product),
      apis: planned,
      root,
      main,
    };
  });
}

export const nameOf = (product: string): string => `@scwkit/${product}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** `v1`, or `v1/zoned` where a version has several apis. */
export const pathOf = ({ version, name }: { readonly version: string; readonly name?: string }): string =>
  name === undefined ? version : `${version}/${name}`;

/** The highest version without alpha or beta. */
function newestStable(versions: readonly string[]): string | undefined {
  const numbers = versions.flatMap((version) => (/^v\d+$/.test(version) ? Number(version.slice(1)) : []));
  return numbers.length > 0 ? `v${Math.max(...numbers)}` : undefined;
}

function successorOf(
  api: Api,
  known: Product | undefined,
  newest: string | undefined,
): Omit<Successor, "origin"> | undefined {
  if (known) return known.apis.find((one) => pathOf(one) === pathOf(api))?.successor;
  return newest !== undefined && isOlder(api.version, newest) ? { path: newest } : undefined;
}

function portalOf(api: Api, known: Product | undefined): { readonly portal?: string } {
  const listed = known?.apis.find((one) => pathOf(one) === pathOf(api));
  const portal = listed?.portals[0] ?? listed?.parts[0];
  return portal === undefined ? {} : { portal };
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
  const nexts = new Map<string, number>();
  const byObject = new Map<string, Operation[]>(api.objects.map(({ name }) => [name, []]));
  for (const operation of api.operations) byObject.get(operation.object)?.push(operation);
  return api.objects.map((object) => {
    const file = free(fileName(object.name), taken, nexts);
    const operations = byObject.get(object.name) ?? [];
    const waiters = api.waiters.filter((waiter) => operations.some(({ id }) => id === waiter.operation));
    return { object, file, operations, waiters };
  });
}

/** `nexts`: where to go on looking for a free name. */
function free(wanted: string, taken: Set<string>, nexts: Map<string, number>): string {
  let name = wanted;
  let next = nexts.get(wanted) ?? 2;
  for (; taken.has(name); next++) name = `${wanted}-${next}`;
  nexts.set(wanted, next);
  taken.add(name);
  return name;
}
