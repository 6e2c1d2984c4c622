import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One document's worth of generated code: `lb/v1/zoned`. */
export interface ApiFolder {
  /** What stands behind `@scwkit/`. */
  readonly path: string;
  readonly folder: string;
  readonly version: string;
  /** `zoned`; empty where the version has one api only. */
  readonly name: string;
}

export interface Product {
  /** `vpc-gw` */
  readonly slug: string;
  readonly apis: readonly ApiFolder[];
}

export function productsIn(generated: string): readonly Product[] {
  const products = foldersIn(generated).map((slug) => {
    const versions = foldersIn(join(generated, slug)).filter((name) => /^v\d/.test(name));
    return { slug, apis: versions.flatMap((version) => apisOf(generated, slug, version)) };
  });
  // A package that only hands on the others has none.
  return products.filter(({ apis }) => apis.length > 0);
}

function apisOf(generated: string, slug: string, version: string): readonly ApiFolder[] {
  const folder = join(generated, slug, version);
  if (existsSync(join(folder, "index.ts"))) return [{ path: `${slug}/${version}`, folder, version, name: "" }];
  return foldersIn(folder).map((name) => {
    return { path: `${slug}/${version}/${name}`, folder: join(folder, name), version, name };
  });
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The only name that does not show in the slug: its letters are the initials of the former name of the product. */
const renamed: ReadonlyMap<string, string> = new Map([["tem", "transactionalemail"]]);

/**
 * The product behind an official name, which is a package (`sdk-applesilicon`) or a namespace (`Function`): the slug
 * without its dashes, or a word of it, in the plural too (`functions`, `secret-manager`, `serverless-jobs`).
 */
export function productFor(name: string, products: readonly Product[]): Product | undefined {
  const plain = squeeze(name);
  const wanted = renamed.get(plain) ?? plain;
  const exact = products.find(({ slug }) => squeeze(slug) === wanted);
  if (exact) return exact;
  const [only, second] = products.filter(({ slug }) =>
    slug.split("-").some((word) => word === wanted || word === `${wanted}s`),
  );
  return second ? undefined : only;
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
