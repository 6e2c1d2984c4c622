import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../support/paths.ts";
import { codesOf, documentOf, fresh, type Place, placeOf, run, save } from "./shop.ts";
import { tempFolder, treeOf } from "./trees.ts";

const base = tempFolder("incremental");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const DOCUMENTS = {
  "a/v1.yml": documentOf("a"),
  "b/v1.yml": documentOf("b"),
  "b/v2.yml": documentOf("b", "v2"),
  "c/v1.yml": documentOf("c"),
};

async function generated(name: string): Promise<Place> {
  const place = placeOf(base, name, DOCUMENTS);
  expect(await run(place)).toMatchObject({ read: 4, printed: ["a", "b", "c"] });
  return place;
}

describe("only what changed is done", () => {
  test("nothing, when nothing did; the table still shows all", async () => {
    const place = await generated("nothing");
    const again = await run(place);
    expect(again).toMatchObject({ read: 0, printed: [], held: [], written: { changed: [], removed: [] } });
    expect(again.rows.map(({ product, version, operations }) => [product, version, operations])).toEqual([
      ["a", "v1", 1],
      ["b", "v1", 1],
      ["b", "v2", 1],
      ["c", "v1", 1],
    ]);
  });

  test("one document, and its product, of which the others are remembered", async () => {
    const place = await generated("one");
    save(place, "b/v2.yml", documentOf("b", "v2", "More"));
    const again = await run(place);
    expect(again).toMatchObject({ read: 1, printed: ["b"] });
    expect(again.written?.changed.every((path) => path.startsWith("b/"))).toBe(true);
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
  });

  test("a newer version changes what is said of the older ones", async () => {
    const place = await generated("newer");
    save(place, "a/v2.yml", documentOf("a", "v2"));
    const again = await run(place);
    expect(again).toMatchObject({ read: 1, printed: ["a"] });
    expect(again.written?.changed).toContain("a/index.ts");
    rmSync(join(place.specs, "a/v2.yml"));
    expect(await run(place)).toMatchObject({ read: 0, printed: ["a"] });
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
  });

  test("models of more documents than are held at once wait for their product", async () => {
    // What counts is the size of files: remarks are read fast.
    const long = (product: string): string => `${documentOf(product)}# ${"Remark. ".repeat(1_900_000)}\n`;
    const names = ["a", "b", "c", "d", "e"];
    const place = placeOf(base, "many", Object.fromEntries(names.map((name) => [`${name}.yml`, long(name)])));
    expect(await run(place)).toMatchObject({ read: 5, printed: names, held: [], diagnostics: [] });
    expect(await run(place)).toMatchObject({ read: 0, printed: [], written: { changed: [] } });
    save(place, "c.yml", `${long("c")}# A remark.\n`);
    expect(await run(place, { force: true })).toMatchObject({ read: 5, printed: names, written: { changed: [] } });
  });

  test("notes belong to their document", async () => {
    const place = await generated("notes");
    save(place, "c/v1.notes.yml", "results:\n  - { operations: [Get], is: text, evidence: Seen. }\n");
    expect(await run(place)).toMatchObject({ read: 1, printed: ["c"] });
    expect(await run(place)).toMatchObject({ read: 0, printed: [] });
    rmSync(join(place.specs, "c/v1.notes.yml"));
    expect(await run(place)).toMatchObject({ read: 1, printed: ["c"] });
  });

  test("an entry of the catalogue belongs to its product", async () => {
    const place = await generated("catalogue");
    const entry = (product: string, title: string, ...versions: readonly string[]): string =>
      `${product}:\n  title: ${title}\n  locality: global\n  current: v1\n  versions: { ${versions.map((version) => `${version}: { track: ga }`).join(", ")} }\n`;
    const rest = `${entry("b", "B", "v1", "v2")}${entry("c", "C", "v1")}`;
    save(place, "catalogue.yml", `${entry("a", "A", "v1")}${rest}`);
    expect(await run(place)).toMatchObject({ held: [], read: 0, printed: ["a", "b", "c"] });
    save(place, "catalogue.yml", `# A remark moves every line.\n${entry("a", "Another", "v1")}${rest}`);
    const again = await run(place);
    expect(again).toMatchObject({ read: 0, printed: ["a"] });
    expect(again.written?.changed).toContain("sdk/README.md");
    expect(await run(place)).toMatchObject({ printed: [], written: { changed: [] } });
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
  });

  test("templates and the generator itself belong to everything", async () => {
    const place = await generated("engine");
    const templates = join(base, "templates");
    cpSync(join(root, "templates"), templates, { recursive: true });
    writeFileSync(join(templates, "README.md.hbs"), "Hello\n");
    const other = await run(place, { templates: pathToFileURL(`${templates}/`) });
    expect(other).toMatchObject({ read: 0, printed: ["a", "b", "c"] });
    expect(readFileSync(join(place.out, "a/README.md"), "utf8")).toBe("Hello\n");
    const engine = { folder: place.cache, engine: "another" };
    expect(await run(place, { cache: engine })).toMatchObject({ read: 4, printed: ["a", "b", "c"] });
  });

  test("all of it, when that is forced", async () => {
    const place = await generated("forced");
    expect(await run(place, { force: true })).toMatchObject({ read: 4, printed: ["a", "b", "c"] });
    expect(await run(place)).toMatchObject({ read: 0, printed: [] });
  });
});

describe("the output is looked at as well", () => {
  test("what was removed comes back", async () => {
    const place = await generated("removed");
    const before = treeOf(place.out);
    rmSync(join(place.out, "c/v1"), { recursive: true });
    expect(await run(place)).toMatchObject({ read: 0, printed: ["c"] });
    expect(treeOf(place.out)).toEqual(before);
    rmSync(place.out, { recursive: true });
    expect(await run(place)).toMatchObject({ read: 0, printed: ["a", "b", "c"] });
    expect(treeOf(place.out)).toEqual(before);
  });

  test("it may lie among the documents, and is none of them", async () => {
    const place = placeOf(base, "inside", DOCUMENTS);
    const inside = { ...place, out: join(place.specs, "packages") };
    expect(await run(inside)).toMatchObject({ read: 4, diagnostics: [] });
    expect(await run(inside)).toMatchObject({ read: 0, diagnostics: [], written: { changed: [], removed: [] } });
  });

  test("what was edited is refused by name, with its product and no other", async () => {
    const place = await generated("edited");
    writeFileSync(join(place.out, "a/index.ts"), "mine");
    save(place, "b/v1.yml", documentOf("b", "v1", "More"));
    const again = await run(place);
    expect(codesOf(again)).toEqual(["output-edited"]);
    expect(again.diagnostics[0]?.message).toContain(`${place.out}/a/index.ts was edited`);
    expect(again).toMatchObject({ held: ["a"], printed: ["b"] });
    expect(readFileSync(join(place.out, "a/index.ts"), "utf8")).toBe("mine");
    expect(readFileSync(join(place.out, "b/v1/client.ts"), "utf8")).toContain("more");
    expect(codesOf(await run(place))).toEqual(["output-edited"]);
    expect(codesOf(await run(place, { force: true }))).toEqual([]);
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
  });
});

describe("what is remembered may be lost", () => {
  const damages: readonly (readonly [name: string, damage: (folder: string) => void])[] = [
    ["all of it", (folder) => rmSync(folder, { recursive: true })],
    ["a model", (folder) => each(folder, (file) => !file.endsWith("index.json") && rmSync(file))],
    [
      "the end of each file",
      (folder) => each(folder, (file) => writeFileSync(file, readFileSync(file).subarray(0, -9))),
    ],
    ["a word of each file", (folder) => each(folder, (file) => replace(file, "Get", "Put"))],
  ];
  const each = (folder: string, work: (file: string) => unknown): void => {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) work(join(entry.parentPath, entry.name));
  };
  const replace = (file: string, from: string, to: string): void =>
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));

  for (const [name, damage] of damages)
    test(name, async () => {
      const place = await generated(`lost-${name.replaceAll(" ", "-")}`);
      damage(place.cache);
      save(place, "b/v1.yml", documentOf("b", "v1", "More"));
      expect(codesOf(await run(place))).toEqual([]);
      expect(treeOf(place.out)).toEqual(await fresh(base, place));
    });

  test("and need not be kept", async () => {
    const place = placeOf(base, "kept-nowhere", DOCUMENTS);
    rmSync(place.cache, { recursive: true });
    writeFileSync(place.cache, "a file in the way");
    expect(await run(place)).toMatchObject({ read: 4, held: [] });
    expect(await run(place)).toMatchObject({ read: 4, printed: ["a", "b", "c"], written: { changed: [] } });
  });
});

const BROKEN = "a: [";

/** What somebody may do between two runs. */
const edits = fc.array(
  fc.record({
    file: fc.constantFrom("a/v1.yml", "b/v1.yml", "b/v2.yml", "c/v1.yml"),
    what: fc.constantFrom("more", "less", "break", "remove", "lose output"),
  }),
  { minLength: 1, maxLength: 6 },
);

test("after any edits the output is what the documents give where nothing was before", {
  timeout: 120_000,
}, async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(edits, async (steps) => {
      const place = placeOf(base, `edits-${runs++}`, DOCUMENTS);
      await run(place);
      for (const { file, what } of steps) {
        const [product = "", version] = file.replace(".yml", "").split("/");
        if (what === "remove") rmSync(join(place.specs, file), { force: true });
        else if (what === "lose output") rmSync(join(place.out, product), { recursive: true, force: true });
        else
          save(
            place,
            file,
            what === "break" ? BROKEN : documentOf(product, version, ...(what === "more" ? ["More"] : [])),
          );
        await run(place);
      }
      const left = Object.keys(DOCUMENTS).filter((file) => existsSync(join(place.specs, file)));
      // A folder without documents is a mistake, and nothing is removed for it.
      if (left.length === 0) return;
      for (const file of left)
        if (readFileSync(join(place.specs, file), "utf8") === BROKEN)
          save(place, file, documentOf(file.slice(0, 1), file.slice(2, 4)));
      await run(place);
      expect(treeOf(place.out)).toEqual(await fresh(base, place));
    }),
    { numRuns: 12, seed: 7 },
  );
});
