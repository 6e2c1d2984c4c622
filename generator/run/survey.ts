import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Helper, readApis } from "../apis.ts";
import type { Report } from "../diagnostics.ts";
import type { Api } from "../model/api.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { documentFiles, type Folder, notesFiles, notesOf, shownFile } from "../read/folder.ts";
import { filesKey, keyOf } from "./keys.ts";
import type { Identity, KnownDocument, Store } from "./store.ts";

/** A document, as far as it must be known: its model is at hand only when it was read in this run. */
export interface Surveyed {
  readonly file: string;
  /** Of all that its model is made of; absent when the file cannot be read. */
  readonly key?: string;
  readonly identity?: Identity;
  readonly diagnostics: readonly Diagnostic[];
  readonly api?: Api;
}

export interface Survey {
  readonly documents: readonly Surveyed[];
  /** Products of which something cannot be read. */
  readonly broken: ReadonlySet<string>;
  /** Something cannot be read, and nobody knows of which product it is. */
  readonly isAnyBroken: boolean;
}

export interface Surveying extends Folder {
  readonly store: Store;
  /** Products that there are in the output. */
  readonly parts: readonly string[];
  readonly helper?: Helper;
  readonly tell?: (done: number, of: number) => void;
  /** Called when documents are being read, at a time when this thread may have nothing to do. */
  readonly meanwhile?: () => void;
}

/** What documents there are. Only those are read that are not known as they are. */
export async function survey(surveying: Surveying, report: Report): Promise<Survey> {
  const { specs, store, meanwhile } = surveying;
  const files = documentFiles(specs, report);
  const lost = lostNotes(surveying, files, report);
  const keyed = files.map((file) => ({ file, key: documentKey(surveying, file) }));
  const known = new Map(keyed.flatMap(({ file, key }) => knownOf(store, file, key)));
  const unknown = files.filter((file) => !known.has(file));
  const reading = readInBatches(unknown, new Map(keyed.map(({ file, key }) => [file, key])), surveying);
  if (unknown.length > 0) meanwhile?.();
  const read = await reading;
  const documents = keyed.map(
    ({ file, key }): Surveyed =>
      read.get(file) ?? { file, ...(key !== undefined && { key }), diagnostics: [], ...known.get(file) },
  );
  const owners = [
    ...documents.filter(isBroken).map((one) => ownersOf(one, surveying)),
    ...lost.map((file) => folderOf(file, surveying)),
  ];
  return { documents, broken: new Set(owners.flat()), isAnyBroken: owners.some((names) => names.length === 0) };
}

/** Bytes of documents whose models are held at once: ten times what `specs/` has. */
const BATCH = 50_000_000;

/** Where there are more documents than fit into memory, their models wait in the store until they are needed. */
async function readInBatches(
  files: readonly string[],
  keys: ReadonlyMap<string, string | undefined>,
  surveying: Surveying,
): Promise<ReadonlyMap<string, Surveyed>> {
  const { specs, shown, helper, tell } = surveying;
  const batches = batchesOf(files, specs);
  const found = new Map<string, Surveyed>();
  for (const batch of batches) {
    const before = found.size;
    const tellAll = tell && ((done: number): void => tell(before + done, files.length));
    for (const { file, api, diagnostics } of await readApis(specs, shown, batch, helper, tellAll)) {
      const key = keys.get(file);
      const isAway = batches.length > 1 && api && key !== undefined && isKept(api, key, file, surveying);
      found.set(file, {
        ...{ file, diagnostics },
        ...(key !== undefined && { key }),
        ...(api && { identity: identityOf(api), ...(!isAway && { api }) }),
      });
    }
  }
  return found;
}

/** Whether the store has the model, of a document that nobody saved meanwhile. */
function isKept(api: Api, key: string, file: string, { specs, shown, store }: Surveying): boolean {
  return documentKey({ specs, shown }, file) === key && store.keepModel(key, api);
}

function batchesOf(files: readonly string[], specs: string): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let left = 0;
  for (const file of files) {
    const size = statSync(join(specs, file), { throwIfNoEntry: false })?.size ?? 0;
    if (batches.length === 0 || size > left) {
      batches.push([]);
      left = BATCH;
    }
    batches.at(-1)?.push(file);
    left -= size;
  }
  return batches;
}

export const isError = ({ severity }: Diagnostic): boolean => severity === "error";
export const isBroken = ({ identity, diagnostics }: Surveyed): boolean => !identity || diagnostics.some(isError);

/** Documents and notes; headers and messages name the file. */
export function documentKey({ specs, shown }: Folder, file: string): string | undefined {
  const content = filesKey([join(specs, file), join(specs, notesOf(file))]);
  return content === undefined ? undefined : keyOf([shown, file, content]);
}

function knownOf(store: Store, file: string, key: string | undefined): readonly (readonly [string, KnownDocument])[] {
  const known = Object.hasOwn(store.memory.documents, file) ? store.memory.documents[file] : undefined;
  return known && known.key === key ? [[file, known]] : [];
}

const identityOf = ({ product, version, name, origin }: Api): Identity => ({
  product,
  version,
  ...(name !== undefined && { name }),
  origin,
});

function lostNotes({ specs, shown }: Folder, documents: readonly string[], report: Report): readonly string[] {
  const expected = new Set(documents.map(notesOf));
  const lost = notesFiles(specs).filter((file) => !expected.has(file));
  for (const file of lost)
    report(
      "notes-api-missing",
      { file: shownFile(shown, file), line: 1, column: 1 },
      { document: file.replace(".notes", "") },
    );
  return lost;
}

/** Paths in a document that cannot be parsed. */
const PATH = /(?:^|[{,])[ \t]*["']?\/([a-z][a-z0-9-]*)\/v\d\w*\//gm;

/** Of which products a broken document is: what could be read of it says so, or its text, or its folder. */
function ownersOf(document: Surveyed, surveying: Surveying): readonly string[] {
  if (document.identity) return [document.identity.product];
  const text = document.key === undefined ? "" : textOf(join(surveying.specs, document.file));
  return [...[...text.matchAll(PATH)].flatMap(([, product]) => product ?? []), ...folderOf(document.file, surveying)];
}

function folderOf(file: string, { parts, store }: Surveying): readonly string[] {
  const known = new Set([...parts, ...Object.keys(store.memory.products)]);
  return file
    .split("/")
    .slice(0, -1)
    .filter((folder) => known.has(folder));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
