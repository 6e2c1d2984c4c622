import type { Folder } from "../read/folder.ts";
import type { FoundCatalogue } from "./find-catalogue.ts";
import type { Made } from "./make.ts";
import type { KnownDocument, KnownProduct, Memory, Source, Store } from "./store.ts";
import { documentKey, isBroken, type Surveyed } from "./survey.ts";

export interface Found {
  readonly documents: readonly Surveyed[];
  readonly catalogue: FoundCatalogue;
  readonly made: readonly Made[];
  /** What lies in the output now. */
  readonly written: Readonly<Record<string, Source>>;
}

/** Keeps what the next run need not do. A document that was saved while this one read it is not known. */
export function remember(folder: Folder, store: Store, { documents, catalogue, made, written }: Found): void {
  const { memory } = store;
  const isSteady = ({ api, key, file }: Surveyed): boolean => !api || documentKey(folder, file) === key;
  const steady = documents.filter((document) => !isBroken(document) && isSteady(document));
  const names = new Set(steady.map(({ file }) => file));
  const isSound = ({ name }: Made): boolean =>
    documents.every(({ identity, file }) => identity?.product !== name || names.has(file));
  const next: Memory = {
    ...(catalogue.known && { catalogue: catalogue.known }),
    documents: {
      // Of a document that is broken now: when it is mended by undoing, nothing is to be done.
      ...only(memory.documents, new Set(documents.map(({ file }) => file))),
      ...Object.fromEntries(steady.flatMap(entryOf)),
    },
    products: {
      ...memory.products,
      ...Object.fromEntries(made.filter(isSound).map((one) => [one.name, knownProduct(one)])),
    },
    written,
  };
  for (const { key, api } of steady) if (key !== undefined && api) store.keepModel(key, api);
  store.save(next);
}

function entryOf({ file, key, identity, diagnostics }: Surveyed): readonly (readonly [string, KnownDocument])[] {
  return key !== undefined && identity ? [[file, { key, identity, diagnostics }]] : [];
}

const knownProduct = ({ key, rows, diagnostics, files, part }: Made): KnownProduct => ({
  key,
  rows,
  diagnostics,
  files,
  ...(part && { part }),
});

const only = <T>(record: Readonly<Record<string, T>>, names: ReadonlySet<string>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
