import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Report, reportInto } from "../../generator/diagnostics.ts";
import type { Api } from "../../generator/model/api.ts";
import type { Diagnostic } from "../../generator/model/diagnostic.ts";
import { normalise } from "../../generator/normalise/normalise.ts";
import { readDocument } from "../../generator/read/document.ts";
import { readSpec } from "../../generator/read/folder.ts";
import { readNotes } from "../../generator/read/notes.ts";
import { readSource } from "../../generator/read/source.ts";

export interface Read {
  readonly api: Api | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Document (and notes) in, model and complaints out. */
export function readApi(file: string): Read {
  return withReport((report) => {
    const spec = readSpec(dirname(file), "", file.slice(dirname(file).length + 1), report);
    return spec && normalise(spec.document, spec.notes, report);
  });
}

/** The same for a document that a test writes out. */
export function readText(text: string, notes?: string): Read {
  return withReport((report) => {
    const source = readSource("spec.yml", text, report);
    const document = source && readDocument(source, report);
    const said = notes === undefined ? undefined : readSource("spec.notes.yml", notes, report);
    return document && normalise(document, said ? readNotes(said, report) : [], report);
  });
}

function withReport(read: (report: Report) => Api | undefined): Read {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const api = read(report);
  return { api, diagnostics };
}

/** Lines of a list that a test holds against what it finds; `#` starts a reason. */
export function listed(file: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, "..", file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}
