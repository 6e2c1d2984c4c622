import { oneDocumentPerApi } from "../check/one-document-per-api.ts";
import type { ApiReport } from "../diff/change.ts";
import { diffPackages } from "../diff/diff.ts";
import type { Package } from "../diff/surface.ts";
import type { Api } from "../model/api.ts";
import type { Catalogue } from "../model/catalogue.ts";
import { planPackages, type Sourced } from "../plan/plan.ts";
import { dataKey } from "./keys.ts";
import type { Product } from "./products.ts";
import type { Source, Store } from "./store.ts";

export interface News {
  readonly changes: readonly ApiReport[];
  /** Products that lay there before, nobody knows made of what. */
  readonly unknown: readonly string[];
  /** What lies in the output now, for the next run to compare with. */
  readonly written: Readonly<Record<string, Source>>;
}

export interface Telling {
  readonly store: Store;
  /** Products of which a file changes. Of others there is no news, whatever was remembered: perhaps git put them there. */
  readonly touched: ReadonlySet<string>;
  /** Products that were in the output. */
  readonly parts: readonly string[];
  readonly modelsOf: (product: Product) => Promise<readonly Sourced[]>;
}

/** Holds the products that were placed, and those that are gone, against what lay there before. */
export async function newsOf(
  placed: readonly Product[],
  gone: readonly string[],
  { store, touched, parts, modelsOf }: Telling,
): Promise<News> {
  const known = new Map(Object.entries(store.memory.written));
  const next = new Map(known);
  const changes: ApiReport[] = [];
  const unknown: string[] = [];
  for (const name of gone) {
    const packages = formerly(known.get(name), store);
    if (packages) changes.push(...diffPackages(packages, []));
    else unknown.push(name);
    next.delete(name);
  }
  for (const product of placed) {
    const { name } = product;
    const [before, source] = [known.get(name), sourceOf(product)];
    if (before && source && dataKey(before) === dataKey(source)) continue;
    if (source) next.set(name, source);
    else next.delete(name);
    if (!touched.has(name)) continue;
    const models = await modelsOf(product);
    const packages = parts.includes(name) ? formerly(before, store, sharedBy(product, models)) : [];
    if (packages) changes.push(...diffPackages(packages, packagesOf(models, product.catalogue)));
    else unknown.push(name);
  }
  return { written: Object.fromEntries(next), changes, unknown };
}

/** Models of documents that may be as they were: of one that is, nothing needs to be compared. */
function sharedBy({ documents }: Product, models: readonly Sourced[]): ReadonlyMap<string, Api> {
  const byFile = new Map(models.map(({ source, api }) => [source, api]));
  return new Map(
    documents.flatMap(({ file, key }) => {
      const api = byFile.get(file);
      return key !== undefined && api ? [[key, api] as const] : [];
    }),
  );
}

/** The packages that a source gave; `undefined` when some of it is no longer at hand. */
function formerly(
  source: Source | undefined,
  { formerModelOf }: Store,
  shared: ReadonlyMap<string, Api> = new Map(),
): readonly Package[] | undefined {
  const models =
    source?.documents.map(({ file, key }) => ({ source: file, api: shared.get(key) ?? formerModelOf(key) })) ?? [];
  const sourced = models.flatMap(({ source: file, api }) => (api ? { source: file, api } : []));
  return source && sourced.length === models.length ? packagesOf(sourced, source.catalogue) : undefined;
}

/** What was wrong with them was said when they were checked. */
const packagesOf = (sourced: readonly Sourced[], catalogue: Catalogue | undefined): readonly Package[] =>
  planPackages(
    oneDocumentPerApi(sourced, () => undefined),
    () => undefined,
    catalogue,
  );

function sourceOf({ documents, catalogue }: Product): Source | undefined {
  const keyed = documents.flatMap(({ file, key }) => (key === undefined ? [] : { file, key }));
  return keyed.length === documents.length ? { documents: keyed, ...(catalogue && { catalogue }) } : undefined;
}
