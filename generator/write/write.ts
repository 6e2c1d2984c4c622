import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Written {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Lists what the generator wrote, so that it removes nothing else. */
export const MANIFEST = ".scwkit-files";
const STAGING = ".scwkit-staging";

/**
 * Brings a folder to hold these files. What differs is first written beside its place and then renamed into it, so an
 * interrupted run leaves whole files. Files of the last run that are no longer produced are removed, others never.
 */
export function writeFiles(folder: string, files: readonly TextFile[], isStale: (path: string) => boolean): Written {
  const before = readManifest(folder);
  const produced = new Set(files.map(({ path }) => path));
  const removed = before.filter((path) => !produced.has(path) && isStale(path));
  const kept = before.filter((path) => !produced.has(path) && !isStale(path));
  const changed = files.filter(({ path, text }) => readText(join(folder, path)) !== text);
  const manifest = `${[...produced, ...kept].sort().join("\n")}\n`;
  stage(folder, readText(join(folder, MANIFEST)) === manifest ? changed : [...changed, { path: MANIFEST, text: manifest }]);
  for (const path of removed) remove(folder, path);
  return { changed: changed.map(({ path }) => path), removed, unchanged: files.length - changed.length };
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A manifest is a file of ours, but paths in it are still checked: nothing outside the folder is touched. */
function readManifest(folder: string): readonly string[] {
  const lines = (readText(join(folder, MANIFEST)) ?? "").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("/") && !line.split("/").includes(".."));
}

function stage(folder: string, files: readonly TextFile[]): void {
  if (files.length === 0) return;
  const staging = join(folder, STAGING);
  rmSync(staging, { recursive: true, force: true });
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), text);
    }
    for (const { path } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      renameSync(join(staging, path), join(folder, path));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    const full = join(folder, parent);
    if (!existsSync(full) || readdirSync(full).length > 0) return;
    rmdirSync(full);
  }
}
