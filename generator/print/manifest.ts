/** What the manifests of all generated packages have in common, in the order in which it is printed. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Of which folder below `generated/` this is. */
  readonly folder: string;
  readonly keywords: readonly string[];
  /** `""` for the root, `v1` for a subpath: each is built from an `index.ts` there. */
  readonly subpaths: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export function manifestText(manifest: Manifest): string {
  const { name, version, description, folder, keywords, subpaths, dependencies, peerDependencies } = manifest;
  const fields = {
    name,
    version,
    description,
    keywords,
    license: "Apache-2.0",
    repository: {
      type: "git",
      url: "git+https://github.com/scwkit/scwkit.git",
      directory: `generated/${folder}`,
    },
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    // README and LICENSE are packed unasked.
    files: ["dist", "CHANGELOG.md"],
    exports: { ...Object.fromEntries(subpaths.map(entryOf)), "./package.json": "./package.json" },
    dependencies,
    peerDependencies,
    publishConfig: { access: "public", provenance: true },
  };
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}

/** `types` first: TypeScript takes the first condition that it knows. */
function entryOf(path: string): [string, object] {
  const target = `./dist/${path === "" ? "" : `${path}/`}index`;
  return [path === "" ? "." : `./${path}`, { types: `${target}.d.ts`, default: `${target}.js` }];
}
