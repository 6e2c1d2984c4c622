import { reportInto } from "../../generator/diagnostics.ts";
import type { Package } from "../../generator/diff/surface.ts";
import type { Diagnostic } from "../../generator/model/diagnostic.ts";
import { planPackages } from "../../generator/plan/plan.ts";
import { catalogueOf } from "../../generator/read/catalogue.ts";
import { readApi } from "../support/api.ts";
import { documentsIn } from "../support/paths.ts";

/** The packages that a folder of documents makes; what is wrong with a document is an error of the test. */
export function packagesIn(specs: string): readonly Package[] {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const apis = documentsIn(specs).flatMap((file) => {
    const read = readApi(`${specs}/${file}`);
    diagnostics.push(...read.diagnostics);
    return read.api ? [{ api: read.api, source: file }] : [];
  });
  const packages = planPackages(apis, report, catalogueOf(specs, "specs", report));
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error) throw new Error(`${error.origin?.file}: ${error.message}`);
  return packages;
}
