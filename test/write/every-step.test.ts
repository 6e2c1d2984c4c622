import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Disk, realDisk } from "../../generator/write/disk.ts";
import { hidden, open, put, tempFolder, treeOf, trees, writeTree } from "./trees.ts";

const base = tempFolder("steps");
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Dies after so many steps: as of a killed process, nothing that was to come is done, clearing up included. */
function mortal(steps: number, onStep: () => void = () => undefined): Disk {
  let left = steps;
  const step = <A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      if (left-- <= 0) throw new Error("killed");
      onStep();
      return work(...args);
    };
  };
  const { makeFolder, write, rename, remove, removeFolder } = realDisk;
  return {
    makeFolder: step(makeFolder),
    write: step(write),
    rename: step(rename),
    remove: step(remove),
    removeFolder: step(removeFolder),
  };
}

async function stepsOf(): Promise<number> {
  let steps = 0;
  const folder = join(base, "count");
  await writeTree(folder, trees.old);
  await writeTree(folder, trees.new, { disk: mortal(Number.POSITIVE_INFINITY, () => void steps++) });
  return steps;
}

describe("a run that dies after any of its steps", () => {
  test("leaves what the next start makes the old tree or the new one", async () => {
    const steps = await stepsOf();
    expect(steps).toBeGreaterThan(100);
    const seen = new Set<string>();
    for (let last = 0; last < steps; last++) {
      const folder = join(base, `at-${last}`);
      await writeTree(folder, trees.old);
      await expect(writeTree(folder, trees.new, { disk: mortal(last) })).rejects.toThrow("killed");
      const isDecided = existsSync(join(folder, ".scwkit-staging/journal"));
      if (!isDecided && !seen.has("new")) expect(treeOf(folder)).toEqual(trees.old);
      // Looking is enough to have it finished.
      (await open(folder, { isCheck: true })).close();
      const wanted = isDecided || seen.has("new") ? "new" : "old";
      seen.add(wanted);
      expect(treeOf(folder), `after ${last} steps`).toEqual(trees[wanted]);
      (await open(folder)).close();
      expect(hidden(folder), `after ${last} steps`).toEqual([".scwkit-files"]);
    }
    expect([...seen]).toEqual(["old", "new"]);
  });

  test("and so does a start that dies while it finishes", async () => {
    const folder = join(base, "twice");
    await writeTree(folder, trees.old);
    const steps = await stepsOf();
    await expect(writeTree(folder, trees.new, { disk: mortal(steps - 40) })).rejects.toThrow("killed");
    for (let last = 0; last < 12; last++) await expect(open(folder, { disk: mortal(last) })).rejects.toThrow("killed");
    (await open(folder)).close();
    expect(treeOf(folder)).toEqual(trees.new);
  });
});

describe("a disk that is full", () => {
  /** Writes so many files and no more, but can still rename and remove. */
  const full = (files: number): Disk => {
    let left = files;
    return {
      ...realDisk,
      write: (path, text) => {
        if (left-- <= 0) throw new Error("ENOSPC: no space left on device, write");
        realDisk.write(path, text);
      },
    };
  };

  test("fails before anything is changed, and leaves nothing behind", async () => {
    for (const files of [0, 1, 7, 24, 25]) {
      const folder = join(base, `full-${files}`);
      await writeTree(folder, trees.old);
      await expect(writeTree(folder, trees.new, { disk: full(files) })).rejects.toThrow("ENOSPC");
      expect(treeOf(folder)).toEqual(trees.old);
      expect(hidden(folder)).toEqual([".scwkit-files"]);
    }
  });

  test("leaves no folder where there was none", async () => {
    const folder = join(base, "none", "yet");
    await expect(writeTree(folder, trees.new, { disk: full(3) })).rejects.toThrow("ENOSPC");
    expect(existsSync(join(base, "none"))).toBe(false);
  });

  test("can still be told of what a dead run began", async () => {
    const folder = join(base, "began");
    await writeTree(folder, trees.old);
    await expect(writeTree(folder, trees.new, { disk: mortal((await stepsOf()) - 30) })).rejects.toThrow("killed");
    expect(await writeTree(folder, trees.new, { disk: full(0) })).toEqual([]);
    expect(treeOf(folder)).toEqual(trees.new);
  });
});

test("leftovers of staging that hold no journal are cleared away", async () => {
  const folder = join(base, "leftovers");
  await writeTree(folder, trees.old);
  put(folder, { ".scwkit-staging/files/shop/v9/a.ts": "a", ".scwkit-staging/journal.draft": "move " });
  (await open(folder)).close();
  expect([treeOf(folder), hidden(folder)]).toEqual([trees.old, [".scwkit-files"]]);
});
