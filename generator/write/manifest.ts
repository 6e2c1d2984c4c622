import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isInside } from "./inside.ts";

/** Lists what the generator wrote, with sums, so that it removes and replaces nothing else. `sha256sum -c` reads it. */
export const MANIFEST = ".scwkit-files";

/** Path to sum. */
export type Manifest = ReadonlyMap<string, string>;

/** A line of a list that cannot be trusted: then none of it is. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export class ListError extends Error {
  readonly bad: BadLine;
  constructor(bad: BadLine) {
    super(`${bad.file}:${bad.line}: ${bad.text}`);
    this.name = "ListError";
    this.bad = bad;
  }
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  const state = lstatSync(file, { throwIfNoEntry: false });
  if (!state) return new Map();
  if (!state.isFile()) throw new ListError({ file, line: 1, text: "a link or folder" });
  const lines = readFileSync(file, "utf8").split("\n");
  const entries = new Map<string, string>();
  for (const [index, text] of lines.entries()) {
    if (text === "" && index === lines.length - 1) continue;
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(text) ?? [];
    if (sum === undefined || path === undefined || !isInside(path) || path === MANIFEST)
      throw new ListError({ file, line: index + 1, text });
    entries.set(path, sum);
  }
  return entries;
}

export function manifestText(manifest: Manifest): string {
  const sorted = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, sum]) => `${sum}  ${path}\n`).join("");
}
