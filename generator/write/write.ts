import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compare, type Difference, filesByPart, type Part, partOf } from "./compare.ts";
import { type Disk, makeFolders, realDisk } from "./disk.ts";
import { createLook, sha256 } from "./inside.ts";
import { finish, isUnfinished, prepare, recover } from "./journal.ts";
import { type Lock, type Processes, takeLock } from "./lock.ts";
import { MANIFEST, type Manifest, manifestText, readManifest } from "./manifest.ts";

export interface Written {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export interface Opening {
  readonly folder: string;
  /** Nothing is to be written: then nothing is locked either. */
  readonly isCheck: boolean;
  /** Files that somebody edited are replaced and removed as well. */
  readonly force: boolean;
  /** Without it nothing keeps two runs apart. */
  readonly processes?: Processes;
  /** Milliseconds to wait for another run. */
  readonly patience: number;
  readonly disk?: Disk;
}

/** The output folder, from before a run reads its first document to its end. */
export interface Output {
  /** Names of the parts that the last run wrote. */
  readonly parts: readonly string[];
  readonly compare: (part: Part) => Difference;
  /** What `apply` would do. */
  readonly preview: (differences: readonly Difference[]) => Written;
  /** Does all of it or nothing. Parts that are not given stay as they are. */
  readonly apply: (differences: readonly Difference[], texts: ReadonlyMap<string, string>) => Written;
  readonly close: () => void;
}

/** What the journal says is not yet done, and could not be done now. */
export class UnfinishedError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "UnfinishedError";
  }
}

/** The folder, or the process that is writing to it. What a dead run began is finished first. */
export async function openOutput(opening: Opening): Promise<Output | number> {
  const { folder, isCheck, disk = realDisk } = opening;
  if (isCheck && !isUnfinished(folder)) return outputOf(opening, disk, () => undefined, undefined);
  const made = makeFolders(folder);
  const lock = opening.processes && (await takeLock(folder, opening.processes, opening.patience));
  if (typeof lock === "number") return lock;
  const close = (): void => {
    lock?.release();
    if (made !== undefined) removeEmpty(folder, made, disk);
  };
  try {
    wholly(() => recover(folder, disk));
    return outputOf(opening, disk, close, lock);
  } catch (error) {
    close();
    throw error;
  }
}

function outputOf({ folder, force }: Opening, disk: Disk, close: () => void, lock: Lock | undefined): Output {
  const manifest = readManifest(folder);
  const known = { manifest, filesOf: filesByPart(manifest), look: createLook(folder), force };
  const preview = (differences: readonly Difference[]): Written =>
    writtenOf(differences, isChanged(folder, after(manifest, differences)));
  return {
    parts: [...new Set([...manifest.keys()].map((path) => path.split("/")[0] ?? ""))],
    compare: (part) => compare(part, known),
    preview,
    apply: (differences, texts) => {
      const files = differences.flatMap(({ changed }) => changed).map((path) => ({ path, text: textOf(path, texts) }));
      const text = after(manifest, differences);
      const moves = isChanged(folder, text) ? [...files, { path: MANIFEST, text }] : files;
      const removals = differences.flatMap(({ removed }) => removed);
      const written = preview(differences);
      if (lock && !lock.isHeld()) throw new Error("another run has taken the folder over");
      if (moves.length + removals.length > 0) {
        prepare(folder, moves, removals, disk);
        wholly(() => finish(folder, disk));
      }
      return written;
    },
    close,
  };
}

function textOf(path: string, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`${path} was compared, but not printed`);
  return text;
}

/** The manifest after these changes. */
function after(manifest: Manifest, differences: readonly Difference[]): string {
  const parts = differences.map(({ part }) => part);
  const names = new Set(parts.map(({ name }) => name));
  const kept = [...manifest].filter(([path]) => !names.has("") && !names.has(partOf(path)));
  const placed = parts.flatMap(({ files }) => files.map(({ path, sha256 }) => [path, sha256] as const));
  return manifestText(new Map([...kept, ...placed]));
}

function isChanged(folder: string, manifest: string): boolean {
  const file = join(folder, MANIFEST);
  return existsSync(file) ? sha256(readFileSync(file)) !== sha256(manifest) : manifest !== "";
}

/** The manifest is told of only where nothing else differs. */
function writtenOf(differences: readonly Difference[], isListChanged: boolean): Written {
  const changed = differences.flatMap((one) => one.changed);
  const removed = differences.flatMap((one) => one.removed);
  const unchanged = differences.reduce((sum, one) => sum + one.unchanged, 0);
  const isAlone = isListChanged && changed.length + removed.length === 0;
  return { changed: isAlone ? [MANIFEST] : changed, removed, unchanged };
}

function wholly(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new UnfinishedError(error);
  }
}

function removeEmpty(folder: string, made: string, disk: Disk): void {
  for (
    let path = folder;
    path.length >= made.length && lstatSync(path, { throwIfNoEntry: false });
    path = dirname(path)
  )
    if (!disk.removeFolder(path)) return;
}
