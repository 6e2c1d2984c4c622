import { type Helper, readApis } from "./apis.ts";
import { catalogueAgrees } from "./check/catalogue-agrees.ts";
import { oneDocumentPerApi } from "./check/one-document-per-api.ts";
import { rules } from "./check/rules.ts";
import { type Report, reportInto } from "./diagnostics.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { type PackagePlan, planPackages, type Sourced } from "./plan/plan.ts";
import { planUmbrella } from "./plan/umbrella.ts";
import type { OutputFile } from "./print/api.ts";
import type { Row } from "./print/print.ts";
import { catalogueOf } from "./read/catalogue.ts";
import { CATALOGUE, documentFiles, notesFiles, notesOf } from "./read/folder.ts";
import { type Written, writeFiles } from "./write/write.ts";

export interface Options {
  readonly specs: string;
  readonly out: string;
  /** Where the templates lie. */
  readonly templates: URL;
  /** The folder of specs as messages and headers name it. */
  readonly shown: string;
  /** `instance` or `lb/v1`: only this is written; everything is read. */
  readonly only?: string;
  /** Reads documents in other threads as well, where that pays. */
  readonly helper?: Helper;
}

export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly rows: readonly Row[];
  /** Absent when there were errors: then nothing is written. */
  readonly written?: Written;
}

export async function generate(options: Options): Promise<Outcome> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const reading = readAll(options, report, (more) => void diagnostics.push(...more));
  // The printing libraries load when this thread has read its share, while others still read.
  const printing = import("./print/print.ts");
  const apis = await reading;
  const catalogue = catalogueOf(options.specs, options.shown, report);
  // A document that could not be read is not missing.
  if (catalogue && !diagnostics.some(({ severity }) => severity === "error"))
    catalogueAgrees(
      catalogue,
      apis.map(({ api }) => api),
      report,
    );
  const packages = planPackages(apis, report, catalogue);
  const chosen = choose(packages, options.only, report);
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics, rows: [] };
  const { printPackages } = await printing;
  // Only a catalogue says that these are all products, and then the one package that brings all of them makes sense.
  const umbrella = catalogue && options.only === undefined ? planUmbrella(packages, CATALOGUE) : undefined;
  const printed = await printPackages(chosen, umbrella, options.templates);
  const files = printed.flatMap((one) => one.files);
  const rows = printed.flatMap((one) => one.rows);
  const written = write(options, files, chosen, report);
  return { diagnostics, rows: written ? rows : [], ...(written && { written }) };
}

async function readAll(
  options: Options,
  report: Report,
  keep: (diagnostics: readonly Diagnostic[]) => void,
): Promise<readonly Sourced[]> {
  const { specs, shown, helper } = options;
  const files = documentFiles(specs, report);
  reportLostNotes(options, files, report);
  const readings = await readApis(specs, shown, files, helper);
  for (const { diagnostics } of readings) keep(diagnostics);
  const read = readings.flatMap(({ file, api }): Sourced[] => (api ? [{ api, source: file }] : []));
  for (const { api } of read) for (const rule of rules) rule(api, report);
  return oneDocumentPerApi(read, report);
}

function reportLostNotes({ specs, shown }: Options, documents: readonly string[], report: Report): void {
  const expected = new Set(documents.map(notesOf));
  for (const file of notesFiles(specs))
    if (!expected.has(file))
      report(
        "notes-api-missing",
        { file: shown === "" ? file : `${shown}/${file}`, line: 1, column: 1 },
        { document: file.replace(".notes", "") },
      );
}

function choose(packages: readonly PackagePlan[], only: string | undefined, report: Report): readonly PackagePlan[] {
  if (only === undefined) return packages;
  const [product, version] = only.split("/");
  const chosen = packages.filter(
    (plan) =>
      plan.product === product && (version === undefined || plan.apis.some(({ api }) => api.version === version)),
  );
  if (chosen.length === 0 && packages.length > 0)
    report("only-unknown", undefined, { only, known: packages.map((plan) => plan.product).join(", ") });
  return chosen;
}

function write(
  { out, only }: Options,
  files: readonly OutputFile[],
  chosen: readonly PackagePlan[],
  report: Report,
): Written | undefined {
  const products = new Set(chosen.map(({ product }) => product));
  const isStale = (path: string): boolean => only === undefined || products.has(path.split("/")[0] ?? "");
  try {
    return writeFiles(out, files, isStale);
  } catch (error) {
    report("write-failed", undefined, { path: out, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
