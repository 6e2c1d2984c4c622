import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Helper, readApis } from "../apis.ts";
import type { Listed } from "../check/catalogue-agrees.ts";
import type { Report } from "../diagnostics.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Versioned, VersionedApi, Versions } from "../model/versions.ts";
import { pathOf } from "../plan/plan.ts";
import { documentFiles, type Folder, notesOf, shownFile } from "../read/folder.ts";
import { sha256 } from "../write/inside.ts";

/** What a package is made of now. */
export type Standing = Pick<Versioned, "apis" | "catalogue">;

export interface Standings {
  readonly diagnostics: readonly Diagnostic[];
  /** By product. */
  readonly packages: ReadonlyMap<string, Standing>;
}

interface Owned {
  readonly product: string;
  readonly path: string;
  readonly api: VersionedApi;
}

/** What every package is made of. Documents that the lock knows as they are need not be read. */
export async function standingsIn(
  { specs, shown }: Folder,
  { versions, catalogue }: { readonly versions: Versions; readonly catalogue: Catalogue | undefined },
  report: Report,
  helper?: Helper,
): Promise<Standings> {
  const known = new Map(
    [...versions].flatMap(([product, { apis }]) => [...apis].map(([path, api]) => ownerOf(product, path, api))),
  );
  const files = documentFiles(specs, report).map((file) => ({ file, api: sumsOf(specs, file) }));
  const isKnown = ({ api }: { readonly api: VersionedApi }): boolean => known.has(keyOf(api));
  const unknown = files.filter((one) => !isKnown(one)).map(({ file }) => file);
  const readings = new Map((await readApis(specs, shown, unknown, helper)).map((reading) => [reading.file, reading]));
  const owned = files.flatMap(({ file, api }): readonly Owned[] => {
    const read = readings.get(file)?.api;
    const owner = read ? { product: read.product, path: pathOf(read) } : known.get(keyOf(api));
    return owner ? [{ ...owner, api }] : [];
  });
  return {
    diagnostics: [...readings.values()].flatMap(({ diagnostics }) => diagnostics),
    packages: gathered(owned, catalogue),
  };
}

/** The apis, each with the document that it stands in. */
export function listedIn(packages: ReadonlyMap<string, Standing>, shown: string): readonly Listed[] {
  return [...packages].flatMap(([product, { apis }]) =>
    [...apis].map(([path, { document }]): Listed => {
      const [version = "", name] = path.split("/");
      const origin = { file: shownFile(shown, document), line: 1, column: 1 };
      return { product, version, ...(name !== undefined && { name }), origin };
    }),
  );
}

const keyOf = ({ document, sha256: sum, notes = "" }: VersionedApi): string => [document, sum, notes].join("\n");

const ownerOf = (
  product: string,
  path: string,
  api: VersionedApi,
): readonly [string, Pick<Owned, "product" | "path">] => [keyOf(api), { product, path }];

export function sumsOf(specs: string, document: string): VersionedApi {
  const notes = join(specs, notesOf(document));
  return {
    document,
    sha256: sumOf(join(specs, document)),
    ...(existsSync(notes) && { notes: sumOf(notes) }),
  };
}

/** Whether a version was made of these very documents. */
export function isMadeOf(specs: string, files: readonly string[], known: Versioned | undefined): boolean {
  const sums = new Set([...(known?.apis.values() ?? [])].map(keyOf));
  return sums.size === files.length && files.every((file) => sums.has(keyOf(sumsOf(specs, file))));
}

/** What is no file is not opened: that it is none is said when it is read as a document. */
const sumOf = (path: string): string => (statSync(path).isFile() ? sha256(readFileSync(path)) : "");

function gathered(owned: readonly Owned[], catalogue: Catalogue | undefined): ReadonlyMap<string, Standing> {
  const products = [...new Set(owned.map(({ product }) => product))].sort();
  return new Map(
    products.map((product) => {
      const own = owned.filter((one) => one.product === product).map(({ path, api }) => [path, api] as const);
      const sum = catalogueSum(product, catalogue);
      return [product, { apis: new Map(own.sort(byPath)), ...(sum !== undefined && { catalogue: sum }) }];
    }),
  );
}

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Of what the catalogue decides about the package. */
function catalogueSum(slug: string, catalogue: Catalogue | undefined): string | undefined {
  const product = catalogue?.products.find((known) => known.slug === slug);
  if (!product) return undefined;
  const apis = product.apis.map((api) => [pathOf(api), api.successor?.path, api.successor?.operations]);
  return sha256(JSON.stringify([product.title, product.current, apis]));
}
