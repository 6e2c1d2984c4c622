import { readApis } from "../apis.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { PackagePlan, Sourced } from "../plan/plan.ts";
import type { OutputFile } from "../print/api.ts";
import type { PrintedPackage } from "../print/print.ts";
import { sha256 } from "../write/inside.ts";
import type { Output } from "../write/write.ts";
import { type Product, planProduct } from "./products.ts";
import type { KnownProduct, Store } from "./store.ts";
import type { Folder, Surveyed } from "./survey.ts";

/** All files of a product. Their texts are at hand where they were printed in this run. */
export interface Made extends KnownProduct {
  readonly name: string;
  readonly texts: readonly OutputFile[];
}

export interface Making {
  readonly folder: Folder;
  readonly templates: URL;
  readonly store: Store;
  readonly output: Output;
  /** Nothing will be written, so sums do. */
  readonly check: boolean;
  readonly tell?: (done: number, of: number) => void;
}

export interface Result {
  /** Of the products that were chosen and have no error. */
  readonly made: readonly Made[];
  readonly failed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Draft {
  readonly product: Product;
  readonly diagnostics: readonly Diagnostic[];
  readonly known?: KnownProduct;
  readonly plan?: PackagePlan;
}

/** Checks all products and prints those that were chosen, unless an earlier run made the same and it is still there. */
export async function makeProducts(
  products: readonly Product[],
  isChosen: (name: string) => boolean,
  isAnyBroken: boolean,
  making: Making,
): Promise<Result> {
  const drafts: Draft[] = [];
  for (const product of products) {
    const known = knownOf(product.name, product.key, making.store);
    const isDone = known && (!isChosen(product.name) || isUsable(product.name, known, making));
    const draft = isDone
      ? { known, diagnostics: known.diagnostics }
      : planProduct(product, await sourcedOf(product, making), isAnyBroken);
    drafts.push({ product, ...draft });
  }
  const chosen = drafts.filter(({ product }) => isChosen(product.name));
  const printed = await print(
    chosen.flatMap(({ plan }) => plan ?? []),
    making,
  );
  return {
    made: chosen.flatMap((draft) => madeOf(draft, printed.get(draft.product.name))),
    failed: drafts.filter(({ known, plan }) => !known && !plan).map(({ product }) => product.name),
    diagnostics: drafts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** What an earlier run made of the same. */
export function knownOf(name: string, key: string, { memory }: Store): KnownProduct | undefined {
  const last = Object.hasOwn(memory.products, name) ? memory.products[name] : undefined;
  return last?.key === key ? last : undefined;
}

export function isUsable(name: string, { files }: KnownProduct, { output, check }: Making): boolean {
  if (check) return true;
  const { changed, removed, refused } = output.compare({ name, files });
  return changed.length + removed.length + refused.length === 0;
}

/** The models of a product: from this run, from an earlier one, or read now. */
export async function sourcedOf(
  { documents }: Product,
  { folder, store }: Pick<Making, "folder" | "store">,
): Promise<readonly Sourced[]> {
  const sourced: Sourced[] = [];
  for (const { file, key, api } of documents) {
    const kept = api ?? (key === undefined ? undefined : store.modelOf(key));
    const model = kept ?? (await readAgain(file, folder));
    if (model) sourced.push({ api: model, source: file });
  }
  return sourced;
}

async function readAgain(file: string, { specs, shown }: Folder): Promise<Surveyed["api"]> {
  const [reading] = await readApis(specs, shown, [file]);
  return reading?.api;
}

async function print(
  plans: readonly PackagePlan[],
  { templates, tell }: Making,
): Promise<ReadonlyMap<string, PrintedPackage>> {
  if (plans.length === 0) return new Map();
  const { printPackages } = await import("../print/print.ts");
  const printed = await printPackages(plans, templates, (done) => tell?.(done, plans.length));
  return new Map(printed.map((one) => [one.product, one]));
}

function madeOf({ product, known, diagnostics }: Draft, printed: PrintedPackage | undefined): readonly Made[] {
  const { name, key } = product;
  if (known) return [{ ...known, rows: known.rows.map(({ time, ...row }) => row), name, texts: [] }];
  if (!printed) return [];
  const { rows, part, files } = printed;
  return [{ name, key, rows, part, diagnostics, files: sums(files), texts: files }];
}

export const sums = (files: readonly OutputFile[]): KnownProduct["files"] =>
  files.map(({ path, text }) => ({ path, sha256: sha256(text) }));
