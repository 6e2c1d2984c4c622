import type { Track } from "../model/api.ts";
import { type ApiReport, type Change, isAddition, isBreaking } from "./change.ts";

export type Level = "major" | "minor" | "patch";

const LEVELS: readonly Level[] = ["major", "minor", "patch"];

/** What the reports on one package ask of its next version; nothing when nothing changed for its users. */
export const levelOf = (reports: readonly Pick<ApiReport, "track" | "changes">[]): Level | undefined =>
  weightiest(reports.flatMap(({ track, changes }) => changes.map((change) => levelOfChange(track, change))));

/**
 * Alpha and beta may break at any time: their breaks are listed as breaking and cost no major version. Other words for
 * the same come with the next version that something else asks for.
 */
function levelOfChange(track: Track, change: Change): Level | undefined {
  if (isBreaking(change)) return track === "ga" ? "major" : "minor";
  if (isAddition(change)) return "minor";
  return change.kind === "docs-changed" ? undefined : "patch";
}

export const weightiest = (levels: readonly (Level | undefined)[]): Level | undefined =>
  LEVELS.find((level) => levels.includes(level));

/** From one version to a later one. */
export function levelBetween(before: string, after: string): Level | undefined {
  const [old, fresh] = [numbersOf(before), numbersOf(after)];
  return LEVELS.find((_, index) => old[index] !== fresh[index]);
}

/** The version after this one; the same when no level is asked for. */
export function nextVersion(version: string, level: Level | undefined): string {
  const [major, minor, patch] = numbersOf(version);
  switch (level) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
    case undefined:
      return version;
  }
}

function numbersOf(version: string): readonly [number, number, number] {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  if (major === undefined) throw new RangeError(`${version} is no version of three numbers`);
  return [Number(major), Number(minor), Number(patch)];
}

/** Three numbers. */
export const VERSION: RegExp = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;
