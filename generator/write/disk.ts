import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";

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
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
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
