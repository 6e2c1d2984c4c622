import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { reportInto } from "./diagnostics.ts";
import type { Api } from "./model/api.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { normalise } from "./normalise/normalise.ts";
import { readSpec } from "./read/folder.ts";

/** Documents that several threads read together: each takes the next one that nobody has taken. */
export interface Job {
  readonly specs: string;
  /** The folder of specs as messages name it. */
  readonly shown: string;
  /** Largest first, so that no thread is left with a large one at the end. */
  readonly files: readonly string[];
  /** One number that the threads share: how many files are taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** What became of one document. Plain data, so that it can come from another thread. */
export interface Reading {
  readonly file: string;
  readonly api?: Api;
  readonly diagnostics: readonly Diagnostic[];
}

/** Works on a job in another thread. */
export type Helper = (job: Job) => Promise<readonly Reading[]>;

/** Starting a thread costs as much as reading a document of this many bytes. */
const WORTH_A_THREAD = 150_000;
/** Beside this one; each takes some 30 MB. */
const MOST_THREADS = 2;

/** Reads every document, in the order of `files` whoever reads it. */
export async function readApis(
  specs: string,
  shown: string,
  files: readonly string[],
  helper?: Helper,
  tell?: (done: number, of: number) => void,
): Promise<readonly Reading[]> {
  const bytesOf = (file: string): number => statSync(join(specs, file), { throwIfNoEntry: false })?.size ?? 0;
  const sized = files.map((file) => ({ file, bytes: bytesOf(file) })).sort((a, b) => b.bytes - a.bytes);
  const job: Job = {
    specs,
    shown,
    files: sized.map(({ file }) => file),
    taken: new Int32Array(new SharedArrayBuffer(4)),
  };
  const helping = helper
    ? Array.from({ length: helpersFor(sized.map(({ bytes }) => bytes)) }, () => helper(job).catch(() => []))
    : [];
  const own = workOn(job, tell);
  const found = new Map([...own, ...(await Promise.all(helping)).flat()].map((reading) => [reading.file, reading]));
  // A thread that failed costs time and nothing else: what it took is read here.
  return files.map((file) => found.get(file) ?? readOne(job, file));
}

export function workOn(job: Job, tell?: (done: number, of: number) => void): readonly Reading[] {
  const readings: Reading[] = [];
  for (let file = next(job); file !== undefined; file = next(job)) {
    readings.push(readOne(job, file));
    tell?.(Math.min(Atomics.load(job.taken, 0), job.files.length), job.files.length);
  }
  return readings;
}

const next = ({ files, taken }: Job): string | undefined => files[Atomics.add(taken, 0, 1)];

function readOne({ specs, shown }: Job, file: string): Reading {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const spec = readSpec(specs, shown, file, report);
  const api = spec && normalise(spec.document, spec.notes, report);
  return { file, diagnostics, ...(api && { api }) };
}

/** The largest document keeps one thread busy; others pay when enough is left for them. */
function helpersFor([, ...rest]: readonly number[]): number {
  const bytes = rest.reduce((sum, one) => sum + one, 0);
  return Math.min(MOST_THREADS, availableParallelism() - 1, rest.length, Math.floor(bytes / WORTH_A_THREAD));
}
