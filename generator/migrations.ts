import { type Helper, readApis } from "./apis.ts";
import { oneDocumentPerApi } from "./check/one-document-per-api.ts";
import { reportInto } from "./diagnostics.ts";
import { migrationOf } from "./diff/migration.ts";
import { type Step, stepsOf } from "./diff/versions.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { planPackages } from "./plan/plan.ts";
import type { OutputFile } from "./print/api.ts";
import { loadTemplate } from "./print/templates.ts";
import { catalogueOf } from "./read/catalogue.ts";
import { documentFiles } from "./read/folder.ts";
import { type Written, writeFiles } from "./write/write.ts";

export interface MigrationOptions {
  readonly specs: string;
  readonly shown: string;
  readonly out: string;
  readonly templates: URL;
  readonly helper?: Helper;
}

export interface MigrationsOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when a document could not be read: then nothing is written. */
  readonly written?: Written;
}

/** Writes a page for every version that another one follows, and removes the pages of those that are no more. */
export async function writeMigrations(options: MigrationOptions): Promise<MigrationsOutcome> {
  const { diagnostics, pages } = await migrationPages(options);
  return { diagnostics, ...(pages && { written: writeFiles(options.out, pages, () => true) }) };
}

interface Pages {
  readonly diagnostics: readonly Diagnostic[];
  readonly pages?: readonly OutputFile[];
}

export async function migrationPages({
  specs,
  shown,
  templates,
  helper,
}: Omit<MigrationOptions, "out">): Promise<Pages> {
  const found: Diagnostic[] = [];
  const report = reportInto(found);
  const readings = await readApis(specs, shown, documentFiles(specs, report), helper);
  found.push(...readings.flatMap((reading) => reading.diagnostics));
  const diagnostics = found.filter(({ severity }) => severity === "error");
  if (diagnostics.length > 0) return { diagnostics };
  const apis = oneDocumentPerApi(
    readings.flatMap(({ file, api }) => (api ? [{ api, source: file }] : [])),
    report,
  );
  const packages = planPackages(apis, () => undefined, catalogueOf(specs, shown, report));
  const page = loadTemplate(templates, "migration.md.hbs");
  const pages = packages.flatMap(stepsOf).map((step) => ({ path: fileOf(step), text: page(migrationOf(step)) }));
  return { diagnostics, pages };
}

/** `lb-v1-regional-v1-zoned.md` */
const fileOf = ({ package: { product }, from, to }: Step): string =>
  `${[product, from.path, to.path].join("-").replaceAll("/", "-")}.md`;
