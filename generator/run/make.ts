import { readApis } from "../apis.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Sourced } from "../plan/plan.ts";
import type { OutputFile } from "../print/api.ts";
import type { PackagePrinter, PrintedPackage } from "../print/print.ts";
import type { Folder } from "../read/folder.ts";
import { sha256 } from "../write/inside.ts";
import type { Output } from "../write/write.ts";
import { type Planned, type Product, planProduct } from "./products.ts";
import type { KnownProduct, Store } from "./store.ts";
import type { Surveyed } from "./survey.ts";

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

/** Checks all products and prints those that were chosen, unless an earlier run made the same and it is still there. */
export async function makeProducts(
  products: readonly Product[],
  isChosen: (name: string) => boolean,
  isAnyBroken: boolean,
  making: Making,
): Promise<Result> {
  const made: Made[] = [];
  const failed: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const jobs = products.map((product) => {
    const isWanted = isChosen(product.name);
    return { product, isWanted, known: doneBefore(product, isWanted, making) };
  });
  const print = printing(jobs.filter(({ isWanted, known }) => isWanted && !known).length, making);
  // One after the other: of a product that is printed only its texts are held.
  for (const { product, isWanted, known } of jobs) {
    const job = known ?? planProduct(product, await sourcedOf(product, making), isAnyBroken);
    diagnostics.push(...job.diagnostics);
    if ("files" in job) made.push(...(isWanted ? [again(product.name, job)] : []));
    else if (!job.plan) failed.push(product.name);
    else if (isWanted) made.push(madeOf(product, job, await print(job.plan)));
  }
  return { made, failed, diagnostics };
}

/** Prints one product after the other, and tells how many are done. The printing libraries load for the first. */
function printing(all: number, { templates, tell }: Making): PackagePrinter {
  let printer: Promise<PackagePrinter> | undefined;
  let done = 0;
  return async (plan) => {
    tell?.(done++, all);
    printer ??= printerFor(templates);
    return (await printer)(plan);
  };
}

function doneBefore(product: Product, isWanted: boolean, making: Making): KnownProduct | undefined {
  const known = knownOf(product.name, product.key, making.store);
  return known && (!isWanted || isUsable(product.name, known, making)) ? known : undefined;
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

async function printerFor(templates: URL): Promise<PackagePrinter> {
  const { createPackagePrinter } = await import("../print/print.ts");
  return createPackagePrinter(templates);
}

function again(name: string, known: KnownProduct): Made {
  return { ...known, rows: known.rows.map(({ time, ...row }) => row), name, texts: [] };
}

function madeOf({ name, key }: Product, { diagnostics }: Planned, { rows, part, files }: PrintedPackage): Made {
  return { name, key, rows, part, diagnostics, files: sums(files), texts: files };
}

export const sums = (files: readonly OutputFile[]): KnownProduct["files"] =>
  files.map(({ path, text }) => ({ path, sha256: sha256(text) }));
