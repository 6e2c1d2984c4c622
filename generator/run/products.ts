import { catalogueAgrees } from "../check/catalogue-agrees.ts";
import { oneDocumentPerApi } from "../check/one-document-per-api.ts";
import { rules } from "../check/rules.ts";
import { reportInto } from "../diagnostics.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type PackagePlan, planPackages, type Sourced } from "../plan/plan.ts";
import { dataKey, keyOf } from "./keys.ts";
import { isError, type Surveyed } from "./survey.ts";

/** The documents of one product, all of them whole. */
export interface Product {
  readonly name: string;
  readonly documents: readonly Surveyed[];
  /** The catalogue, with nothing but this product. */
  readonly catalogue?: Catalogue;
  /** Of all that its files are made of. */
  readonly key: string;
}

/** Every product that has a document or stands in the catalogue, without those of which something is broken. */
export function productsOf(
  documents: readonly Surveyed[],
  broken: ReadonlySet<string>,
  catalogue: Catalogue | undefined,
  templates: string,
): readonly Product[] {
  const found = documents.flatMap(({ identity }) => identity?.product ?? []);
  const listed = catalogue?.products.map(({ slug }) => slug) ?? [];
  const names = [...new Set([...found, ...listed])].filter((name) => !broken.has(name)).sort();
  return names.map((name) => {
    const own = documents.filter(({ identity }) => identity?.product === name);
    const slice = catalogue && { ...catalogue, products: catalogue.products.filter(({ slug }) => slug === name) };
    const key = keyOf([templates, dataKey(slice), ...own.map((document) => document.key ?? document.file)]);
    return { name, documents: own, key, ...(slice && { catalogue: slice }) };
  });
}

export interface Planned {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is an error, or no document. */
  readonly plan?: PackagePlan;
}

/** All that is checked and decided of a product before it is printed. */
export function planProduct({ catalogue }: Product, sourced: readonly Sourced[], isAnyBroken: boolean): Planned {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  for (const { api } of sourced) for (const rule of rules) rule(api, report);
  const unique = oneDocumentPerApi(sourced, report);
  const apis = unique.map(({ api }) => api);
  // A document that could not be read is not missing.
  if (catalogue && !isAnyBroken) catalogueAgrees(catalogue, apis, report);
  const [plan] = planPackages(unique, report, catalogue);
  return { diagnostics, ...(plan && !diagnostics.some(isError) && { plan }) };
}
