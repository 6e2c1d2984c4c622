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
import { applied, withOutput } from "./run/out.ts";
import { settle } from "./run/settle.ts";
import { sha256 } from "./write/inside.ts";
import type { Processes } from "./write/lock.ts";
import type { Written } from "./write/write.ts";

export interface MigrationOptions {
  readonly specs: string;
  readonly shown: string;
  readonly out: string;
  readonly templates: URL;
  readonly helper?: Helper;
  /** Keeps two runs apart. */
  readonly processes?: Processes;
}

const PATIENCE = 10_000;

export interface MigrationsOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when a document could not be read: then nothing is written. */
  readonly written?: Written;
}

/** Writes a page for every version that another one follows, and removes the pages of those that are no more. */
export async function writeMigrations(options: MigrationOptions): Promise<MigrationsOutcome> {
  const { out, processes } = options;
  const { diagnostics, pages } = await migrationPages(options);
  if (!pages) return { diagnostics };
  const found: Diagnostic[] = [];
  const report = reportInto(found);
  const opening = { folder: out, isCheck: false, force: false, patience: PATIENCE, ...(processes && { processes }) };
  const written = await withOutput(opening, report, async (output) => {
    const part = { name: "", files: pages.map(({ path, text }) => ({ path, sha256: sha256(text) })) };
    const { accepted } = settle([part], { output, out, isAnyBroken: false, report });
    const texts = new Map(pages.map(({ path, text }) => [path, text]));
    return accepted.length > 0 ? applied(output, { differences: accepted, texts }, out, report) : undefined;
  });
  return { diagnostics: [...diagnostics, ...found], ...(written && { written }) };
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
