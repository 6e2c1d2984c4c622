import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import { access, child, text } from "../read/access.ts";
import { LOCK, load } from "../read/folder.ts";
import { optional } from "../read/schema.ts";
import type { Home } from "./judge.ts";

/** Where the document in a file came from. */
export interface Locked {
  readonly source: string;
  /** RFC 3339: when these bytes first came. */
  readonly date: string;
  /** Of the bytes as they came. */
  readonly sha256: string;
  /** What was written into the document before it was put in place. */
  readonly added?: string;
}

export type Lock = ReadonlyMap<string, Locked>;

/** `undefined` when there is a lock that cannot be read: writing another would lose what it says. */
export function readLock({ specs, shown }: Home, report: Report): Lock | undefined {
  if (!existsSync(join(specs, LOCK))) return new Map();
  const value = load(specs, shown, LOCK, report);
  const root = value && access(value, "the lock", report);
  if (!root) return undefined;
  const lock = new Map<string, Locked>();
  for (const file of root.map.entries.keys()) {
    const entry = child(root, file, `\`${file}\``);
    const [source, date, sha256] = ["source", "date", "sha256"].map((key) => entry && text(entry, key));
    if (!entry || source === undefined || date === undefined || sha256 === undefined) {
      report("field-missing", entry?.map.origin ?? root.map.origin, {
        what: `\`${file}\``,
        field: "source, date or sha256",
      });
      return undefined;
    }
    lock.set(file, { source, date, sha256, ...optional("added", text(entry, "added")) });
  }
  return lock;
}

export function lockText(lock: Lock): string {
  const sorted = [...lock].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}
