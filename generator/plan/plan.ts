import type { Report } from "../diagnostics.ts";
import type { Api, ObjectGroup, Operation, Waiter } from "../model/api.ts";
import { fileName, type Names, namesOf } from "./names.ts";

/** Which packages and files exist. */
export interface PackagePlan {
  readonly product: string;
  /** `@scwkit/instance` */
  readonly name: string;
  readonly apis: readonly ApiPlan[];
  /** The apis of the newest GA version, which the package root exports. */
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
  /** The GA version that replaces this one. */
  readonly successor?: string;
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

export function planPackages(apis: readonly Sourced[], report: Report): readonly PackagePlan[] {
  const products = [...new Set(apis.map(({ api }) => api.product))].sort();
  return products.map((product) => {
    const own = apis.filter(({ api }) => api.product === product).sort((a, b) => compare(pathOf(a.api), pathOf(b.api)));
    const newest = newestStable(own.map(({ api }) => api.version));
    const planned = own.map(({ api, source }) => planApi(api, source, newest, report));
    return { product, name: `@scwkit/${product}`, apis: planned, root: planned.filter(({ api }) => api.version === newest) };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const pathOf = ({ version, name }: Api): string => (name === undefined ? version : `${version}/${name}`);

/** The highest version without alpha or beta. */
function newestStable(versions: readonly string[]): string | undefined {
  const numbers = versions.flatMap((version) => (/^v\d+$/.test(version) ? Number(version.slice(1)) : []));
  return numbers.length > 0 ? `v${Math.max(...numbers)}` : undefined;
}

function planApi(api: Api, source: string, newest: string | undefined, report: Report): ApiPlan {
  return {
    api,
    names: namesOf(api, report),
    path: pathOf(api),
    modules: planModules(api),
    source,
    ...(newest !== undefined && isOlder(api.version, newest) && { successor: newest }),
  };
}

/** `v1beta1` and `v1` are older than `v2`; `v1beta1` is older than `v1`; `v2alpha1` is not. */
function isOlder(version: string, newest: string): boolean {
  const major = (text: string): number => Number(/^v(\d+)/.exec(text)?.[1]);
  return version !== newest && major(version) <= major(newest);
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
