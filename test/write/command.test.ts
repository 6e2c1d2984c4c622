import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../support/paths.ts";
import { documentOf, fresh, type Place, placeOf, save } from "./shop.ts";
import { hidden, tempFolder, treeOf } from "./trees.ts";

const base = tempFolder("command");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const DOCUMENTS = { "a.yml": documentOf("a"), "b.yml": documentOf("b"), "c.yml": documentOf("c") };

interface Ended {
  readonly status: number | null;
  readonly text: string;
}

function start({ specs, out }: Place, ...flags: readonly string[]): ChildProcess {
  const argv = [join(root, "generator/start.mjs"), "--specs", specs, "--out", out, ...flags];
  return spawn(process.execPath, argv, { cwd: join(specs, ".."), env: { ...process.env, GITHUB_ACTIONS: "" } });
}

/** What was said so far. */
function listen({ stdout, stderr }: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [stdout, stderr]) stream?.on("data", (part: Buffer) => void parts.push(part.toString()));
  return () => parts.join("");
}

async function ended(child: ChildProcess): Promise<Ended> {
  const textOf = listen(child);
  await once(child, "close");
  return { status: child.exitCode, text: textOf() };
}

const run = (place: Place, ...flags: readonly string[]): Promise<Ended> => ended(start(place, ...flags));

/** Waits for something that will be so, however slow the machine is. */
async function until(isSo: () => boolean, what: () => string): Promise<void> {
  for (const end = performance.now() + 50_000; !isSo(); await sleep(20))
    if (performance.now() > end) throw new Error(`waited in vain: ${what()}`);
}

describe("the command", () => {
  test("ends with 0 when all is well, with 1 when a product is left out, and says which", async () => {
    const place = placeOf(base, "status", DOCUMENTS);
    expect(await run(place)).toMatchObject({ status: 0 });
    save(place, "b.yml", documentOf("b").replace("204", "404"));
    const { status, text } = await run(place);
    expect(status).toBe(1);
    expect(text).toMatch(
      /\n2 apis with 2 operations: 0 files written, 0 removed, \d+ unchanged, 1 error\. Left as they were: b\.\n$/,
    );
  });

  test("checks: lists what would change and ends with 1, or with 0 when nothing would", async () => {
    const place = placeOf(base, "check", DOCUMENTS);
    await run(place);
    expect(await run(place, "--check")).toMatchObject({ status: 0 });
    const before = treeOf(place.out);
    save(place, "b.yml", documentOf("b", "v1", "More"));
    const { status, text } = await run(place, "--check");
    expect(status).toBe(1);
    expect(text).toContain("would write b/v1/client.ts\n");
    expect(text).toMatch(/: \d files to write, 0 to remove, \d+ unchanged\.\n$/);
    expect([treeOf(place.out), hidden(place.out)]).toEqual([before, [".scwkit-files"]]);
    const json: unknown = JSON.parse((await run(place, "--check", "--json")).text);
    expect(json).toMatchObject({ ok: false, held: [], written: { removed: [] } });
    expect(await run(place)).toMatchObject({ status: 0 });
    expect(await run(place, "--check")).toMatchObject({ status: 0 });
  });

  test("says of flags that npm keeps, and of empty ones, what to do", async () => {
    const place = placeOf(base, "flags", DOCUMENTS);
    const env = { ...process.env, npm_lifecycle_event: "generate", npm_config_check: "true" };
    const argv = [join(root, "generator/start.mjs"), "--specs", place.specs, "--out", place.out];
    expect(await ended(spawn(process.execPath, argv, { env }))).toEqual({
      status: 1,
      text: "error: npm kept --check for itself. Put a double dash before: npm run generate -- --check\n",
    });
    expect(await run(place, "--out", "")).toEqual({
      status: 1,
      text: "error: option '--out' is empty\nPass --help to see what there is.\n",
    });
    expect(treeOf(place.out)).toEqual({});
  });

  test("twice at once gives one tree", async () => {
    const place = placeOf(base, "twice", DOCUMENTS);
    const results = await Promise.all([run(place), run(place), run(place, "--force")]);
    expect(results.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
    expect(hidden(place.out)).toEqual([".scwkit-files"]);
  });

  test("killed at any time, the next one brings all", async () => {
    const place = placeOf(base, "killed", DOCUMENTS);
    await run(place);
    for (let round = 0; round < 6; round++) {
      const before = treeOf(place.out);
      save(place, "b.yml", documentOf("b", "v1", `More${round}`));
      const wanted = await fresh(base, place);
      const child = start(place);
      const end = ended(child);
      await sleep(60 * (round + 1));
      child.kill("SIGKILL");
      await end;
      const journal = existsSync(join(place.out, ".scwkit-staging/journal"));
      await run(place, "--check");
      const tree = treeOf(place.out);
      const isNew = journal || tree["b/v1/client.ts"] === wanted["b/v1/client.ts"];
      expect(tree, `killed in round ${round}`).toEqual(isNew ? wanted : before);
      expect(await run(place)).toMatchObject({ status: 0 });
      expect(treeOf(place.out)).toEqual(wanted);
      expect(hidden(place.out)).toEqual([".scwkit-files"]);
    }
  });
});

describe("watching", () => {
  test("generates on save, tells of a broken one, recovers, and ends when it is told to", async () => {
    const place = placeOf(base, "watch", DOCUMENTS);
    const child = start(place, "--watch");
    const text = listen(child);
    const end = ended(child);
    const client = join(place.out, "b/v1/client.ts");
    const has = (word: string) => (): boolean => existsSync(client) && readFileSync(client, "utf8").includes(word);
    try {
      await until(() => text().includes("Watching"), text);
      save(place, "b.yml", documentOf("b", "v1", "First"));
      await until(has("first("), text);
      const good = readFileSync(client, "utf8");
      save(place, "b.yml", "openapi: [\n");
      await until(() => text().includes("b.yml:2:1 error yaml-syntax"), text);
      expect(readFileSync(client, "utf8")).toBe(good);
      save(place, "b.yml", documentOf("b", "v1", "Second"));
      await until(has("second("), text);
      writeFileSync(join(place.specs, "d.yml"), documentOf("d"));
      await until(() => existsSync(join(place.out, "d/index.ts")), text);
      child.kill("SIGINT");
      expect((await end).status).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
    expect(treeOf(place.out)).toEqual(await fresh(base, place));
    expect(hidden(place.out)).toEqual([".scwkit-files"]);
  });

  test("goes on when the folder goes and comes back, and when another takes its name", async () => {
    const place = placeOf(base, "moved", DOCUMENTS);
    const other = placeOf(base, "other", { ...DOCUMENTS, "b.yml": documentOf("b", "v1", "Other") });
    const child = start(place, "--watch");
    const text = listen(child);
    const end = ended(child);
    try {
      await until(() => text().includes("Watching"), text);
      renameSync(place.specs, `${place.specs}-away`);
      await until(() => text().includes("specs-missing"), text);
      save({ ...place, specs: `${place.specs}-away` }, "b.yml", documentOf("b", "v1", "More"));
      renameSync(`${place.specs}-away`, place.specs);
      const has = (word: string) => (): boolean =>
        readFileSync(join(place.out, "b/v1/client.ts"), "utf8").includes(word);
      await until(has("more("), text);
      renameSync(place.specs, `${place.specs}-away`);
      renameSync(other.specs, place.specs);
      await until(has("other("), text);
      save(place, "b.yml", documentOf("b", "v1", "Last"));
      await until(has("last("), text);
      child.kill("SIGINT");
      expect((await end).status).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("and checking do not go together", async () => {
    const { status, text } = await run(placeOf(base, "both", DOCUMENTS), "--watch", "--check");
    expect(status).toBe(1);
    expect(text).toContain("cannot be used with");
  });
});
