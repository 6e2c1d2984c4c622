import type { ApiPlan, PackagePlan } from "../plan/plan.ts";
import type { UmbrellaPart, UmbrellaPlan } from "../plan/umbrella.ts";
import { type OutputFile, printApi, printedTypes } from "./api.ts";
import { printPackage } from "./package.ts";
import { createPrinter, type Printer } from "./source-file.ts";
import { loadTemplates, type Templates } from "./templates.ts";
import { typeTexts } from "./types.ts";
import { partOf, printUmbrella } from "./umbrella.ts";

/** What was printed for one api. */
export interface Row {
  readonly product: string;
  readonly version: string;
  readonly api?: string;
  readonly track: string;
  readonly locality: string;
  readonly operations: number;
  readonly models: number;
  readonly enums: number;
  readonly lists: number;
  readonly files: number;
  /** Milliseconds of printing; absent when what lies there is still right. */
  readonly time?: number;
}

export interface PrintedPackage {
  readonly product: string;
  readonly files: readonly OutputFile[];
  readonly rows: readonly Row[];
  /** What the umbrella says of it. */
  readonly part: UmbrellaPart;
}

/** Prints one package after the other. */
export type PackagePrinter = (plan: PackagePlan) => Promise<PrintedPackage>;

export function createPackagePrinter(folder: URL): PackagePrinter {
  const templates = loadTemplates(folder);
  const printer = createPrinter();
  return (plan) => printOne(plan, printer, templates);
}

export const printAll = (umbrella: UmbrellaPlan, folder: URL): readonly OutputFile[] =>
  printUmbrella(umbrella, loadTemplates(folder));

async function printOne(plan: PackagePlan, printer: Printer, templates: Templates): Promise<PrintedPackage> {
  const files: OutputFile[] = [];
  const rows: Row[] = [];
  for (const api of plan.apis) {
    const start = performance.now();
    const texts = await typeTexts(printedTypes(api), api.names);
    const own = printApi(api, { printer, templates, texts });
    files.push(...own);
    rows.push(rowOf(api, own.length, performance.now() - start));
  }
  return { product: plan.product, files: [...files, ...printPackage(plan, templates)], rows, part: partOf(plan) };
}

function rowOf({ api }: ApiPlan, files: number, time: number): Row {
  return {
    product: api.product,
    version: api.version,
    ...(api.name !== undefined && { api: api.name }),
    track: api.track,
    locality: [...new Set(api.operations.map(({ locality }) => locality))].join("+"),
    operations: api.operations.length,
    models: api.models.length,
    enums: api.enums.length,
    lists: api.operations.filter(({ list }) => list).length,
    files,
    time,
  };
}
