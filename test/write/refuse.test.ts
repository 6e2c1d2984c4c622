import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInside } from "../../generator/write/inside.ts";
import { MANIFEST } from "../../generator/write/manifest.ts";
import { hidden, open, put, type Tree, tempFolder, treeOf, writeTree } from "./trees.ts";

const base = tempFolder("refuse");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const FIRST = { "shop/index.ts": "one", "shop/v1/a.ts": "a", "shop/v1/b.ts": "b" };
const SECOND = { "shop/index.ts": "two", "shop/v1/a.ts": "a" };
const SUM = "0".repeat(64);

async function written(name: string): Promise<string> {
  const folder = join(base, name);
  expect(await writeTree(folder, FIRST)).toEqual([]);
  return folder;
}

describe("a generated file that somebody edited", () => {
  test("is neither replaced nor removed, until that is forced", async () => {
    const folder = await written("edited");
    put(folder, { "shop/index.ts": "mine", "shop/v1/b.ts": "mine too" });
    const before = treeOf(folder);
    expect(await writeTree(folder, SECOND)).toEqual(["edited shop/index.ts", "edited shop/v1/b.ts"]);
    expect(treeOf(folder)).toEqual(before);
    expect(await writeTree(folder, SECOND, { force: true })).toEqual([]);
    expect(treeOf(folder)).toEqual(SECOND);
  });

  test("is right when it was edited into what would be written", async () => {
    const folder = await written("foreseen");
    put(folder, { "shop/index.ts": "two" });
    expect(await writeTree(folder, SECOND)).toEqual([]);
    expect(treeOf(folder)).toEqual(SECOND);
  });

  test("comes back when it was removed", async () => {
    const folder = await written("removed");
    rmSync(join(folder, "shop/v1"), { recursive: true });
    expect(await writeTree(folder, FIRST)).toEqual([]);
    expect(treeOf(folder)).toEqual(FIRST);
  });
});

describe("a file that the generator did not write", () => {
  test("stays, and so do the folders that hold it", async () => {
    const folder = await written("foreign");
    put(folder, { "shop/v1/mine.ts": "mine", "notes.txt": "mine" });
    expect(await writeTree(folder, { "shop/index.ts": "two" })).toEqual([]);
    expect(treeOf(folder)).toEqual({ "notes.txt": "mine", "shop/index.ts": "two", "shop/v1/mine.ts": "mine" });
  });

  test("is never replaced, forced or not, and neither is a folder", async () => {
    const folder = await written("in-the-way");
    put(folder, { "shop/v2/a.ts": "mine" });
    const more = { ...FIRST, "shop/v2/a.ts": "generated" };
    expect(await writeTree(folder, more)).toEqual(["foreign shop/v2/a.ts"]);
    expect(await writeTree(folder, more, { force: true })).toEqual(["foreign shop/v2/a.ts"]);
    expect(await writeTree(folder, { ...FIRST, "shop/v2": "generated" })).toEqual(["foreign shop/v2"]);
    expect(readFileSync(join(folder, "shop/v2/a.ts"), "utf8")).toBe("mine");
  });

  test("in the place of one that is no longer produced is left alone", async () => {
    const folder = await written("replaced");
    rmSync(join(folder, "shop/v1/b.ts"));
    put(folder, { "shop/v1/b.ts/mine.txt": "mine" });
    expect(await writeTree(folder, SECOND)).toEqual([]);
    expect(treeOf(folder)).toEqual({ ...SECOND, "shop/v1/b.ts/mine.txt": "mine" });
  });
});

describe("a symbolic link", () => {
  test("is not followed: not to write, not to remove, not to compare", async () => {
    const [folder, outside] = [await written("linked"), join(base, "outside")];
    put(outside, { "a.ts": "a", "b.ts": "b" });
    rmSync(join(folder, "shop/v1"), { recursive: true });
    symlinkSync(outside, join(folder, "shop/v1"));
    expect(await writeTree(folder, { ...SECOND, "shop/v1/a.ts": "new" })).toEqual(["linked shop/v1/a.ts"]);
    expect(await writeTree(folder, FIRST, { force: true })).toEqual(["linked shop/v1/a.ts", "linked shop/v1/b.ts"]);
    expect(await writeTree(folder, { "shop/index.ts": "two" })).toEqual([]);
    expect(treeOf(outside)).toEqual({ "a.ts": "a", "b.ts": "b" });
  });

  test("in the place of a file is not written through", async () => {
    const folder = await written("linked-file");
    writeFileSync(join(base, "target.ts"), "mine");
    rmSync(join(folder, "shop/index.ts"));
    symlinkSync(join(base, "target.ts"), join(folder, "shop/index.ts"));
    expect(await writeTree(folder, SECOND, { force: true })).toEqual(["linked shop/index.ts"]);
    expect(readFileSync(join(base, "target.ts"), "utf8")).toBe("mine");
  });
});

describe("a list that cannot be trusted is refused", () => {
  const lines: readonly (readonly [name: string, line: string])[] = [
    ["a path to above", `${SUM}  ../victim.txt`],
    ["a path by way of above", `${SUM}  shop/../../victim.txt`],
    ["an absolute path", `${SUM}  /tmp/victim.txt`],
    ["a path of Windows", `${SUM}  C:\\victim.txt`],
    ["itself", `${SUM}  ${MANIFEST}`],
    ["no sum", "shop/v1/a.ts"],
    ["a conflict of git", "<<<<<<< HEAD"],
  ];
  for (const [name, line] of lines)
    test(name, async () => {
      const folder = await written(name.replaceAll(" ", "-"));
      writeFileSync(join(base, "victim.txt"), "mine");
      writeFileSync(join(folder, MANIFEST), `${readFileSync(join(folder, MANIFEST), "utf8")}${line}\n`);
      await expect(writeTree(folder, SECOND, { force: true })).rejects.toThrow(`${MANIFEST}:4: ${line}`);
      expect([treeOf(folder), readFileSync(join(base, "victim.txt"), "utf8")]).toEqual([FIRST, "mine"]);
    });

  test("a journal that leads out of the folder", async () => {
    const folder = await written("journal");
    put(folder, { ".scwkit-staging/journal": "remove shop/v1/a.ts\nremove ../victim.txt\n" });
    await expect(open(folder)).rejects.toThrow("remove ../victim.txt");
    expect(treeOf(folder)).toEqual(FIRST);
  });

  test("a journal that leads through a link", async () => {
    const folder = await written("journal-link");
    put(folder, { ".scwkit-staging/journal": "move shop/v2/a.ts\n", ".scwkit-staging/files/shop/v2/a.ts": "a" });
    symlinkSync(base, join(folder, "shop/v2"));
    await expect(open(folder)).rejects.toThrow("move shop/v2/a.ts");
    expect(existsSync(join(base, "a.ts"))).toBe(false);
  });

  test("paths inside, on any system", () => {
    for (const path of ["a", "a/b.ts", ".a/..b/c", "ä/日本"]) expect(isInside(path), path).toBe(true);
    for (const path of ["", "/a", "a/", "a//b", ".", "..", "a/..", "./a", "a\\b", "C:a", "a\0b"])
      expect(isInside(path), path).toBe(false);
  });
});

test("a list that was lost is made anew of what is right", async () => {
  const folder = await written("lost");
  rmSync(join(folder, MANIFEST));
  expect(await writeTree(folder, FIRST)).toEqual([]);
  expect(await writeTree(folder, SECOND)).toEqual([]);
  expect(treeOf(folder)).toEqual(SECOND);
});

describe("where something is closed", () => {
  // In the system's folder, since anybody can come to it.
  const anywhere = mkdtempSync(join(realpathSync(tmpdir()), "scwkit-closed-"));
  const program = join(anywhere, "program.mjs");
  const anybody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  beforeAll(() => {
    buildSync({
      stdin: {
        contents: `import { writeTree } from "./trees.ts";
          const [folder, tree] = process.argv.slice(2);
          const refused = writeTree(folder, JSON.parse(tree), { force: true });
          console.log(await refused.then((lines) => lines.join(", "), (error) => error.message));`,
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
      },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      outfile: program,
    });
    chmodSync(anywhere, 0o777);
  });
  afterAll(() => rmSync(anywhere, { recursive: true, force: true }));

  /** What is refused to somebody: for root nothing is closed. */
  function refused(folder: string, tree: Tree): string {
    const argv = [program, folder, JSON.stringify(tree)];
    const { stdout, stderr } = spawnSync(process.execPath, argv, { ...anybody, encoding: "utf8" });
    return `${stdout}${stderr}`.trim();
  }

  function written(name: string): string {
    const folder = join(anywhere, name);
    expect(refused(folder, FIRST)).toBe("");
    return folder;
  }

  test("to writing, all is left as it is", () => {
    const folder = written("read-only");
    for (const path of ["shop/v1", "."]) {
      chmodSync(join(folder, path), 0o555);
      expect(refused(folder, { ...SECOND, "shop/v1/a.ts": "new" })).toContain("EACCES: permission denied");
      expect(treeOf(folder)).toEqual(FIRST);
      chmodSync(join(folder, path), 0o755);
    }
    expect(hidden(folder)).toEqual([MANIFEST]);
  });

  test("to reading, that is refused by name, since it may have been edited", () => {
    const folder = written("unreadable");
    for (const [path, want] of [
      ["shop/v1/a.ts", "closed shop/v1/a.ts"],
      ["shop/v1", "closed shop/v1/a.ts, closed shop/v1/b.ts"],
      ["shop/index.ts", "closed shop/index.ts"],
    ] as const) {
      chmodSync(join(folder, path), 0);
      expect(refused(folder, { "shop/index.ts": "two" })).toBe(want);
      chmodSync(join(folder, path), 0o755);
    }
    expect(treeOf(folder)).toEqual(FIRST);
  });
});

test("looking writes nothing, not even a lock", async () => {
  const folder = await written("look");
  const output = await open(folder, { isCheck: true });
  expect(hidden(folder)).toEqual([MANIFEST]);
  const difference = output.compare({ name: "shop", files: [{ path: "shop/new.ts", sha256: SUM }] });
  expect(output.preview([difference])).toEqual({
    changed: ["shop/new.ts"],
    removed: Object.keys(FIRST),
    unchanged: 0,
  });
  output.close();
  expect(treeOf(folder)).toEqual(FIRST);
  const nowhere = join(base, "nowhere");
  (await open(nowhere, { isCheck: true })).close();
  expect(existsSync(nowhere)).toBe(false);
});

test("a file in the place of the folder is an error and stays", async () => {
  mkdirSync(join(base, "parent"));
  writeFileSync(join(base, "parent/out"), "mine");
  await expect(writeTree(join(base, "parent/out"), FIRST)).rejects.toThrow("EEXIST");
  expect(readFileSync(join(base, "parent/out"), "utf8")).toBe("mine");
});
