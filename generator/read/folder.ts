import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Origin } from "../model/origin.ts";
import { readDocument } from "./document.ts";
import { type Note, readNotes } from "./notes.ts";
import type { OpenApi } from "./openapi.ts";
import { readSource } from "./source.ts";

/** A folder of documents, and how messages call it. */
export interface Folder {
  readonly specs: string;
  readonly shown: string;
}

export interface Spec {
  /** Relative to the folder, with slashes. */
  readonly file: string;
  readonly document: OpenApi;
  readonly notes: readonly Note[];
}

const DOCUMENT = /\.(?:ya?ml|json)$/;
const NOTES = /\.notes\.ya?ml$/;
export const CATALOGUE = "catalogue.yml";
/** What `specs:pull` keeps of where documents came from. */
export const LOCK = "pulled.lock.json";
/** Which version each package has, and what it was made of. */
export const VERSIONS = "versions.lock.json";
/** Files of the folder that are neither documents nor notes. */
const OTHERS: ReadonlySet<string> = new Set([CATALOGUE, LOCK, VERSIONS]);
/** Lies in every output; where one lies among the documents, its package.json files are none. */
const OUTPUT = ".scwkit-files";
/** `k8s` -> `changelogs/k8s.md` */
export const changelogOf = (product: string): string => `changelogs/${product}.md`;

/** Names of the documents in a folder, in one order on every machine; none when a part of it cannot be looked into. */
export function documentFiles(folder: string, report: Report, shown: string = folder): readonly string[] {
  if (!isFolder(folder)) {
    report("specs-missing", undefined, { path: shown });
    return [];
  }
  const { files: all, links, failure } = filesIn(folder);
  if (failure !== undefined) {
    report("specs-closed", undefined, { path: shown, reason: failure });
    return [];
  }
  for (const link of links) report("specs-link", undefined, { path: `${shown}/${link}` });
  const files = all.filter((file) => DOCUMENT.test(file) && !NOTES.test(file) && !OTHERS.has(file));
  if (files.length === 0) report("specs-empty", undefined, { path: shown });
  return files;
}

export function notesFiles(folder: string): readonly string[] {
  return isFolder(folder) ? filesIn(folder).files.filter((file) => NOTES.test(file)) : [];
}

/** What may not be looked at, or leads to itself, is none. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

interface Listing {
  readonly files: readonly string[];
  /** Links to folders, which may lead back to where they are. One that is called like a document counts as one. */
  readonly links: readonly string[];
  /** Why there are no files. */
  readonly failure?: string;
}

function filesIn(folder: string): Listing {
  try {
    const all = walk(folder, "");
    const links = all
      .filter(({ isLink, path }) => isLink && !DOCUMENT.test(path) && isFolder(join(folder, path)))
      .map(({ path }) => path);
    return { files: all.map(({ path }) => path), links };
  } catch (error) {
    return { files: [], links: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

function walk(folder: string, prefix: string): readonly { readonly path: string; readonly isLink: boolean }[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (prefix !== "" && entries.some(({ name }) => name === OUTPUT)) return [];
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? walk(join(folder, entry.name), `${path}/`) : { path, isLink: entry.isSymbolicLink() };
  });
}

export function readSpec(folder: string, shown: string, file: string, report: Report): Spec | undefined {
  const source = load(folder, shown, file, report);
  const document = source && readDocument(source, report);
  if (!document) return undefined;
  const notes = notesOf(file);
  const notesSource = statSync(join(folder, notes), { throwIfNoEntry: false })
    ? load(folder, shown, notes, report)
    : undefined;
  return { file, document, notes: notesSource ? readNotes(notesSource, report) : [] };
}

/** `k8s/v1.yml` -> `k8s/v1.notes.yml` */
export const notesOf = (file: string): string => file.replace(DOCUMENT, ".notes.yml");

export function load(folder: string, shown: string, file: string, report: Report): ReturnType<typeof readSource> {
  const text = textIn(folder, shown, file, report);
  return text === undefined ? undefined : readSource(shownFile(shown, file), text, report);
}

/** The text of a file, unless it is too long or no UTF-8. */
export function textIn(folder: string, shown: string, file: string, report: Report): string | undefined {
  const path = shownFile(shown, file);
  const bytes = bytesOf(join(folder, file), { file: path, line: 1, column: 1 }, report);
  return bytes && decoded(bytes, path, report);
}

/** A file of the folder, as messages call it. */
export const shownFile = (shown: string, file: string): string => (shown === "" ? file : `${shown}/${file}`);

function bytesOf(path: string, origin: Origin, report: Report): Uint8Array | undefined {
  try {
    const state = statSync(path, { throwIfNoEntry: false });
    // Opening a pipe waits for somebody who writes to it, and a device may never end.
    if (state && !state.isFile()) throw new Error("it is no regular file");
    if (!state || state.size <= LIMITS.bytes) return readFileSync(path);
    report("file-too-long", origin, { count: String(state.size), limit: String(LIMITS.bytes) });
  } catch (error) {
    report("file-unreadable", origin, { reason: error instanceof Error ? error.message : String(error) });
  }
  return undefined;
}

/** What is no UTF-8 would be read as something else than was written; UTF-16 shows by its zeros. */
function decoded(bytes: Uint8Array, file: string, report: Report): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const bad = isUtf8(bytes) ? text.indexOf("\0") : text.indexOf("\ufffd");
  if (bad < 0) return text;
  const lines = text.slice(0, bad).split("\n");
  report("file-encoding", { file, line: lines.length, column: (lines.at(-1) ?? "").length + 1 }, {});
  return undefined;
}
