import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesSince } from "../../generator/changes.ts";
import { changesAsJson, changesAsText } from "../../generator/show-changes.ts";
import { commitAll } from "../support/git.ts";
import { root } from "../support/paths.ts";
import { type Spec, toys } from "./toys.ts";

/** A git repository of its own, with one commit of the documents as they were. */
const home = mkdtempSync(join(tmpdir(), "scwkit-diff-"));
const [specs, copy] = [join(home, "specs"), join(home, "copy")];
const after = { specs, shown: "specs" };

function write(product: string, spec: Spec = {}): void {
  const { version, document, notes } = toys(product, spec);
  mkdirSync(join(specs, product), { recursive: true });
  writeFileSync(join(specs, product, `${version}.yml`), document);
  writeFileSync(join(specs, product, `${version}.notes.yml`), notes);
}

const elsewhere = mkdtempSync(join(tmpdir(), "scwkit-elsewhere-"));

beforeAll(() => {
  mkdirSync(join(home, "docs"));
  writeFileSync(join(home, "docs", "index.md"), "Nothing here.");
  for (const product of ["toys", "tools", "odds"]) write(product);
  commitAll(home);
  cpSync(specs, copy, { recursive: true });
  write("toys", {
    document: [
      ["required: [name, project_id]", "required: [name, project_id, size]"],
      [
        "                weight: { type: integer }",
        "                weight: { type: integer }\n                color: { type: string }",
      ],
      ["description: Returns one toy.", "description: Returns the toy."],
    ],
  });
  write("odds", { version: "v2alpha1" });
});

afterAll(() => {
  for (const folder of [home, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

const REPORT = `odds v2alpha1 (alpha)
  New
      \`@scwkit/odds/v2alpha1\` is new

toys v1
  Breaking
    Toys
      \`createToy\` now requires \`size\` (compile and wire; specs/toys/v1.yml:LINE)
  New
    Toys
      \`createToy\` now takes \`color\`
  Other
    Toys
      \`getToy\` is described in other words

Next versions of 2 packages: 1 major, 1 minor. Breaking changes: 1.
`;

const plain = (text: string): string => text.replace(/yml:\d+:\d+/g, "yml:LINE");

describe("npm run diff", () => {
  test("tells in words what changed since another folder", async () => {
    expect(plain(changesAsText(await changesSince(copy, after), { color: false }))).toBe(REPORT);
  });

  test("tells the same since a git revision", async () => {
    expect(plain(changesAsText(await changesSince("HEAD", after), { color: false }))).toBe(REPORT);
  });

  test("gives the changes as JSON, with the level of the next version", async () => {
    const { packages } = JSON.parse(changesAsJson(await changesSince("HEAD", after)));
    expect(packages.map(({ product, level }: { product: string; level: string }) => [product, level])).toEqual([
      ["odds", "minor"],
      ["toys", "major"],
    ]);
    expect(packages[1].apis[0].changes[1]).toEqual({
      kind: "request-field-now-required",
      compile: "breaks",
      wire: "breaks",
      subject: { kind: "field", object: "Toys", operation: "createToy", field: "size", direction: "request" },
      words: "`createToy` now requires `size`",
      origin: { file: "specs/toys/v1.yml", line: expect.any(Number), column: expect.any(Number) },
    });
  });

  test("says that nothing changed", async () => {
    const changes = await changesSince(specs, after);
    expect(changesAsText(changes, { color: false })).toBe("Nothing changed for those who use the packages.\n");
  });

  test("says of what is neither folder nor revision why it is not there", async () => {
    const empty = join(home, "empty");
    mkdirSync(empty);
    const cases: readonly (readonly [before: string, folder: string, reason: string])[] = [
      ["nonsense", specs, "git knows no such revision"],
      ["--output=x", specs, "a revision does not start with a dash"],
      ["HEAD", empty, "the folder was not there then"],
      ["HEAD", join(home, "nowhere"), "there is no such folder"],
      ["HEAD", elsewhere, "not a git repository"],
    ];
    for (const [before, folder, reason] of cases) {
      const { reports, diagnostics } = await changesSince(before, { specs: folder, shown: "specs" });
      expect(reports).toBeUndefined();
      expect(diagnostics).toMatchObject([{ code: "revision-unknown", message: expect.stringContaining(reason) }]);
    }
  });

  test("names an empty folder of a revision as it was asked for, not where it was put", async () => {
    const { diagnostics } = await changesSince("HEAD", { specs: join(home, "docs"), shown: "docs" });
    expect(diagnostics[0]?.message).toMatch(/^HEAD:docs holds no /);
  });

  test("takes the repository of the folder, whatever a hook says", async () => {
    commitAll(elsewhere);
    const env = { ...process.env, GIT_DIR: join(elsewhere, ".git"), GIT_WORK_TREE: elsewhere };
    const argv = [join(root, "generator/start.mjs"), "diff", "HEAD", specs, "--json"];
    const { stdout } = spawnSync(process.execPath, argv, { env, encoding: "utf8" });
    const { packages } = JSON.parse(stdout);
    expect(packages.map(({ product }: { product: string }) => product)).toEqual(["odds", "toys"]);
  });

  test("leaves a document out that cannot be read, and says so", async () => {
    writeFileSync(join(specs, "tools", "v1.yml"), "openapi: 3.1.0\ninfo: {");
    const changes = await changesSince("HEAD", after);
    expect(changes.reports?.map(({ product }) => product)).toEqual(["odds", "toys"]);
    const text = changesAsText(changes, { color: false });
    expect(text).toMatch(/^specs\/tools\/v1\.yml:2:\d+ error /);
    expect(text).toMatch(/\nWhat changed in documents with errors is not told\.\n$/);
    // The exit status tells that this is not all.
    expect(spawnSync(process.execPath, [join(root, "generator/start.mjs"), "diff", "HEAD", specs]).status).toBe(1);
  });
});
