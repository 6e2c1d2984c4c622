import { resolve } from "node:path";
import type { Helper } from "./apis.ts";
import { reportInto } from "./diagnostics.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { withOutput } from "./run/out.ts";
import { type Done, runOn } from "./run/run.ts";
import { noStore, openStore, type Store } from "./run/store.ts";
import type { Disk } from "./write/disk.ts";
import type { Processes } from "./write/lock.ts";

export interface Options {
  readonly specs: string;
  readonly out: string;
  /** Where the templates lie. */
  readonly templates: URL;
  /** The folder of specs as messages and headers name it. */
  readonly shown: string;
  /** `instance` or `lb/v1`: only this is written; everything is read. */
  readonly only?: string;
  /** Nothing is written; the outcome says what would be. */
  readonly check?: boolean;
  /** Everything is read and printed again, and files that somebody edited are replaced. */
  readonly force?: boolean;
  /** Reads documents in other threads as well, where that pays. */
  readonly helper?: Helper;
  /** Where to remember what need not be done again, and a word for the code that does it. */
  readonly cache?: { readonly folder: string; readonly engine: string };
  /** Where no earlier run is remembered, a git revision of the documents from which the output was made. */
  readonly since?: string;
  /** Keeps two runs apart. */
  readonly processes?: Processes;
  /** Milliseconds to wait for another run. */
  readonly patience?: number;
  readonly disk?: Disk;
  readonly tell?: (step: Step) => void;
}

/** How far a run has come. */
export interface Step {
  readonly does: "read" | "print";
  readonly done: number;
  readonly of: number;
}

export interface Outcome extends Done {
  readonly diagnostics: readonly Diagnostic[];
}

const PATIENCE = 10_000;

/** Reads, plans, prints and writes; an error takes out the product in which it is. */
export async function generate(options: Options): Promise<Outcome> {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const { out, check = false, force = false, patience = PATIENCE, processes, disk } = options;
  if (resolve(out) === resolve(options.specs)) {
    report("output-is-specs", undefined, { path: out });
    return { diagnostics, rows: [], held: [] };
  }
  const opening = {
    folder: out,
    isCheck: check,
    force,
    patience,
    ...(processes && { processes }),
    ...(disk && { disk }),
  };
  const store = storeOf(options);
  const outcome = await withOutput(opening, report, (output) => runOn({ options, output, store, diagnostics, report }));
  return { diagnostics, rows: [], held: [], ...outcome };
}

function storeOf({ cache, force, specs, shown, out }: Options): Store {
  if (!cache) return noStore;
  const store = openStore(cache.folder, cache.engine, [specs, shown, out].join("\n"));
  const { written } = store.memory;
  return force ? { ...store, memory: { ...noStore.memory, written } } : store;
}
