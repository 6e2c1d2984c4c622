import { readApis } from "../../generator/apis.ts";
import { oneDocumentPerApi } from "../../generator/check/one-document-per-api.ts";
import { reportInto } from "../../generator/diagnostics.ts";
import type { Diagnostic } from "../../generator/model/diagnostic.ts";
import { planPackages } from "../../generator/plan/plan.ts";
import { catalogueOf } from "../../generator/read/catalogue.ts";
import { documentFiles } from "../../generator/read/folder.ts";
import { type Library, libraryOf } from "./library.ts";

export interface Plans {
  readonly library: Library;
  readonly errors: readonly Diagnostic[];
}

/** Reads the documents as the generator does, so the site has the names that the packages have. */
export async function readPlans(specs: string): Promise<Plans> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const readings = await readApis(specs, "specs", documentFiles(specs, report));
  for (const reading of readings) diagnostics.push(...reading.diagnostics);
  const read = readings.flatMap(({ api, file }) => (api ? [{ api, source: file }] : []));
  const catalogue = catalogueOf(specs, "specs", report);
  const packages = planPackages(oneDocumentPerApi(read, report), report, catalogue);
  return {
    library: libraryOf(packages, catalogue),
    errors: diagnostics.filter(({ severity }) => severity === "error"),
  };
}
