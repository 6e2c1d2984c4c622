import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** What stands at a path of the output folder: a file with its sum, nothing, a link on the way to it, or something else. */
export type Standing =
  | { readonly kind: "file"; readonly sha256: string }
  | { readonly kind: "nothing" }
  /** A symbolic link, or something behind one. */
  | { readonly kind: "linked" }
  | { readonly kind: "other" };

/** Whether a path that is written in a list stays inside of the folder, on any system. */
export function isInside(path: string): boolean {
  return /^[^\\:\0/]+(?:\/[^\\:\0/]+)*$/.test(path) && !path.split("/").some((part) => part === "." || part === "..");
}

/** Looks at the paths of a folder, at each once. Links are never followed: they may lead out of it. */
export function createLook(folder: string): (path: string) => Standing {
  const folders = new Map<string, Standing["kind"] | "folder">([[".", "folder"]]);
  const found = new Map<string, Standing>();
  const folderAt = (path: string): Standing["kind"] | "folder" => {
    const above = folders.get(path) ?? folderAt(posix.dirname(path));
    const kind = folders.get(path) ?? (above === "folder" ? kindOf(join(folder, path)) : above);
    folders.set(path, kind);
    return kind;
  };
  return (path) => {
    const known = found.get(path) ?? standingOf(join(folder, path), folderAt(posix.dirname(path)));
    found.set(path, known);
    return known;
  };
}

function standingOf(path: string, parent: Standing["kind"] | "folder"): Standing {
  const kind = parent === "folder" ? kindOf(path) : parent === "file" ? "other" : parent;
  if (kind === "file") return { kind, sha256: sha256(readFileSync(path)) };
  return { kind: kind === "folder" ? "other" : kind };
}

function kindOf(path: string): Standing["kind"] | "folder" {
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (!state) return "nothing";
  if (state.isSymbolicLink()) return "linked";
  if (state.isDirectory()) return "folder";
  return state.isFile() ? "file" : "other";
}
