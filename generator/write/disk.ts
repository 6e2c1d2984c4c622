import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What is done to the output folder. A parameter, so that a test can have a full disk. */
export interface Disk {
  readonly makeFolder: (path: string) => void;
  readonly write: (path: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** A file or a folder with all that it holds; nothing when it is not there. */
  readonly remove: (path: string) => void;
  /** Whether it was empty and is gone. */
  readonly removeFolder: (path: string) => boolean;
}

export const realDisk: Disk = {
  makeFolder: (path) => void makeFolders(path),
  write: (path, text) => writeFileSync(path, text),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeFolder: (path) => {
    try {
      rmdirSync(path);
      return true;
    } catch {
      return false;
    }
  },
};

/** Makes a folder and those above it. The first of them that was not there. */
export function makeFolders(path: string): string | undefined {
  let first: string | undefined;
  for (let at = path; !existsSync(at); at = dirname(at)) first = at;
  if (first !== undefined) makeOne(first);
  mkdirSync(path, { recursive: true });
  return first;
}

/** Where a system has no place for folders, such as below /proc, Node's recursion tries for ever. */
function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(path)) throw error;
  }
}
