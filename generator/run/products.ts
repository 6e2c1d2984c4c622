import { catalogueAgrees } from "../check/catalogue-agrees.ts";
import { oneDocumentPerApi } from "../check/one-document-per-api.ts";
import { rules } from "../check/rules.ts";
import { reportInto } from "../diagnostics.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Release } from "../model/versions.ts";
import { type PackagePlan, planPackages, type Sourced } from "../plan/plan.ts";
import { dataKey, keyOf } from "./keys.ts";
import { isError, type Surveyed } from "./survey.ts";

/** The documents of one product, all of them whole. */
export interface Product {
  readonly name: string;
  readonly documents: readonly Surveyed[];
  /** The catalogue, with nothing but this product. */
  readonly catalogue?: Catalogue;
  /** Absent where the lock of versions does not know it. */
  readonly release?: Release;
  /** Of all that its files are made of. */
  readonly key: string;
}

/** What stands beside the documents. */
export interface Ground {
  readonly catalogue: Catalogue | undefined;
  readonly releases: ReadonlyMap<string, Release>;
  /** A word for the templates. */
  readonly templates: string;
}

/** Every product that has a document or stands in the catalogue, without those of which something is broken. */
export function productsOf(
  documents: readonly Surveyed[],
  broken: ReadonlySet<string>,
  { catalogue, releases, templates }: Ground,
): readonly Product[] {
  const found = documents.flatMap(({ identity }) => identity?.product ?? []);
  const listed = catalogue?.products.map(({ slug }) => slug) ?? [];
  const names = [...new Set([...found, ...listed])].filter((name) => !broken.has(name)).sort();
  return names.map((name) => {
    const own = documents.filter(({ identity }) => identity?.product === name);
    const slice = catalogue && { ...catalogue, products: catalogue.products.filter(({ slug }) => slug === name) };
    const release = releases.get(name);
    const parts = own.map((document) => document.key ?? document.file);
    const key = keyOf([templates, dataKey(slice), dataKey(release), ...parts]);
    return { name, documents: own, key, ...(slice && { catalogue: slice }), ...(release && { release }) };
  });
}

export interface Planned {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is an error, or no document. */
  readonly plan?: PackagePlan;
}

/** All that is checked and decided of a product before it is printed. */
export function planProduct(
  { catalogue, release }: Product,
  sourced: readonly Sourced[],
  isAnyBroken: boolean,
): Planned {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  for (const { api } of sourced) for (const rule of rules) rule(api, report);
  const unique = oneDocumentPerApi(sourced, report);
  const apis = unique.map(({ api }) => api);
  // A document that could not be read is not missing.
  if (catalogue && !isAnyBroken) catalogueAgrees(catalogue, apis, report);
  const [plan] = planPackages(unique, report, catalogue, () => release);
  return { diagnostics, ...(plan && !diagnostics.some(isError) && { plan }) };
}
