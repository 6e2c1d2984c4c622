import pc from "picocolors";
import { reportInto } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Versioned, Versions } from "../model/versions.ts";
import { nameOf } from "../plan/plan.ts";
import { type Folder, shownFile, VERSIONS } from "../read/folder.ts";
import { versionsOf } from "../read/versions.ts";
import { diagnosticText, type Look } from "../show-diagnostic.ts";
import { plainOf } from "./lock-text.ts";

export interface Listed {
  /** Absent when the lock is, or when it cannot be read. */
  readonly versions?: Versions;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the lock says of every package. */
export function listVersions({ specs, shown }: Folder): Listed {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const versions = versionsOf(specs, shown, report);
  if (versions?.size === 0) report("versions-missing", undefined, { lock: shownFile(shown, VERSIONS) });
  return { diagnostics, ...(versions && diagnostics.length === 0 && { versions }) };
}

/** A line for each package: its version, and the documents behind it. */
export function listText({ versions, diagnostics }: Listed, { color }: Look): string {
  const complaints = diagnostics.map((one) => diagnosticText(one, pc.createColors(color)));
  const lines = [...(versions ?? [])].map(([name, known]) => `${nameOf(name)} ${known.version}${madeOf(known)}`);
  return `${[...complaints, ...lines].join("\n")}\n`;
}

function madeOf({ apis }: Versioned): string {
  const parts = [...apis].map(([path, { document, sha256 }]) => `${path} (${document}, sha256 ${sha256})`);
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

export function listJson({ versions, diagnostics }: Listed): string {
  const packages = [...(versions ?? [])].map(([name, known]) => [nameOf(name), plainOf(known)]);
  const shown = { ok: versions !== undefined, packages: Object.fromEntries(packages), diagnostics };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
