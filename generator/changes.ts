import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Helper, type Reading, readApis } from "./apis.ts";
import { oneDocumentPerApi } from "./check/one-document-per-api.ts";
import { type Report, reportInto } from "./diagnostics.ts";
import type { ApiReport } from "./diff/change.ts";
import { diffPackages } from "./diff/diff.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { type PackagePlan, planPackages } from "./plan/plan.ts";
import { catalogueOf } from "./read/catalogue.ts";
import { CATALOGUE, documentFiles, type Folder, notesOf } from "./read/folder.ts";
import { withRevision } from "./read/revision.ts";

export interface Changes {
  /** What is wrong with the documents. One that cannot be read on either side is left out of the comparison. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is nothing to compare with. */
  readonly reports?: readonly ApiReport[];
}

/** What changed since: `before` is a folder of documents, or a git revision of the other folder. */
export async function changesSince(before: string, after: Folder, helper?: Helper): Promise<Changes> {
  if (statSync(before, { throwIfNoEntry: false })?.isDirectory())
    return changesBetween({ specs: before, shown: before }, after, helper);
  const diagnostics: Diagnostic[] = [];
  const compare = (then: Folder): Promise<Changes> => changesBetween(then, after, helper);
  return (await withRevision(after, before, reportInto(diagnostics), compare)) ?? { diagnostics };
}

/** What changed from one folder of documents to another. */
export async function changesBetween(before: Folder, after: Folder, helper?: Helper): Promise<Changes> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const [oldFiles, newFiles] = [documentFiles(before.specs, report, before.shown), documentFiles(after.specs, report)];
  if (oldFiles.length === 0 || newFiles.length === 0) return { diagnostics };
  const isKept = (file: string): boolean => isSame(file, before, after) && isSame(notesOf(file), before, after);
  const concerned = foldersOf([...oldFiles, ...newFiles].filter((file) => !isKept(file)));
  const isConcerned = (file: string): boolean => concerned.has(dirname(file)) || !isSame(CATALOGUE, before, after);
  const fresh = await readApis(after.specs, after.shown, newFiles.filter(isConcerned), helper);
  const other = await readApis(
    before.specs,
    before.shown,
    oldFiles.filter((file) => !isKept(file)),
    helper,
  );
  for (const reading of [...other, ...fresh]) diagnostics.push(...reading.diagnostics.filter(isError));
  const old = [...fresh.filter(({ file }) => isKept(file)), ...other];
  const broken = new Set([...old, ...fresh].filter(isBroken).map(({ file }) => file));
  const isWhole = ({ file }: Reading): boolean => !broken.has(file);
  const packages = packagesOf(before, old.filter(isWhole), report);
  return { reports: diffPackages(packages, packagesOf(after, fresh.filter(isWhole), report)), diagnostics };
}

/** A product has its documents in one folder, so folders without a change need not be read. */
const foldersOf = (files: readonly string[]): ReadonlySet<string> => new Set(files.map((file) => dirname(file)));

/** Names that clash were complained about when the packages were generated. */
function packagesOf({ specs, shown }: Folder, readings: readonly Reading[], report: Report): readonly PackagePlan[] {
  const apis = readings.flatMap(({ file, api }) => (api ? [{ api, source: file }] : []));
  return planPackages(oneDocumentPerApi(apis, report), () => undefined, catalogueOf(specs, shown, report));
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";
const isBroken = ({ api, diagnostics }: Reading): boolean => !api || diagnostics.some(isError);

function isSame(file: string, before: Folder, after: Folder): boolean {
  const [one, other] = [join(before.specs, file), join(after.specs, file)];
  if (!existsSync(one) || !existsSync(other)) return existsSync(one) === existsSync(other);
  return readFileSync(one).equals(readFileSync(other));
}
