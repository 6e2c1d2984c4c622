// `npm run versions` as somebody runs it.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commitAll } from "../support/git.ts";
import { root } from "../support/paths.ts";
import { documentOf } from "../write/shop.ts";
import { base, change, type Documents, specsWith, textOf } from "./place.ts";

afterAll(() => rmSync(base, { recursive: true, force: true }));

function run(specs: string, ...flags: readonly string[]): { readonly status: number | null; readonly text: string } {
  const argv = [join(root, "generator/start.mjs"), "versions", "--specs", "specs", ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: join(specs, ".."), encoding: "utf8" });
  return { status, text: `${stdout}${stderr}` };
}

/** A folder called `specs`. */
function specsIn(documents: Documents): string {
  const specs = join(specsWith({ "specs/.keep": "" }), "specs");
  change(specs, documents);
  return specs;
}

/** A folder of one product, of which the first version is committed and the document changed since. */
function changedShop(): string {
  const specs = specsIn({ "a.yml": documentOf("a", "v1", "Make") });
  expect(run(specs)).toEqual({
    status: 0,
    text: "@scwkit/a 0.1.0 is new\n\n1 package of 1 moves. 2 files written. Run npm run generate and npm install, and commit all of it.\n",
  });
  commitAll(specs);
  change(specs, { "a.yml": documentOf("a") });
  return specs;
}

const MOVED = `a v1
  Breaking
    make
      \`make\` is gone (compile and wire; LINE)

Next versions of 1 package: 1 major. Breaking changes: 1.

@scwkit/a 0.1.0 -> 1.0.0 (major)

1 package of 1 moves. `;

const withoutLines = (text: string): string => text.replace(/[\w:/]+\.yml:\d+:\d+/g, "LINE");

test("tells why and what moves, and which files that changes", () => {
  const specs = changedShop();
  const { status, text } = run(specs, "--check");
  expect({ status, text: withoutLines(text) }).toEqual({
    status: 1,
    text: `${MOVED}These files would be written:\n  specs/changelogs/a.md\n  specs/versions.lock.json\n`,
  });
  expect(textOf(specs, "changelogs/a.md")).not.toContain("1.0.0");
  const written = run(specs);
  expect({ status: written.status, text: withoutLines(written.text) }).toEqual({
    status: 0,
    text: `${MOVED}2 files written. Run npm run generate and npm install, and commit all of it.\n`,
  });
  expect(textOf(specs, "changelogs/a.md")).toContain("## 1.0.0 (");
  expect(run(specs, "--check").status).toBe(0);
});

test("answers in a line what a package is made of, as the lock has it", () => {
  const specs = changedShop();
  const { status, text } = run(specs, "--list");
  expect({ status, text: text.replace(/[0-9a-f]{64}/, "SUM") }).toEqual({
    status: 0,
    text: "@scwkit/a 0.1.0: v1 (a.yml, sha256 SUM)\n",
  });
  run(specs);
  expect(run(specs, "--list").text).toContain("@scwkit/a 1.0.0: v1 (a.yml, ");
  expect(JSON.parse(run(specs, "--list", "--json").text)).toMatchObject({
    ok: true,
    packages: { "@scwkit/a": { version: "1.0.0", apis: { v1: { document: "a.yml" } } } },
  });
});

test("lists nothing, and says what to do, where no package has a version", () => {
  expect(run(specsIn({ "a.yml": documentOf("a") }), "--list")).toEqual({
    status: 1,
    text: "error versions-missing: specs/versions.lock.json is not there, so no package has a version yet. Run npm run versions.\n",
  });
});

test("prints for a program", () => {
  const { status, text } = run(changedShop(), "--json", "--check");
  const { packages, moves, files } = JSON.parse(text);
  expect({ status, packages, moves, files }).toMatchObject({
    status: 1,
    packages: { "@scwkit/a": "1.0.0" },
    moves: [{ name: "a", from: "0.1.0", to: "1.0.0", level: "major" }],
    files: ["specs/changelogs/a.md", "specs/versions.lock.json"],
  });
});

test.each([
  [
    ["--all", "minor"],
    "error: --all and --because go together: a version of which no document tells needs a sentence.\n",
  ],
  [
    ["--all", "huge", "--because", "So."],
    "error: option '--all <level>' argument 'huge' is invalid. Allowed choices are major, minor, patch.\n",
  ],
  [["--since", "nonsense"], "specs is not to be had at such a git revision"],
] as const)("refuses %j in a sentence", (flags, want) => {
  const { status, text } = run(changedShop(), ...flags);
  expect(status).toBe(1);
  expect(text).toContain(want);
  expect(text).not.toMatch(/^ +at /m);
});
