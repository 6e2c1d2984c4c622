import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Helper, workOn } from "../generator/apis.ts";
import { generate } from "../generator/generate.ts";
import { specs as allSpecs, root, scratch } from "./support/paths.ts";
import { treeOf } from "./write/trees.ts";

/** The order in which a folder lists its files is its own business. */
const order = vi.hoisted(() => ({ isTurned: false }));
vi.mock("node:fs", async (load) => {
  const fs = await load<typeof import("node:fs")>();
  const readdirSync = (...args: Parameters<typeof fs.readdirSync>): unknown => {
    const names: readonly unknown[] = fs.readdirSync(...args);
    return order.isTurned ? names.toReversed() : names;
  };
  return { ...fs, readdirSync };
});

mkdirSync(scratch(""), { recursive: true });
const base = mkdtempSync(join(scratch(""), "same-"));
const specs = join(base, "specs");
beforeAll(() => {
  for (const product of ["k8s", "lb", "iam", "mnq"])
    cpSync(join(allSpecs, product), join(specs, product), { recursive: true });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function inProcess(name: string, helper?: Helper): Promise<object> {
  const out = join(base, name);
  const templates = pathToFileURL(`${root}/templates/`);
  const outcome = await generate({ specs, out, templates, shown: "specs", ...(helper && { helper }) });
  expect(outcome.held).toEqual([]);
  return treeOf(out);
}

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly umask?: string;
  readonly node?: string;
  readonly flags?: readonly string[];
}

function inAnother(name: string, { env = {}, cwd = root, umask = "022", node, flags = [] }: Circumstances): object {
  const out = join(base, name.replaceAll(/\W/g, "-"));
  const argv = [node ?? process.execPath, join(root, "generator/start.mjs"), "--specs", specs, "--out", out, ...flags];
  const script = `umask ${umask} && exec "$@"`;
  const run = spawnSync("/bin/sh", ["-c", script, "sh", ...argv], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(run, run.stderr).toMatchObject({ status: 0 });
  // A slow machine is told how far it is; nothing else is said beside the outcome.
  expect(run.stderr.replace(/^(?:Documents read|Products printed): \d+ of \d+\n/gm, "")).toBe("");
  return treeOf(out);
}

/** Other versions of Node, where the packages are installed that bring them. */
const nodes = ["22", "24", "26"].flatMap((version) => {
  const places = ["test/compat", "."].map((place) => join(root, place, `node_modules/node-${version}/bin/node`));
  return places.find((path) => existsSync(path)) ?? [];
});

describe("the same documents give the same bytes", () => {
  let wanted: object = {};
  beforeAll(async () => {
    wanted = await inProcess("wanted");
    expect(Object.keys(wanted).length).toBeGreaterThan(50);
  });

  test("in whatever order the files come", async () => {
    order.isTurned = true;
    expect(readdirSync(specs)).toEqual(["mnq", "lb", "k8s", "iam"]);
    const turned = await inProcess("turned");
    order.isTurned = false;
    expect(turned).toEqual(wanted);
  });

  test("whoever reads them, and when", async () => {
    const greedy: Helper = async (job) => workOn(job);
    const late: Helper = async (job) => {
      await new Promise((resolve) => void setTimeout(resolve, 30));
      return workOn(job);
    };
    expect(await inProcess("greedy", greedy)).toEqual(wanted);
    expect(await inProcess("late", late)).toEqual(wanted);
  });

  const circumstances: readonly (readonly [name: string, circumstances: Circumstances])[] = [
    ["in Turkish", { env: { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" } }],
    ["in German", { env: { LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" } }],
    ["without a locale", { env: { LC_ALL: "C" } }],
    ["east of everything", { env: { TZ: "Pacific/Kiritimati" } }],
    ["west of everything", { env: { TZ: "Pacific/Niue" } }],
    ["from another folder", { cwd: base }],
    ["where nobody else may read", { umask: "077" }],
    ["where everybody may write", { umask: "000" }],
    ["when all is done again", { flags: ["--force"] }],
    ...nodes.map((node) => [`with ${node}`, { node }] as const),
  ];
  for (const [name, given] of circumstances) test(name, () => expect(inAnother(name, given)).toEqual(wanted));

  test.skipIf(nodes.length > 0)("with other versions of Node, which `npm ci` in test/compat installs", () => undefined);

  test("and the same list of files", () => {
    const lists = readdirSync(base).filter((name) => existsSync(join(base, name, ".scwkit-files")));
    expect(lists.length).toBeGreaterThan(5);
    expect(new Set(lists.map((name) => readFileSync(join(base, name, ".scwkit-files"), "utf8"))).size).toBe(1);
  });
});
