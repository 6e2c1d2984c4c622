// What a run tells of what changed for users since the run before it.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Options } from "../../generator/generate.ts";
import { asText, asUpdate } from "../../generator/show.ts";
import { commitAll } from "../support/git.ts";
import { versions, base as versionsBase } from "../versions/place.ts";
import { documentOf, type Place, placeOf, run, save } from "./shop.ts";
import { tempFolder } from "./trees.ts";

const base = tempFolder("news");
afterAll(() => {
  for (const folder of [base, versionsBase]) rmSync(folder, { recursive: true, force: true });
});

const DOCUMENTS = { "a/v1.yml": documentOf("a", "v1", "Make"), "b/v1.yml": documentOf("b") };

async function generated(name: string): Promise<Place> {
  const place = placeOf(base, name, DOCUMENTS);
  const { changes } = await run(place);
  expect(changes).toBeUndefined();
  return place;
}

/** The words of each change, below its api. */
async function told(
  place: Place,
  options: Partial<Options> = {},
): Promise<Readonly<Record<string, string[]>> | "unknown"> {
  const { changes } = await run(place, options);
  if (!changes) return "unknown";
  return Object.fromEntries(
    changes.map((report) => [`${report.product} ${report.path}`, report.changes.map(({ words }) => words)]),
  );
}

const UNMADE = { "a v1": ["`make` is gone"] };

test("the operations that came and went, once", async () => {
  const place = await generated("once");
  save(place, "a/v1.yml", documentOf("a"));
  save(place, "b/v1.yml", documentOf("b", "v1", "More"));
  const changes = await told(place);
  expect(changes).toEqual({ ...UNMADE, "b v1": ["`more` is new"] });
  expect(await told(place)).toEqual({});
});

test("nothing of other words, of another order, or of files that were edited", async () => {
  const place = await generated("same");
  save(place, "a/v1.yml", `# A remark.\n${documentOf("a", "v1", "Make")}`);
  rmSync(join(place.out, "b/README.md"));
  expect(await told(place)).toEqual({});
});

test("products that came and went", async () => {
  const place = await generated("products");
  rmSync(join(place.specs, "b/v1.yml"));
  save(place, "c-v1.yml", documentOf("c"));
  expect(await told(place)).toEqual({ "b v1": ["`@scwkit/b/v1` is gone"], "c v1": ["`@scwkit/c/v1` is new"] });
  expect(await told(place)).toEqual({});
});

test("a check tells and does not count as told", async () => {
  const place = await generated("check");
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place, { check: true })).toEqual(UNMADE);
  expect(await told(place)).toEqual(UNMADE);
});

test("what --only left out is told when it is written", async () => {
  const place = await generated("only");
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place, { only: "b" })).toEqual({});
  expect(await told(place, { force: true })).toEqual(UNMADE);
});

test("a product with an error is told of once it is mended", async () => {
  const place = await generated("broken");
  save(place, "a/v1.yml", "openapi: 3.1.0\npaths: {");
  expect(await told(place)).toEqual({});
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place)).toEqual(UNMADE);
});

test("where nothing is remembered, what was committed counts as the run before", async () => {
  const place = await generated("checkout");
  commitAll(place.specs);
  rmSync(place.cache, { recursive: true });
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place, { since: "HEAD" })).toEqual(UNMADE);
  expect(await told(place, { since: "HEAD" })).toEqual({});
});

test("where there is no history either, nothing is told", async () => {
  const place = await generated("nothing");
  rmSync(place.cache, { recursive: true });
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place, { since: "HEAD" })).toBe("unknown");
});

test("nothing of products whose files git brought along with their documents", async () => {
  const place = await generated("branch");
  const other = join(base, "other-branch");
  cpSync(place.out, other, { recursive: true });
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place)).toEqual(UNMADE);
  save(place, "a/v1.yml", documentOf("a", "v1", "Make"));
  rmSync(place.out, { recursive: true });
  cpSync(other, place.out, { recursive: true });
  expect(await told(place, { check: true })).toEqual({});
  expect(await told(place)).toEqual({});
  save(place, "a/v1.yml", documentOf("a"));
  expect(await told(place)).toEqual(UNMADE);
});

const TOLD = `What changed for users:

a v1
  Breaking
    make
      \`make\` is gone (compile and wire; before:specs/a/v1.yml:LINE)

Next versions of 1 package: 1 major. Breaking changes: 1.
Run npm run versions to give them.

`;

test("a person reads it before the sum, and on every save", async () => {
  const place = await generated("person");
  save(place, "a/v1.yml", documentOf("a"));
  const outcome = await run(place);
  for (const show of [asText, asUpdate])
    expect(show(outcome, { color: false }).replace(/yml:\d+:\d+/, "yml:LINE")).toContain(TOLD);
});

test("nobody is sent for versions that are given", async () => {
  const place = await generated("given");
  await versions(place.specs);
  commitAll(place.specs);
  save(place, "a/v1.yml", documentOf("a"));
  await versions(place.specs);
  const text = asText(await run(place), { color: false });
  expect(text).toContain("`make` is gone");
  expect(text).not.toContain("npm run versions");
});
