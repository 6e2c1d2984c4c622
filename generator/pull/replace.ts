import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { LOCK } from "../read/folder.ts";
import { optional } from "../read/schema.ts";
import type { Home, Verdict } from "./judge.ts";
import { type Lock, type Locked, lockText } from "./lock.ts";
import type { Offer } from "./offer.ts";
import { placeFile } from "./place.ts";
import type { Wanted } from "./wanted.ts";

/** What became of one document before anything is written. */
export interface Judged {
  readonly wanted: Wanted;
  readonly diagnostics: readonly Diagnostic[];
  readonly offer?: Offer;
  readonly verdict?: Verdict;
}

export interface PullRow {
  /** `lb/v1.zoned.yml` */
  readonly file: string;
  readonly status: "new" | "changed" | "same" | "failed";
  readonly before?: number;
  readonly operations?: number;
  readonly source?: string;
}

/** Puts what was accepted in place, then the lock. A run that ends between the two leaves a lock that the next one mends. */
export function replace(
  judged: readonly Judged[],
  lock: Lock,
  { specs }: Home,
  now: Date,
  report: Report,
): readonly PullRow[] {
  const locked = new Map(lock);
  const rows = judged.map(({ wanted: { file }, offer, verdict }): PullRow => {
    const source = optional("source", offer?.source);
    if (!offer || !verdict) return { file, status: "failed", ...source };
    const { text, operations, before, added } = verdict;
    const row = { file, operations, ...source, ...optional("before", before) };
    const path = join(specs, file);
    const old = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (old !== text && !placed(path, text, report)) return { ...row, status: "failed" };
    locked.set(file, lockedAs(offer, added, lock.get(file), now));
    return { ...row, status: old === undefined ? "new" : old === text ? "same" : "changed" };
  });
  const text = lockText(locked);
  if (text !== lockText(lock)) placed(join(specs, LOCK), text, report);
  return rows;
}

/** The same bytes from the same place keep their date. */
function lockedAs({ source, sha256 }: Offer, added: string | undefined, before: Locked | undefined, now: Date): Locked {
  const isSame = before?.source === source && before.sha256 === sha256;
  return { source, date: isSame ? before.date : now.toISOString(), sha256, ...optional("added", added) };
}

function placed(path: string, text: string, report: Report): boolean {
  try {
    placeFile(path, text);
    return true;
  } catch (error) {
    report("write-failed", undefined, { path, reason: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
