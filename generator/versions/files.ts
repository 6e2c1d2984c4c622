import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import { loadTemplate } from "../print/templates.ts";
import { changelogOf, VERSIONS } from "../read/folder.ts";
import { realDisk } from "../write/disk.ts";
import { finish, prepare } from "../write/journal.ts";
import { changelogAt, entryOf, withEntry } from "./entry.ts";
import { versionsText } from "./lock-text.ts";
import type { Next } from "./next.ts";

/** A file beside the documents. */
export interface Wanted {
  readonly path: string;
  /** Absent: the file goes. */
  readonly text?: string;
}

interface Place {
  readonly specs: string;
  readonly templates: URL;
  /** `2026-01-31` */
  readonly today: string;
}

/** What is to be written; nothing where the lock is right already. */
export function filesOf(next: Next, { specs, templates, today }: Place): readonly Wanted[] {
  const lock = versionsText(next.versions);
  if (textOf(join(specs, VERSIONS)) === lock) return [];
  const entry = loadTemplate(templates, "changelog.md.hbs");
  const changelogs = [...next.versions].flatMap(([name, { version }]): readonly Wanted[] => {
    const move = next.moves.find((known) => known.name === name);
    const path = changelogOf(name);
    const old = textOf(join(specs, path));
    if (move ? move.isWritten : old === undefined) return [];
    const base = changelogAt(old, { name, version: move ? move.from : version });
    const text = move ? withEntry(base, entry(entryOf(move, next, today))) : base;
    return text === old ? [] : [{ path, text }];
  });
  const gone = next.gone.map((name) => ({ path: changelogOf(name) }));
  return [...changelogs, ...gone.filter(({ path }) => existsSync(join(specs, path))), { path: VERSIONS, text: lock }];
}

/** Writes all of it or nothing. */
export function place(files: readonly Wanted[], specs: string, report: Report): void {
  if (files.length === 0) return;
  const texts = files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  const removals = files.flatMap(({ path, text }) => (text === undefined ? [path] : []));
  try {
    prepare(specs, texts, removals, realDisk);
    finish(specs, realDisk);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report("write-failed", undefined, { path: specs, reason });
  }
}

const textOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
