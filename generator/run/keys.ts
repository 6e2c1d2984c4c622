import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LIMITS } from "../limits.ts";

/** A word for these texts and files, in this order; nothing else has it. */
export function keyOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest("hex");
}

/** Of files as they are now; `undefined` when one is not to be read. One that is absent has a key as well. */
export function filesKey(paths: readonly string[]): string | undefined {
  try {
    const contents = paths.map(contentOf);
    return keyOf(contents.flatMap((content) => (content ? ["there", content] : ["absent"])));
  } catch {
    return undefined;
  }
}

/** Opening a pipe waits for somebody who writes to it, and a device may never end. */
function contentOf(path: string): Uint8Array | undefined {
  const state = statSync(path, { throwIfNoEntry: false });
  if (!state) return undefined;
  if (!state.isFile() || state.size > LIMITS.bytes) throw new Error(`${path} is not to be read`);
  return readFileSync(path);
}

export function folderKey(folder: URL): string | undefined {
  const path = fileURLToPath(folder);
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  const names = entries.flatMap((entry) => (entry.isFile() ? entry.name : [])).sort();
  const content = filesKey(names.map((name) => join(path, name)));
  return content === undefined ? undefined : keyOf([...names, content]);
}

/** Plain data without its places: where a thing stands changes nothing of what is made of it. */
export const dataKey = (value: unknown): string =>
  keyOf([JSON.stringify(value, (name, inner: unknown) => (/^(?:o|\w+O)rigin$/.test(name) ? undefined : inner)) ?? ""]);
