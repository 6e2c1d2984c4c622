import { createHash } from "node:crypto";
import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join, posix } from "node:path";

export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** What stands at a path of the output folder: a file with its sum, nothing, or something that is left alone. */
export type Standing =
  | { readonly kind: "file"; readonly sha256: string }
  | { readonly kind: "nothing" }
  /** A symbolic link, or something behind one. */
  | { readonly kind: "linked" }
  /** A file that may not be read, or something in a folder that may not be looked into. */
  | { readonly kind: "closed" }
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
  if (kind !== "file") return { kind: kind === "folder" ? "other" : kind };
  try {
    return { kind, sha256: sha256(readFileSync(path)) };
  } catch {
    return { kind: "closed" };
  }
}

function kindOf(path: string): Standing["kind"] | "folder" {
  const state = stateOf(path);
  if (state === "closed") return "closed";
  if (!state) return "nothing";
  if (state.isSymbolicLink()) return "linked";
  if (state.isDirectory()) return "folder";
  return state.isFile() ? "file" : "other";
}

function stateOf(path: string): Stats | "closed" | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return "closed";
  }
}
