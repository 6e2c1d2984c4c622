import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { realDisk } from "../../generator/write/disk.ts";
import { codesOf, documentOf, fresh, type Place, placeOf, run, save } from "./shop.ts";
import { tempFolder, treeOf } from "./trees.ts";

const base = tempFolder("broken");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const DOCUMENTS = {
  "a.yml": documentOf("a"),
  "b.zoned.yml": documentOf("b").replace("version: v1", "version: v1, x-api-name: zoned"),
  "b.regional.yml": documentOf("b").replace("version: v1", "version: v1, x-api-name: regional"),
  "c/v1.yml": documentOf("c"),
};

async function generated(name: string): Promise<Place> {
  const place = placeOf(base, name, DOCUMENTS);
  expect(await run(place)).toMatchObject({ held: [], printed: ["a", "b", "c"] });
  return place;
}

/** Remembering nothing, as on another machine. */
const forgetful = (place: Place): Place => ({ ...place, cache: join(base, `forgetful-${Math.random()}`) });

const partOf = (tree: object, product: string): object =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => path.startsWith(`${product}/`)));

describe("one broken document", () => {
  const mistakes: readonly (readonly [name: string, text: string])[] = [
    ["that is no YAML", DOCUMENTS["b.zoned.yml"].replace("info: {", "info: [")],
    ["that is no OpenAPI", DOCUMENTS["b.zoned.yml"].replace("openapi:", "swagger:")],
    ["with an operation that answers nothing", DOCUMENTS["b.zoned.yml"].replace("204", "404")],
    ["of another version than its paths", DOCUMENTS["b.zoned.yml"].replace("version: v1", "version: v2")],
    [
      "with paths of two products",
      `${DOCUMENTS["b.zoned.yml"]}  /a/v1/x: { get: { operationId: X, responses: { 204: {} } } }\n`,
    ],
    ["that says nothing", "a: ["],
    ["that is empty", ""],
  ];
  for (const [name, text] of mistakes)
    test(`${name} takes out its product; what was there stays, the others are generated`, async () => {
      const place = await generated(name.replaceAll(" ", "-"));
      const before = treeOf(place.out);
      save(place, "b.zoned.yml", text);
      save(place, "c/v1.yml", documentOf("c", "v1", "More"));
      for (const one of [place, forgetful(place)]) {
        const outcome = await run(one);
        expect(outcome.diagnostics.every(({ origin }) => origin?.file === "specs/b.zoned.yml")).toBe(true);
        expect(outcome.held).toContain("b");
        expect(outcome.rows.map(({ product }) => product)).toContain("c");
        const tree = treeOf(place.out);
        expect(partOf(tree, "b")).toEqual(partOf(before, "b"));
        expect(partOf(tree, "a")).toEqual(partOf(before, "a"));
        expect(tree["c/v1/client.ts"]).toContain("more");
      }
      save(place, "b.zoned.yml", DOCUMENTS["b.zoned.yml"]);
      expect(await run(place)).toMatchObject({ diagnostics: [], held: [], read: 0, printed: [] });
      expect(treeOf(place.out)).toEqual(await fresh(base, place));
    });

  test("under another name than before takes nothing away", async () => {
    const place = await generated("renamed");
    const before = treeOf(place.out);
    rmSync(join(place.specs, "a.yml"));
    save(place, "d.yml", documentOf("d").replace("204", "404"));
    expect(await run(place)).toMatchObject({ held: ["a", "d"] });
    expect(treeOf(place.out)).toEqual(before);
    rmSync(join(place.specs, "d.yml"));
    expect((await run(place)).written?.removed.every((path) => path.startsWith("a/"))).toBe(true);
    expect(existsSync(join(place.out, "a"))).toBe(false);
  });

  test("takes out the package that brings all, for that would bring less", async () => {
    const place = placeOf(base, "umbrella", DOCUMENTS);
    const entry = (product: string, versions: string): string =>
      `${product}:\n  title: ${product}\n  locality: global\n  current: v1\n  versions: { v1: { track: ga${versions} } }\n`;
    save(
      place,
      "catalogue.yml",
      `${entry("a", "")}${entry("b", ", apis: { zoned: {}, regional: {} }")}${entry("c", "")}`,
    );
    expect(await run(place)).toMatchObject({ diagnostics: [], held: [] });
    const before = treeOf(place.out);
    save(place, "a.yml", "a: [");
    expect(await run(forgetful(place))).toMatchObject({ held: ["a", "sdk"] });
    expect(treeOf(place.out)).toEqual(before);
  });
});

describe("what concerns the whole run changes nothing", () => {
  test("no documents, a broken catalogue, a product that is none", async () => {
    const place = await generated("whole");
    const before = treeOf(place.out);
    save(place, "c/v1.yml", documentOf("c", "v1", "More"));
    for (const only of ["nothing", "a/v9", "a/v1/nothing"])
      expect(codesOf(await run(place, { only }))).toEqual(["only-unknown"]);
    save(place, "catalogue.yml", "a: 1\n");
    expect(await run(place)).toMatchObject({ held: [], rows: [] });
    renameSync(place.specs, `${place.specs}-away`);
    expect(codesOf(await run(place))).toEqual(["specs-missing"]);
    expect(treeOf(place.out)).toEqual(before);
  });

  test("a full disk", async () => {
    const place = await generated("full");
    const before = treeOf(place.out);
    save(place, "c/v1.yml", documentOf("c", "v1", "More"));
    const write = (): void => {
      throw new Error("ENOSPC: no space left on device, write");
    };
    const outcome = await run(place, { disk: { ...realDisk, write } });
    expect(codesOf(outcome)).toEqual(["write-failed"]);
    expect(outcome.written).toBeUndefined();
    expect(treeOf(place.out)).toEqual(before);
    expect(await run(place)).toMatchObject({ diagnostics: [], printed: ["c"] });
  });

  test("a run that does not end", async () => {
    const place = await generated("busy");
    const others = { pid: 1, isAlive: () => true };
    save(place, "../out/.scwkit-lock", "999999999 \n");
    const outcome = await run(place, { processes: others, patience: 0 });
    expect(outcome.diagnostics.map(({ message }) => message)).toEqual([
      `Process 999999999 is writing to ${place.out}. Wait until it ends and start again.`,
    ]);
  });

  test("a list that leads out of the folder", async () => {
    const place = await generated("list");
    save(place, "../out/.scwkit-files", `${"0".repeat(64)}  ../specs/a.yml\n`);
    const outcome = await run(place, { force: true });
    expect(codesOf(outcome)).toEqual(["manifest-invalid"]);
    expect(outcome.diagnostics[0]?.origin).toMatchObject({ file: join(place.out, ".scwkit-files"), line: 1 });
  });
});

describe("checking", () => {
  test("says what would be written and removed, and writes nothing", async () => {
    const place = await generated("check");
    const before = treeOf(place.out);
    expect(await run(place, { check: true })).toMatchObject({
      written: { changed: [], removed: [] },
      read: 0,
      printed: [],
    });
    save(place, "c/v1.yml", documentOf("c", "v1", "More"));
    rmSync(join(place.specs, "a.yml"));
    rmSync(join(place.out, "b/v1/zoned/index.ts"));
    const { written } = await run(place, { check: true });
    expect(written?.changed).toContain("c/v1/client.ts");
    expect(written?.changed).toContain("b/v1/zoned/index.ts");
    expect(written?.removed).toContain("a/index.ts");
    save(place, "../out/b/v1/zoned/index.ts", before["b/v1/zoned/index.ts"] ?? "");
    expect(treeOf(place.out)).toEqual(before);
  });
});

/** For root no folder is closed, so it does this as somebody else. */
async function asAnybody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

test("a folder of documents that may not be looked into stops the run: what it holds may belong to any product", async () => {
  // In the system's folder, since anybody can come to it.
  const anywhere = await asAnybody(async () => mkdtempSync(join(tmpdir(), "scwkit-closed-")));
  const place = await asAnybody(async () => placeOf(anywhere, "shop", DOCUMENTS));
  chmodSync(join(place.specs, "c"), 0);
  const outcome = await asAnybody(() => run(place));
  expect([codesOf(outcome), outcome.written]).toEqual([["specs-closed"], undefined]);
  rmSync(anywhere, { recursive: true });
});

test.runIf(existsSync("/proc/self"))("a place that takes no folders is told, and nobody waits for it", async () => {
  const place = placeOf(base, "nowhere", { "a/v1.yml": documentOf("a") });
  const { diagnostics } = await run({ ...place, out: "/proc/scwkit/generated" });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^\/proc\/scwkit\/generated cannot be written: ENOENT: .*\. Nothing was changed\.$/),
  ]);
});

test("the folder of the documents is no output", async () => {
  const place = placeOf(base, "same-folder", { "a/v1.yml": documentOf("a") });
  expect(codesOf(await run({ ...place, out: place.specs }))).toEqual(["output-is-specs"]);
  expect(Object.keys(treeOf(place.specs))).toEqual(["a/v1.yml"]);
});
