import { accessSync, constants, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { createLook, isInside } from "./inside.ts";
import { ListError } from "./manifest.ts";

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export const STAGING = ".scwkit-staging";

/** What a run does to the folder. Once it is written, it will be done: by this run or by the next one. */
interface Journal {
  readonly moves: readonly string[];
  readonly removals: readonly string[];
}

const journalOf = (folder: string): string => join(folder, STAGING, "journal");
const stagedIn = (folder: string): string => join(folder, STAGING, "files");

/** Puts all files beside their places, then the journal, by one rename: until then the folder is what it was. */
export function prepare(folder: string, files: readonly TextFile[], removals: readonly string[], disk: Disk): void {
  const moves = files.map(({ path }) => path);
  try {
    disk.makeFolder(stagedIn(folder));
    for (const parent of new Set(moves.map(dirname))) disk.makeFolder(join(stagedIn(folder), parent));
    for (const { path, text } of files) disk.write(join(stagedIn(folder), path), text);
    // All that can fail is done or tried before the journal.
    for (const parent of new Set(moves.map(dirname))) disk.makeFolder(join(folder, parent));
    for (const parent of new Set([...moves, ...removals].map(dirname)))
      if (existsSync(join(folder, parent))) accessSync(join(folder, parent), constants.W_OK);
    disk.write(`${journalOf(folder)}.draft`, journalText({ moves, removals }));
    disk.rename(`${journalOf(folder)}.draft`, journalOf(folder));
  } catch (error) {
    abandon(folder, disk);
    throw error;
  }
}

/** Does what the journal says; what of it is done already is passed over. */
export function finish(folder: string, disk: Disk): void {
  const { moves, removals } = readJournal(folder);
  for (const path of moves) {
    const staged = join(stagedIn(folder), path);
    if (!existsSync(staged)) continue;
    disk.makeFolder(dirname(join(folder, path)));
    disk.rename(staged, join(folder, path));
  }
  for (const path of removals) {
    disk.remove(join(folder, path));
    prune(folder, dirname(path), disk);
  }
  disk.remove(journalOf(folder));
  disk.remove(join(folder, STAGING));
}

export const isUnfinished = (folder: string): boolean => existsSync(journalOf(folder));

/** Brings a folder that a dead run left behind to the state after it, or before it when it had not got that far. */
export function recover(folder: string, disk: Disk): void {
  const state = lstatSync(join(folder, STAGING), { throwIfNoEntry: false });
  if (!state) return;
  if (!state.isDirectory()) disk.remove(join(folder, STAGING));
  else if (isUnfinished(folder)) finish(folder, disk);
  else abandon(folder, disk);
}

/** The staged folders tell which ones were made for them. */
function abandon(folder: string, disk: Disk): void {
  if (existsSync(stagedIn(folder)))
    for (const path of foldersIn(stagedIn(folder), "")) disk.removeFolder(join(folder, path));
  disk.remove(join(folder, STAGING));
}

/** Deepest first. */
function foldersIn(folder: string, prefix: string): readonly string[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => [...foldersIn(join(folder, name), `${prefix}${name}/`), `${prefix}${name}`]);
}

function prune(folder: string, path: string, disk: Disk): void {
  for (let parent = path; parent !== "."; parent = dirname(parent))
    if (!disk.removeFolder(join(folder, parent)) && existsSync(join(folder, parent))) return;
}

const journalText = ({ moves, removals }: Journal): string =>
  [...moves.map((path) => `move ${path}\n`), ...removals.map((path) => `remove ${path}\n`)].join("");

/** Anybody could have put a journal there, so its paths are held to the folder as those of the manifest are. */
function readJournal(folder: string): Journal {
  const file = journalOf(folder);
  const look = createLook(folder);
  const moves: string[] = [];
  const removals: string[] = [];
  for (const [index, text] of readFileSync(file, "utf8").split("\n").entries()) {
    if (text === "") continue;
    const [, word, path = ""] = /^(move|remove) (.+)$/.exec(text) ?? [];
    const isSafe = isInside(path) && look(path).kind !== "linked" && look(`${STAGING}/files/${path}`).kind !== "linked";
    if (word === undefined || !isSafe) throw new ListError({ file, line: index + 1, text });
    (word === "move" ? moves : removals).push(path);
  }
  return { moves, removals };
}
