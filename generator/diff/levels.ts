import diff from "semver/functions/diff.js";
import inc from "semver/functions/inc.js";
import lt from "semver/functions/lt.js";

export type Level = "major" | "minor" | "patch";

/** The weightiest first. */
export const LEVELS: readonly Level[] = ["major", "minor", "patch"];

export const weightiest = (levels: readonly (Level | undefined)[]): Level | undefined =>
  LEVELS.find((level) => levels.includes(level));

/** The version after this one; the same when no level is asked for. */
export const nextVersion = (version: string, level: Level | undefined): string =>
  (level && inc(version, level)) ?? version;

/** From one version to another. */
export function levelBetween(before: string, after: string): Level | undefined {
  const found = diff(before, after);
  return LEVELS.find((level) => level === found);
}

export const isBelow = (version: string, other: string): boolean => lt(version, other);
