import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesSince } from "../../generator/changes.ts";
import { changesAsJson, changesAsText } from "../../generator/show-changes.ts";
import { commitAll } from "../support/git.ts";
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

beforeAll(() => {
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

afterAll(() => rmSync(home, { recursive: true, force: true }));

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

  test("says of what is neither folder nor revision that it is not there", async () => {
    for (const revision of ["nonsense", "--output=x"]) {
      const { reports, diagnostics } = await changesSince(revision, after);
      expect(reports).toBeUndefined();
      expect(diagnostics.map(({ code }) => code)).toEqual(["revision-unknown"]);
    }
  });

  test("leaves a document out that cannot be read, and says so", async () => {
    writeFileSync(join(specs, "tools", "v1.yml"), "openapi: 3.1.0\ninfo: {");
    const changes = await changesSince("HEAD", after);
    expect(changes.reports?.map(({ product }) => product)).toEqual(["odds", "toys"]);
    expect(changesAsText(changes, { color: false })).toMatch(/^specs\/tools\/v1\.yml:2:\d+ error /);
  });
});
