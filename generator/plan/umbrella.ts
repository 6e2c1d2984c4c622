import { type PackagePlan, RUNTIME_VERSION } from "./plan.ts";

/** The package that brings all others: for each of their subpaths one that exports the same. */
export interface UmbrellaPlan {
  readonly folder: string;
  /** `@scwkit/sdk` */
  readonly name: string;
  readonly version: string;
  /** Exact versions of what it brings. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly packages: readonly PackagePlan[];
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

export function planUmbrella(packages: readonly PackagePlan[], source: string): UmbrellaPlan {
  const subpaths = packages.flatMap(({ product, name, root, apis }) => [
    ...(root.length > 0 ? [{ path: product, from: name }] : []),
    ...apis.map(({ path }) => ({ path: `${product}/${path}`, from: `${name}/${path}` })),
  ]);
  const versions = packages.map(({ name, version }) => [name, version] as const);
  return {
    folder: "sdk",
    name: "@scwkit/sdk",
    version: "0.1.0",
    dependencies: new Map([["@scwkit/runtime", RUNTIME_VERSION] as const, ...versions].sort(byName)),
    packages,
    subpaths: [{ path: "", from: "@scwkit/runtime" }, ...subpaths],
    source,
  };
}
