import pc from "picocolors";
import type { Versioned } from "../model/versions.ts";
import { nameOf } from "../plan/plan.ts";
import { reportsText } from "../show-changes.ts";
import { diagnosticText, type Look, plural } from "../show-diagnostic.ts";
import type { Move } from "./next.ts";
import type { VersionsOutcome } from "./versions.ts";

/** Whether every package has the version that it is to have. */
export function isGood({ next, files }: VersionsOutcome, check = false): boolean {
  return next !== undefined && !(check && files.length > 0);
}

export function versionsJson(outcome: VersionsOutcome, { check }: Look): string {
  const { next, files, diagnostics } = outcome;
  const { moves = [], gone = [], versions = new Map<string, Versioned>() } = next ?? {};
  const packages = Object.fromEntries([...versions].map(([name, { version }]) => [nameOf(name), version]));
  return `${JSON.stringify({ ok: isGood(outcome, check), packages, moves, gone, files, diagnostics }, undefined, 2)}\n`;
}

/** What changed, then the versions that this asks for, and what to do next. */
export function versionsOutcomeText({ next, files, diagnostics }: VersionsOutcome, { color, check }: Look): string {
  const paint = pc.createColors(color);
  const complaints = diagnostics.map((one) => diagnosticText(one, paint));
  if (!next) return `${[...complaints, "No version was changed."].join("\n")}\n`;
  const reports = next.moves.flatMap((move) => move.reports);
  const blocks = [
    complaints.join("\n"),
    reports.length > 0 ? reportsText(reports, paint) : "",
    [...next.moves.map(moveText), ...next.gone.map((name) => `${nameOf(name)} is gone`)].join("\n"),
    sumOf(next.versions.size, next.moves.length, files, check),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function moveText({ name, from, to, level }: Move): string {
  return from === undefined ? `${nameOf(name)} ${to} is new` : `${nameOf(name)} ${from} -> ${to} (${level})`;
}

function sumOf(all: number, moved: number, files: readonly string[], check = false): string {
  const stay = `${plural(moved, "package")} of ${all} ${moved === 1 ? "moves" : "move"}.`;
  if (files.length === 0) return `${stay} The lock of versions says so already.`;
  return check
    ? [`${stay} These files would be written:`, ...files.map((path) => `  ${path}`)].join("\n")
    : `${stay} ${plural(files.length, "file")} written. Run npm run generate and npm install, and commit all of it.`;
}
