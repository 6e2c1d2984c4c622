import type { Track } from "../model/api.ts";
import { type ApiReport, type Change, isAddition, isBreaking } from "./change.ts";

export type Level = "major" | "minor" | "patch";

const LEVELS: readonly Level[] = ["major", "minor", "patch"];

/** What the reports on one package ask of its next version; nothing when nothing changed for its users. */
export function levelOf(reports: readonly Pick<ApiReport, "track" | "changes">[]): Level | undefined {
  const wanted = new Set(
    reports.flatMap(({ track, changes }) => changes.map((change) => levelOfChange(track, change))),
  );
  return LEVELS.find((level) => wanted.has(level));
}

/** Alpha and beta may break at any time: their breaks are listed as breaking and cost no major version. */
function levelOfChange(track: Track, change: Change): Level {
  if (isBreaking(change)) return track === "ga" ? "major" : "minor";
  return isAddition(change) ? "minor" : "patch";
}

/** The version after this one; the same when no level is asked for. */
export function nextVersion(version: string, level: Level | undefined): string {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined) throw new RangeError(`${version} is no version of three numbers`);
  switch (level) {
    case "major":
      return `${Number(major) + 1}.0.0`;
    case "minor":
      return `${major}.${Number(minor) + 1}.0`;
    case "patch":
      return `${major}.${minor}.${Number(patch) + 1}`;
    case undefined:
      return version;
  }
}
