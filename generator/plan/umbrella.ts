import type { Locality, Track } from "../model/api.ts";
import type { Release } from "../model/versions.ts";
import { FIRST_VERSION, nameOf, RUNTIME_VERSION } from "./plan.ts";

/** What the umbrella says of a package: plain data, so that one which did not change need not be planned for it. */
export interface UmbrellaPart {
  readonly product: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly apis: readonly UmbrellaApi[];
  /** How much there is to it: the richest package gives the example. */
  readonly size: number;
  readonly example: { readonly first: string; readonly list: string };
}

export interface UmbrellaApi {
  readonly path: string;
  readonly track: Track;
  readonly localities: readonly Locality[];
  /** Whether the root of the package exports it. */
  readonly isRoot: boolean;
}

/** The package that brings all others: for each of their subpaths one that exports the same. */
export interface UmbrellaPlan {
  readonly folder: string;
  /** `@scwkit/sdk` */
  readonly name: string;
  readonly version: string;
  /** As of the other packages. */
  readonly changelog?: string;
  /** Exact versions of what it brings. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly packages: readonly UmbrellaPart[];
  readonly subpaths: readonly Subpath[];
  /** What says that these packages are all there are, as generated headers name it. */
  readonly source: string;
}

export interface Subpath {
  /** `instance/v1`: folder and subpath; empty for the root, which is the runtime. */
  readonly path: string;
  /** `@scwkit/instance/v1` */
  readonly from: string;
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

export const UMBRELLA_FOLDER = "sdk";
export const UMBRELLA: string = nameOf(UMBRELLA_FOLDER);

export function planUmbrella(
  packages: readonly UmbrellaPart[],
  source: string,
  release: Release = { version: FIRST_VERSION },
): UmbrellaPlan {
  const subpaths = packages.flatMap(({ product, name, apis }) => [
    ...(apis.some(({ isRoot }) => isRoot) ? [{ path: product, from: name }] : []),
    ...apis.map(({ path }) => ({ path: `${product}/${path}`, from: `${name}/${path}` })),
  ]);
  const versions = packages.map(({ name, version }) => [name, version] as const);
  return {
    folder: UMBRELLA_FOLDER,
    name: UMBRELLA,
    ...release,
    dependencies: new Map([["@scwkit/runtime", RUNTIME_VERSION] as const, ...versions].sort(byName)),
    packages,
    subpaths: [{ path: "", from: "@scwkit/runtime" }, ...subpaths],
    source,
  };
}
