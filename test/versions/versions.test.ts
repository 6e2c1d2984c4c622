// Which version a package gets next, and what its changelog says.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { commitAll, gitIn } from "../support/git.ts";
import { specs as own, root } from "../support/paths.ts";
import { documentOf } from "../write/shop.ts";
import { treeOf } from "../write/trees.ts";
import { base, catalogueOf, change, type Documents, moves, specsWith, textOf, told, versions } from "./place.ts";

afterAll(() => rmSync(base, { recursive: true, force: true }));

const DOCUMENTS: Documents = {
  "a/v1.yml": documentOf("a", "v1", "Make"),
  "b/v1alpha1.yml": documentOf("b", "v1alpha1", "Make"),
  "c/v1.yml": documentOf("c"),
  "catalogue.yml": catalogueOf(["a", "v1", "ga"], ["b", "v1alpha1", "alpha"], ["c", "v1", "ga"]),
};

/** A folder whose first versions are committed. */
async function released(): Promise<string> {
  const specs = specsWith(DOCUMENTS);
  expect(moves(await versions(specs))).toEqual(["a 0.1.0", "b 0.1.0", "c 0.1.0", "sdk 0.1.0"]);
  commitAll(specs);
  return specs;
}

describe("a change of documents moves", () => {
  const cases: readonly [string, Documents, readonly string[]][] = [
    ["nothing when nothing changed", {}, []],
    ["a package that breaks by a major", { "a/v1.yml": documentOf("a") }, ["a 1.0.0 major", "sdk 1.0.0 major"]],
    ["one that gains by a minor", { "c/v1.yml": documentOf("c", "v1", "Make") }, ["c 0.2.0 minor", "sdk 0.2.0 minor"]],
    [
      "an alpha that breaks by a minor",
      { "b/v1alpha1.yml": documentOf("b", "v1alpha1") },
      ["b 0.2.0 minor", "sdk 0.2.0 minor"],
    ],
    ["nothing for other words", { "c/v1.yml": documentOf("c").replace("title: c", "title: The c") }, []],
    ["nothing for another order and remarks", { "c/v1.yml": `# A remark.\n${documentOf("c")}` }, []],
    ["nothing for another file name", { "c/v1.yml": undefined, "c.yml": documentOf("c") }, []],
    [
      "a new package to its first version",
      {
        "d/v1.yml": documentOf("d"),
        "catalogue.yml": `${DOCUMENTS["catalogue.yml"]}${catalogueOf(["d", "v1", "ga"])}`,
      },
      ["d 0.1.0", "sdk 0.2.0 minor"],
    ],
    [
      "the package of all when one is gone",
      { "c/v1.yml": undefined, "catalogue.yml": catalogueOf(["a", "v1", "ga"], ["b", "v1alpha1", "alpha"]) },
      ["sdk 1.0.0 major"],
    ],
  ];
  for (const [name, documents, want] of cases)
    test(name, async () => {
      const specs = await released();
      change(specs, documents);
      expect(moves(await versions(specs))).toEqual(want);
      expect(moves(await versions(specs, { check: true }))).toEqual(want);
      expect((await versions(specs, { check: true })).files).toEqual([]);
      commitAll(specs);
      expect(moves(await versions(specs))).toEqual([]);
    });
});

const CHANGELOG = `# Changelog of \`@scwkit/a\`

## 1.0.0 (2026-01-31)

### Breaking changes in \`v1\`

**make**

- \`make\` is gone

### New in \`v1\`

**more**

- \`more\` is new

## 0.1.0 (2026-01-31)

First version: \`v1\`.
`;
const OF_ALL = `# Changelog of \`@scwkit/sdk\`

## 1.0.0 (2026-01-31)

- \`@scwkit/a\` 1.0.0, with breaking changes: 1

## 0.1.0 (2026-01-31)

First version.
`;

describe("a changelog", () => {
  test("says it by object, the newest version first", async () => {
    const specs = await released();
    change(specs, { "a/v1.yml": documentOf("a", "v1", "More") });
    await versions(specs);
    expect(textOf(specs, "changelogs/a.md")).toBe(CHANGELOG);
    expect(textOf(specs, "changelogs/sdk.md")).toBe(OF_ALL);
    expect(textOf(specs, "changelogs/b.md")).toMatch(/First version: `v1alpha1` \(alpha\)\.\n$/);
  });

  test("is counted anew until it is committed", async () => {
    const specs = await released();
    change(specs, { "a/v1.yml": documentOf("a", "v1", "Make", "More") });
    expect(told(await versions(specs))).toMatchObject({ a: "0.2.0", sdk: "0.2.0" });
    change(specs, { "a/v1.yml": documentOf("a", "v1", "More") });
    expect(told(await versions(specs))).toMatchObject({ a: "1.0.0", sdk: "1.0.0" });
    expect(textOf(specs, "changelogs/a.md")).toBe(CHANGELOG);
    change(specs, { "a/v1.yml": documentOf("a", "v1", "Make") });
    expect(told(await versions(specs))).toMatchObject({ a: "0.1.0", sdk: "0.1.0" });
    expect(textOf(specs, "changelogs/a.md")).toBe(
      "# Changelog of `@scwkit/a`\n\n## 0.1.0 (2026-01-31)\n\nFirst version: `v1`.\n",
    );
  });

  test("and its version stay as somebody moved them on by hand, until the document changes again", async () => {
    const specs = await released();
    change(specs, { "c/v1.yml": documentOf("c", "v1", "Make") });
    await versions(specs);
    const own = {
      "versions.lock.json": textOf(specs, "versions.lock.json")?.replaceAll("0.2.0", "1.0.0"),
      "changelogs/c.md": textOf(specs, "changelogs/c.md")
        ?.replace("0.2.0", "1.0.0")
        .replace("is new", "is there at last"),
    };
    change(specs, own);
    const { next, files } = await versions(specs);
    // What the package of all brings is other versions now.
    expect(files).toEqual(["specs/versions.lock.json"]);
    expect((await versions(specs)).files).toEqual([]);
    expect(next?.moves.map(({ name, to, level }) => [name, to, level])).toEqual([
      ["c", "1.0.0", "major"],
      ["sdk", "1.0.0", "major"],
    ]);
    expect(textOf(specs, "changelogs/c.md")).toContain("- `make` is there at last\n");
    change(specs, { "c/v1.yml": documentOf("c", "v1", "More") });
    expect(told(await versions(specs))).toMatchObject({ c: "0.2.0", sdk: "0.2.0" });
  });

  test("keeps what somebody wrote into it", async () => {
    const specs = await released();
    const text = "# Changes\n\nA word before.\n\n## 0.1.0 (a while ago)\n\nIn better words.\n";
    change(specs, { "changelogs/a.md": text, "a/v1.yml": documentOf("a", "v1", "More") });
    await versions(specs);
    expect(textOf(specs, "changelogs/a.md")).toBe(
      `${text.slice(0, text.indexOf("##"))}${CHANGELOG.slice(CHANGELOG.indexOf("##"), CHANGELOG.indexOf("## 0.1.0"))}${text.slice(text.indexOf("##"))}`,
    );
  });

  test("goes with its package", async () => {
    const specs = await released();
    change(specs, { "c/v1.yml": undefined, "catalogue.yml": undefined });
    const { next } = await versions(specs);
    expect(next?.gone).toEqual(["c", "sdk"]);
    expect(Object.keys(treeOf(join(specs, "changelogs")))).toEqual(["a.md", "b.md"]);
  });
});

describe("what no document tells", () => {
  test("is told by a sentence, of every package", async () => {
    const specs = await released();
    change(specs, { "a/v1.yml": documentOf("a") });
    const floor = { level: "minor", because: "Retries honour the server's wish." } as const;
    expect(moves(await versions(specs, { floor }))).toEqual([
      "a 1.0.0 major",
      "b 0.2.0 minor",
      "c 0.2.0 minor",
      "sdk 1.0.0 major",
    ]);
    expect((await versions(specs)).files).toEqual([]);
    for (const name of ["a", "b", "sdk"])
      expect(textOf(specs, `changelogs/${name}.md`)).toContain(
        ".0 (2026-01-31)\n\nRetries honour the server's wish.\n",
      );
  });

  test("a new runtime moves all, as far as it moved itself", async () => {
    const specs = await released();
    change(specs, {
      "versions.lock.json": textOf(specs, "versions.lock.json")?.replaceAll('"runtime":"0.1.0"', '"runtime":"0.0.9"'),
    });
    commitAll(specs);
    expect(moves(await versions(specs))).toEqual([
      "a 0.2.0 minor",
      "b 0.2.0 minor",
      "c 0.2.0 minor",
      "sdk 0.2.0 minor",
    ]);
    expect(textOf(specs, "changelogs/c.md")).toContain(
      "## 0.2.0 (2026-01-31)\n\nNeeds `@scwkit/runtime` 0.1.0.\n\n## 0.1.0",
    );
  });
});

describe("where the documents of then are looked for", () => {
  test("in a folder that somebody names, where there is no history", async () => {
    const specs = specsWith(DOCUMENTS);
    await versions(specs);
    const copy = join(base, "copy");
    cpSync(specs, copy, { recursive: true });
    change(specs, { "a/v1.yml": documentOf("a") });
    const { diagnostics, files } = await versions(specs);
    expect(diagnostics).toMatchObject([
      {
        code: "versions-unknown",
        message:
          "The documents of a changed, but those of their versions are nowhere: specs/versions.lock.json was never committed.",
      },
    ]);
    expect(files).toEqual([]);
    expect(told(await versions(specs, { since: copy }))).toMatchObject({ a: "1.0.0", b: "0.1.0" });
    change(specs, { "versions.lock.json": textOf(copy, "versions.lock.json") });
    change(copy, { "versions.lock.json": undefined });
    expect(told(await versions(specs, { since: copy }))).toMatchObject({ a: "1.0.0", b: "0.1.0" });
  });

  describe("nowhere, when what was committed is something else", () => {
    const cases: readonly [string, Documents, string][] = [
      ["a later document", { "a/v1.yml": documentOf("a") }, "a 0.1.0 was made of other documents"],
      [
        "a document of one more version",
        {
          "a/v2.yml": documentOf("a", "v2"),
          "catalogue.yml": DOCUMENTS["catalogue.yml"]?.replace(
            "{ v1: { track: ga } }",
            "{ v1: { track: ga }, v2: { track: ga } }",
          ),
        },
        "a 0.1.0 was made of other documents",
      ],
      [
        "a later catalogue",
        { "catalogue.yml": DOCUMENTS["catalogue.yml"]?.replace("title: a", "title: The a") },
        "a 0.1.0 was made of other documents",
      ],
    ];
    for (const [name, documents, want] of cases)
      test(name, async () => {
        const specs = specsWith(DOCUMENTS);
        await versions(specs);
        change(specs, documents);
        commitAll(specs);
        const { diagnostics, files } = await versions(specs);
        expect([diagnostics.map(({ message }) => message), files]).toEqual([
          [`${want} than were committed with it.`],
          [],
        ]);
      });

    test("the moves of two branches to one version of the package of all", async () => {
      const specs = await released();
      const first = textOf(specs, "versions.lock.json") ?? "";
      const moved = async (path: string, product: string): Promise<string> => {
        change(specs, { [path]: documentOf(product, "v1", "More") });
        await versions(specs);
        return textOf(specs, "versions.lock.json") ?? "";
      };
      const lineOf = (lock: string, name: string): string =>
        lock.split("\n").find((line) => line.includes(`"${name}":`)) ?? "";
      const one = await moved("a/v1.yml", "a");
      change(specs, { "a/v1.yml": DOCUMENTS["a/v1.yml"], "versions.lock.json": first });
      const other = await moved("c/v1.yml", "c");
      expect(lineOf(one, "sdk")).not.toBe(lineOf(other, "sdk"));
      // Merged by hand, with either line of the package of all.
      change(specs, {
        "a/v1.yml": documentOf("a", "v1", "More"),
        "versions.lock.json": other.replace(lineOf(other, "a"), lineOf(one, "a")),
      });
      commitAll(specs);
      const { diagnostics } = await versions(specs);
      expect(diagnostics.map(({ message }) => message)).toEqual([
        "sdk 0.2.0 was made of other versions of packages than were committed with it.",
      ]);
    });

    test("but not before they are committed: run in the merge, the command counts from the branch it is merged into", async () => {
      const specs = await released();
      gitIn(specs, "branch", "other");
      change(specs, { "a/v1.yml": documentOf("a", "v1", "Make", "More") });
      await versions(specs);
      commitAll(specs);
      gitIn(specs, "branch", "first");
      gitIn(specs, "checkout", "--quiet", "other");
      change(specs, { "c/v1.yml": documentOf("c", "v1", "More") });
      await versions(specs);
      commitAll(specs);
      expect(() => gitIn(specs, "merge", "--quiet", "first")).toThrow();
      gitIn(specs, "checkout", "--ours", "versions.lock.json", "changelogs/sdk.md");
      expect(told(await versions(specs))).toMatchObject({ a: "0.2.0", c: "0.2.0", sdk: "0.3.0" });
      commitAll(specs);
      const { diagnostics, files } = await versions(specs);
      expect([diagnostics, files]).toEqual([[], []]);
    });

    test("in a checkout whose history is cut, which is said", async () => {
      const specs = await released();
      change(specs, { "a/v1.yml": documentOf("a") });
      commitAll(specs);
      const copy = join(base, "cut");
      execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${specs}`, copy]);
      const { diagnostics } = await versions(copy);
      expect(diagnostics.map(({ code }) => code)).toEqual(["versions-cut"]);
    });
  });
});

test("a version that is replaced no longer moves its package, and says so", async () => {
  const catalogueFor = (successor: string): string =>
    `a:\n  title: a\n  locality: global\n  current: v1\n  versions: { v1beta1: { track: beta${successor} }, v1: { track: ga } }\n`;
  const specs = specsWith({
    "a/v1beta1.yml": documentOf("a", "v1beta1"),
    "a/v1.yml": documentOf("a"),
    "catalogue.yml": catalogueFor(", superseded-by: v1"),
  });
  await versions(specs);
  commitAll(specs);
  change(specs, { "catalogue.yml": catalogueFor("") });
  expect(moves(await versions(specs))).toEqual(["a 0.1.1 patch", "sdk 0.1.1 patch"]);
  expect(textOf(specs, "changelogs/a.md")).toContain("- `@scwkit/a/v1beta1` is no longer replaced by `@scwkit/a/v1`\n");
});

describe("what generating would refuse has no version", () => {
  const cases: readonly [string, Documents, string][] = [
    ["an api that the catalogue lacks", { "d/v1.yml": documentOf("d") }, "catalogue-lacks"],
    ["an api without a document", { "c/v1.yml": undefined }, "catalogue-document"],
  ];
  for (const [name, documents, code] of cases)
    test(name, async () => {
      const specs = await released();
      change(specs, documents);
      const { diagnostics, files } = await versions(specs);
      expect([diagnostics.map((one) => one.code), files]).toEqual([[code], []]);
    });
});

describe("a lock or document that cannot be read", () => {
  const cases: readonly [string, Documents, string][] = [
    ["lock", { "versions.lock.json": "{" }, "yaml-syntax"],
    ["version", { "versions.lock.json": '{"a":{"version":"1.0","runtime":"0.1.0","apis":{}}}' }, "wrong-type"],
    [
      "mark of a merge",
      { "versions.lock.json": '{\n=======\n"a":{"version":"1.0.0","runtime":"0.1.0","apis":{}}}' },
      "versions-name",
    ],
    ["entry", { "versions.lock.json": '{"a":{"version":"1.0.0","apis":{}}}' }, "field-missing"],
    ["document", { "a/v1.yml": "openapi: 3.1.0\npaths: {" }, "yaml-syntax"],
    ["catalogue", { "catalogue.yml": "a: {" }, "yaml-syntax"],
  ];
  for (const [name, documents, code] of cases)
    test(`${name}: nothing is written`, async () => {
      const specs = specsWith(DOCUMENTS);
      await versions(specs);
      change(specs, documents);
      const before = treeOf(specs);
      const { next, diagnostics } = await versions(specs);
      expect({ next, code: diagnostics[0]?.code, line: diagnostics[0]?.origin?.line }).toEqual({
        next: undefined,
        code,
        line: expect.any(Number),
      });
      expect(treeOf(specs)).toEqual(before);
    });
});

test("generated packages have the version and the changelog that stand beside the documents", async () => {
  const specs = await released();
  change(specs, { "a/v1.yml": documentOf("a", "v1", "More") });
  await versions(specs);
  const out = join(base, "out");
  await generate({ specs, out, shown: "specs", templates: pathToFileURL(`${root}/templates/`) });
  const tree = treeOf(out);
  const manifest = (name: string): Record<string, unknown> => JSON.parse(tree[`${name}/package.json`] ?? "");
  expect(["a", "b", "sdk"].map((name) => manifest(name).version)).toEqual(["1.0.0", "0.1.0", "1.0.0"]);
  expect(manifest("sdk").dependencies).toMatchObject({ "@scwkit/a": "1.0.0", "@scwkit/b": "0.1.0" });
  expect(tree["a/CHANGELOG.md"]).toBe(CHANGELOG);
  expect(tree["sdk/CHANGELOG.md"]).toBe(OF_ALL);
});

test("every package of the project has the version that its documents ask for", async () => {
  const { diagnostics, files } = await versions(own, { check: true });
  expect({ diagnostics, files, todo: files.length > 0 ? "npm run versions" : "" }).toEqual({
    diagnostics: [],
    files: [],
    todo: "",
  });
});
