import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { open, tempFolder, treeOf, trees, writeTree } from "./trees.ts";

const KILLS = 40;
const base = tempFolder("kill");
const child = join(base, "child.mjs");

beforeAll(() => {
  buildSync({
    entryPoints: [fileURLToPath(new URL("child.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outfile: child,
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Milliseconds of being at it: long enough for a few rounds. */
const LONGEST = 80;

test(`${KILLS} kills at random moments leave the one tree or the other`, { timeout: 120_000 }, async () => {
  const random = randomFrom(20_240_514);
  const folder = join(base, "out");
  mkdirSync(folder);
  await writeTree(folder, trees.old);
  const found = { old: 0, new: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const running = spawn(process.execPath, [child, folder], { stdio: ["ignore", "pipe", "inherit"] });
    await once(running.stdout, "data");
    await sleep(random() * LONGEST);
    running.kill("SIGKILL");
    await once(running, "exit");
    (await open(folder)).close();
    const tree = treeOf(folder);
    const state = JSON.stringify(tree) === JSON.stringify(treeSorted("new")) ? "new" : "old";
    expect(tree, `after kill ${kill}`).toEqual(trees[state]);
    found[state]++;
  }
  expect(found.old + found.new).toBe(KILLS);
});

const treeSorted = (state: "old" | "new"): object =>
  Object.fromEntries(Object.entries(trees[state]).sort(([a], [b]) => (a < b ? -1 : 1)));
