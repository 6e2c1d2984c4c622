import type { Helper } from "../apis.ts";
import { changesBetween } from "../changes.ts";
import { catalogueLists } from "../check/catalogue-agrees.ts";
import { type Report, reportInto } from "../diagnostics.ts";
import type { ApiReport } from "../diff/change.ts";
import type { Level } from "../diff/levels.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Versioned, Versions } from "../model/versions.ts";
import { catalogueOf } from "../read/catalogue.ts";
import { type Folder, shownFile, VERSIONS } from "../read/folder.ts";
import { versionsOf } from "../read/versions.ts";
import { realDisk } from "../write/disk.ts";
import { isUnfinished, recover } from "../write/journal.ts";
import { type Base, withBase } from "./base.ts";
import { isHistoryCut, straysIn } from "./committed.ts";
import { filesOf, place } from "./files.ts";
import { type Next, nextOf, wordFor } from "./next.ts";
import { listedIn, type Standing, standingsIn } from "./standing.ts";

export interface VersionsOptions extends Folder {
  readonly templates: URL;
  /** A folder of documents or a git revision to count from, rather than the last commit of the lock. */
  readonly since?: string;
  /** A level that every package gets at least, and why: what the generator or the runtime changed stands in no document. */
  readonly floor?: { readonly level: Level; readonly because: string };
  /** Nothing is written. */
  readonly check?: boolean;
  /** `2026-01-31` */
  readonly today: string;
  readonly helper?: Helper;
}

export interface VersionsOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when something is wrong: then nothing is written. */
  readonly next?: Next;
  /** Files that were written or removed, or would be. */
  readonly files: readonly string[];
}

/** Gives a next version to every package of which something changed for its users. */
export async function giveVersions(options: VersionsOptions): Promise<VersionsOutcome> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const isBroken = (): boolean => diagnostics.some(({ severity }) => severity === "error");
  if (!options.check && isUnfinished(options.specs)) recover(options.specs, realDisk);
  const next = await withBase(options, options.since, report, (base) => nextFrom(base, options, diagnostics, report));
  if (!next || isBroken()) return { diagnostics, files: [] };
  const files = filesOf(next, options);
  if (!options.check) place(files, options.specs, report);
  return { diagnostics, ...(!isBroken() && { next }), files: files.map(({ path }) => shownFile(options.shown, path)) };
}

async function nextFrom(
  base: Base,
  options: VersionsOptions,
  diagnostics: Diagnostic[],
  report: Report,
): Promise<Next | undefined> {
  const { specs, shown, helper, floor } = options;
  const catalogue = catalogueOf(specs, shown, report);
  const standings = await standingsIn(options, { versions: base.versions, catalogue }, report, helper);
  diagnostics.push(...standings.diagnostics.filter(({ severity }) => severity === "error"));
  if (diagnostics.length > 0) return undefined;
  const now = standings.packages;
  if (catalogue) catalogueLists(catalogue, listedIn(now, shown), report);
  if (diagnostics.length > 0) return undefined;
  const reports = await reportsOn(changedIn(base.versions, now), base, options, diagnostics, report);
  // A lock that cannot be read is written anew.
  const written = versionsOf(specs, shown, () => undefined) ?? new Map();
  const hasUmbrella = catalogue !== undefined;
  return reports && nextOf({ before: base.versions, written, now, reports, hasUmbrella, ...(floor && { floor }) });
}

/** Packages that are made of something else than they were. */
function changedIn(before: Versions, now: ReadonlyMap<string, Standing>): ReadonlyMap<string, Versioned> {
  return new Map(
    [...before].filter(([name, known]) => {
      const standing = now.get(name);
      return known.apis.size > 0 && (!standing || wordFor(standing) !== wordFor(known));
    }),
  );
}

/** What changed for users; read only when a package is made of something else. */
async function reportsOn(
  changed: ReadonlyMap<string, Versioned>,
  { versions, folder }: Base,
  options: VersionsOptions,
  diagnostics: Diagnostic[],
  report: Report,
): Promise<readonly ApiReport[] | undefined> {
  const lock = shownFile(options.shown, VERSIONS);
  if (!folder) {
    if (changed.size === 0) return [];
    report("versions-unknown", undefined, { products: [...changed.keys()].join(", "), lock });
    return undefined;
  }
  const strays = options.since === undefined ? await straysIn({ versions, folder }, changed, options.helper) : [];
  if (strays.length > 0) {
    if (isHistoryCut(options.specs)) report("versions-cut", undefined, { lock });
    else
      for (const { name, known, what } of strays)
        report("versions-moved", known.origin, { name, version: known.version, what });
    return undefined;
  }
  if (changed.size === 0) return [];
  const changes = await changesBetween(folder, options, options.helper);
  diagnostics.push(...changes.diagnostics);
  return changes.reports;
}
