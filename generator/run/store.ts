import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Api } from "../model/api.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Origin } from "../model/origin.ts";
import type { UmbrellaPart } from "../plan/umbrella.ts";
import type { Row } from "../print/print.ts";
import type { WantedFile } from "../write/compare.ts";
import { keyOf } from "./keys.ts";

export interface Identity {
  readonly product: string;
  readonly version: string;
  readonly name?: string;
  readonly origin: Origin;
}

export interface KnownDocument {
  readonly key: string;
  readonly identity: Identity;
  /** Warnings only: a document with an error is read again. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface KnownProduct {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly WantedFile[];
  /** Absent for the umbrella itself. */
  readonly part?: UmbrellaPart;
}

/** What the files of a product were made of. */
export interface Source {
  readonly documents: readonly { readonly file: string; readonly key: string }[];
  /** With nothing but this product. */
  readonly catalogue?: Catalogue;
}

/** What a run leaves for the next one. Losing it costs time and nothing else. */
export interface Memory {
  readonly catalogue?: { readonly key: string; readonly value: Catalogue };
  /** By file. */
  readonly documents: Readonly<Record<string, KnownDocument>>;
  /** By name. */
  readonly products: Readonly<Record<string, KnownProduct>>;
  /** What lies in the output, by product: the next run tells what changed since. */
  readonly written: Readonly<Record<string, Source>>;
}

export interface Store {
  readonly memory: Memory;
  readonly modelOf: (key: string) => Api | undefined;
  /** The same of a document that is another one now. Its places say so: `before:specs/k8s/v1.yml`. */
  readonly formerModelOf: (key: string) => Api | undefined;
  /** Whether it was kept, so that `modelOf` gives it again. */
  readonly keepModel: (key: string, api: Api) => boolean;
  /** Models that this does not name are given up. */
  readonly save: (memory: Memory) => void;
}

const NOTHING: Memory = { documents: {}, products: {}, written: {} };
const INDEX = "index.json";
/** Folders kept, one for each pair of specs and output: those that were used last. */
const MOST_FOLDERS = 8;

/** Remembers nothing where there is no folder to remember in. */
export const noStore: Store = {
  memory: NOTHING,
  modelOf: () => undefined,
  formerModelOf: () => undefined,
  keepModel: () => false,
  save: () => undefined,
};

/** `engine` is a word for the generator's code, `pair` one for where it reads and writes. */
export function openStore(cache: string, engine: string, pair: string): Store {
  const runs = join(cache, "runs");
  const folder = join(runs, keyOf([pair]).slice(0, 16));
  return {
    memory: load<Memory>(join(folder, INDEX), engine) ?? NOTHING,
    modelOf: (key) => load<Api>(join(folder, `${key}.json`), engine),
    formerModelOf: (key) => load<Api>(join(folder, `${key}.json`), engine, asBefore),
    keepModel: (key, api) => isDone(() => keep(join(folder, `${key}.json`), engine, api)),
    save: (memory) => {
      isDone(() => {
        keep(join(folder, INDEX), engine, memory);
        sweep(runs, folder, new Set(modelsOf(memory).map((key) => `${key}.json`)));
      });
    },
  };
}

/** On a full disk, or where nothing can be written, the next run does everything again. */
function isDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

const modelsOf = ({ documents, written }: Memory): readonly string[] => [
  ...Object.values(documents).map(({ key }) => key),
  ...Object.values(written).flatMap((source) => source.documents.map(({ key }) => key)),
];

/** The first line holds a sum of the second and of the engine. What has it was written by this code, so it has this type. */
function load<T>(file: string, engine: string, revive?: typeof asBefore): T | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== keyOf([engine, body])) return undefined;
    const value: T = JSON.parse(body, revive);
    return value;
  } catch {
    return undefined;
  }
}

/** Only places have a `file`. */
const asBefore = (key: string, value: unknown): unknown =>
  key === "file" && typeof value === "string" ? `before:${value}` : value;

/** Another run sees the whole file or none. */
function keep(file: string, engine: string, value: unknown): void {
  const body = JSON.stringify(value);
  const draft = `${file}.${keyOf([body]).slice(0, 8)}.draft`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, `${keyOf([engine, body])}\n${body}`);
  renameSync(draft, file);
}

function sweep(runs: string, folder: string, models: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) if (name !== INDEX && !models.has(name)) rmSync(join(folder, name));
  const now = new Date();
  utimesSync(folder, now, now);
  const aged = readdirSync(runs)
    .map((name) => ({ path: join(runs, name), used: statSync(join(runs, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of aged.slice(MOST_FOLDERS)) rmSync(path, { recursive: true, force: true });
}
