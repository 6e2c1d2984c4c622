import { expect, test } from "vitest";
import { levelOf } from "../../generator/diff/bump.ts";
import type { Change, Effect, Kind } from "../../generator/diff/change.ts";
import { levelBetween, nextVersion } from "../../generator/diff/levels.ts";
import type { Track } from "../../generator/model/api.ts";

const change = (compile: Effect, wire: Effect, kind: Kind = "field-deprecated"): Change => ({
  kind,
  subject: { kind: "api" },
  words: "",
  origin: { file: "v1.yml", line: 1, column: 1 },
  compile,
  wire,
});
const report = (track: Track, ...changes: readonly Change[]): { track: Track; changes: readonly Change[] } => ({
  track,
  changes,
});

test.each([
  ["ga", "breaks", "none", "major"],
  ["ga", "none", "breaks", "major"],
  ["beta", "breaks", "breaks", "minor"],
  ["alpha", "breaks", "none", "minor"],
  ["ga", "adds", "none", "minor"],
  ["alpha", "none", "adds", "minor"],
  ["ga", "none", "none", "patch"],
] as const)("%s: compile %s, wire %s -> %s", (track, compile, wire, level) => {
  expect(levelOf([report(track, change(compile, wire))])).toBe(level);
});

test("the weightiest change of a package counts, and none asks for no version", () => {
  const docs = report("ga", change("none", "none", "docs-changed"));
  expect(levelOf([docs, report("beta", change("breaks", "none")), report("alpha", change("adds", "adds"))])).toBe(
    "minor",
  );
  expect(levelOf([docs, report("ga", change("adds", "none"), change("breaks", "none"))])).toBe("major");
  expect(levelOf([])).toBeUndefined();
  expect(levelOf([report("ga")])).toBeUndefined();
  expect(levelOf([docs])).toBeUndefined();
});

test.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", undefined, "1.2.3"],
] as const)("%s and %s: %s", (version, level, next) => {
  expect(nextVersion(version, level)).toBe(next);
});

test.each([
  ["1.2.3", "2.0.0", "major"],
  ["1.2.3", "1.3.0", "minor"],
  ["1.2.3", "1.2.5", "patch"],
  ["1.2.3", "1.2.3", undefined],
] as const)("from %s to %s: %s", (before, after, level) => {
  expect(levelBetween(before, after)).toBe(level);
});
