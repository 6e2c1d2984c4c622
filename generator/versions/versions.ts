import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Helper } from "../apis.ts";
import { changesBetween } from "../changes.ts";
import { type Report, reportInto } from "../diagnostics.ts";
import type { ApiReport } from "../diff/change.ts";
import type { Level } from "../diff/levels.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Versioned, Versions } from "../model/versions.ts";
import { loadTemplate } from "../print/templates.ts";
import { catalogueOf } from "../read/catalogue.ts";
import { CATALOGUE, changelogOf, VERSIONS } from "../read/folder.ts";
import { placeFile } from "../write/place.ts";
import { type Base, type Folder, withBase } from "./base.ts";
import { changelogAt, entryOf, withEntry } from "./entry.ts";
import { versionsText } from "./lock-text.ts";
import { type Next, nextOf } from "./next.ts";
import { type Standing, standingsIn, sumsOf } from "./standing.ts";

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
  const next = await withBase(options, options.since, report, (base) => nextFrom(base, options, diagnostics, report));
  if (!next || isBroken()) return { diagnostics, files: [] };
  const files = filesOf(next, options);
  if (!options.check) place(files, options, report);
  return { diagnostics, ...(!isBroken() && { next }), files: files.map(({ path }) => shownIn(options, path)) };
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
  const reports = await reportsOn(changedIn(base.versions, now), base, options, diagnostics, report);
  const hasUmbrella = existsSync(join(specs, CATALOGUE));
  return reports && nextOf({ before: base.versions, now, reports, hasUmbrella, ...(floor && { floor }) });
}

/** Packages that are made of something else than they were. */
function changedIn(before: Versions, now: ReadonlyMap<string, Standing>): ReadonlyMap<string, Versioned> {
  const wordFor = ({ apis, catalogue }: Standing): string => JSON.stringify([[...apis], catalogue]);
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
  { folder }: Base,
  options: VersionsOptions,
  diagnostics: Diagnostic[],
  report: Report,
): Promise<readonly ApiReport[] | undefined> {
  if (changed.size === 0) return [];
  if (!folder) {
    report("versions-unknown", undefined, {
      products: [...changed.keys()].join(", "),
      lock: shownIn(options, VERSIONS),
    });
    return undefined;
  }
  for (const [name, known] of options.since === undefined ? changed : [])
    if (!isMadeFrom(folder.specs, known)) report("versions-moved", known.origin, { name, version: known.version });
  const changes = await changesBetween(folder, options, options.helper);
  diagnostics.push(...changes.diagnostics);
  return changes.reports;
}

/** Whether a folder holds the very documents that a version was made of. */
function isMadeFrom(specs: string, { apis }: Versioned): boolean {
  return [...apis.values()].every(
    (api) =>
      existsSync(join(specs, api.document)) && JSON.stringify(sumsOf(specs, api.document)) === JSON.stringify(api),
  );
}

interface Wanted {
  readonly path: string;
  /** Absent: the file goes. */
  readonly text?: string;
}

const shownIn = ({ shown }: Folder, file: string): string => (shown === "" ? file : `${shown}/${file}`);

/** The lock comes last: where it stands, the changelogs do. Where it is right already, nothing is to be done. */
function filesOf(next: Next, { specs, templates, today }: VersionsOptions): readonly Wanted[] {
  const lock = versionsText(next.versions);
  if (textOf(join(specs, VERSIONS)) === lock) return [];
  const entry = loadTemplate(templates, "changelog.md.hbs");
  const changelogs = [...next.versions].flatMap(([name, { version }]): readonly Wanted[] => {
    const path = changelogOf(name);
    const old = textOf(join(specs, path));
    const move = next.moves.find((known) => known.name === name);
    const text = changelogAt(old, { name, version: move ? move.from : version });
    const whole = move ? withEntry(text, entry(entryOf(move, next, today))) : text;
    return whole === old || (!move && old === undefined) ? [] : [{ path, text: whole }];
  });
  const gone = next.gone
    .map((name) => ({ path: changelogOf(name) }))
    .filter(({ path }) => existsSync(join(specs, path)));
  return [...changelogs, ...gone, { path: VERSIONS, text: lock }];
}

function place(files: readonly Wanted[], { specs }: Folder, report: Report): void {
  for (const { path, text } of files) {
    try {
      if (text === undefined) rmSync(join(specs, path));
      else placeFile(join(specs, path), text);
    } catch (error) {
      report("write-failed", undefined, { path, reason: error instanceof Error ? error.message : String(error) });
      return;
    }
  }
}

const textOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
