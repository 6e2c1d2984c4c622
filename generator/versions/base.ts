import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import type { Versions } from "../model/versions.ts";
import { type Folder, VERSIONS } from "../read/folder.ts";
import { withRevision } from "../read/revision.ts";
import { versionsOf } from "../read/versions.ts";

/** The versions that there were, and the documents of then where they are at hand. */
export interface Base {
  readonly versions: Versions;
  readonly folder?: Folder;
}

/**
 * Works on the state that the next versions are counted from: a folder or revision that somebody named, else the last
 * commit of the lock, so that the command can be run again until what it wrote is committed. `undefined` when something
 * of it cannot be read.
 */
export async function withBase<T>(
  now: Folder,
  since: string | undefined,
  report: Report,
  work: (base: Base) => Promise<T>,
): Promise<T | undefined> {
  if (since !== undefined && statSync(since, { throwIfNoEntry: false })?.isDirectory())
    return workOn({ specs: since, shown: since }, now, report, work);
  const revision = since ?? lastRevision(now.specs);
  if (revision === undefined) {
    const versions = versionsOf(now.specs, now.shown, report);
    return versions && work({ versions });
  }
  return withRevision(now, revision, report, (then) => workOn(then, now, report, work));
}

/** Documents that somebody kept without a lock are those of the versions that there are. */
async function workOn<T>(
  folder: Folder,
  now: Folder,
  report: Report,
  work: (base: Base) => Promise<T>,
): Promise<T | undefined> {
  const { specs, shown } = existsSync(join(folder.specs, VERSIONS)) ? folder : now;
  const versions = versionsOf(specs, shown, report);
  return versions && work({ versions, folder });
}

/** The commit that touched the lock last; `undefined` when none did, and where there is no history. */
function lastRevision(specs: string): string | undefined {
  try {
    const flags = ["log", "-1", "--format=%H", "--", VERSIONS];
    const text = execFileSync("git", flags, { cwd: specs, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}
