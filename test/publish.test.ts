// Packages are published for real: to a registry of our own on loopback, which knows no other registry.
import { type ExecFileException, execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "verdaccio";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./support/paths.ts";

let place = "";
let registry = "";
let server: Server | undefined;
/** What npm is told by its environment: this registry, this user, a cache of its own. */
let signedIn: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "scwkit-publish-"));
  await told(process.execPath, ["tools/build.mjs"], root, process.env);
  server = await started();
  registry = `http://127.0.0.1:${portOf(server)}`;
  await writeFile(join(place, "npmrc"), `//127.0.0.1:${portOf(server)}/:_authToken=${await tokenOf("somebody")}\n`);
  signedIn = npmEnvironment(join(place, "npmrc"));
});

afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(place, { recursive: true, force: true });
});

test("a dry release names what is not published yet, the runtime first and the umbrella last", async () => {
  const { waves, upToDate, problems } = await plan();
  expect({ first: waves[0], last: waves.at(-1), upToDate, problems }).toEqual({
    first: ["@scwkit/runtime", "@scwkit/config"],
    last: ["@scwkit/sdk"],
    upToDate: [],
    problems: [],
  });
  expect(waves[1]).toContain("@scwkit/instance");
});

test("whoever is not signed in publishes nothing", async () => {
  await writeFile(join(place, "nobody"), "");
  const { code } = await release(npmEnvironment(join(place, "nobody")), "--publish", "--no-provenance");
  expect(code).toBe(1);
  expect((await plan()).upToDate).toEqual([]);
});

test("a release publishes everything, and the next one nothing", async () => {
  const { code, text } = await release(signedIn, "--publish", "--no-provenance");
  expect(code, text).toBe(0);
  expect(text).toMatch(/^\+ @scwkit\/instance@/m);
  const { waves, upToDate } = await plan();
  expect(waves).toEqual([]);
  expect(upToDate).toContain("@scwkit/sdk");
});

test("what was published is installed by its name, with the runtime that it asks for, and works", async () => {
  const [one, all] = await Promise.all([installed("@scwkit/instance"), installed("@scwkit/sdk")]);
  expect(one).toEqual(["instance", "runtime"]);
  expect(all).toHaveLength((await plan()).upToDate.length - 1);
  const program = (client: string, functions: string): string => `
    import { createClient } from "${client}";
    import { listServers, listServersOperation } from "${functions}";
    const fetch = async () => Response.json({ servers: [{ name: "one" }], total_count: 1 });
    const client = createClient({ secretKey: "secret", zone: "fr-par-1", fetch });
    for await (const server of listServers(client)) console.log(server.name, listServersOperation.path);
  `;
  const printed = [
    await ran("@scwkit/instance", program("@scwkit/runtime", "@scwkit/instance/v1")),
    await ran("@scwkit/sdk", program("@scwkit/sdk", "@scwkit/sdk/instance")),
  ];
  expect(printed).toEqual(Array(2).fill("one /instance/v1/zones/{zone}/servers"));
});

/** Storage, users and nothing else: a package that is not published here does not exist. */
async function started(): Promise<Server> {
  const made: Server = await runServer({
    self_path: place,
    configPath: join(place, "config.yaml"),
    storage: join(place, "storage"),
    auth: { htpasswd: { file: join(place, "htpasswd") } },
    // Signed tokens: otherwise the password's slow hash is made for every request.
    security: { api: { jwt: { sign: { expiresIn: "1h" } } } },
    uplinks: {},
    packages: { "@scwkit/*": { access: "$all", publish: "$authenticated" } },
    max_body_size: "50mb",
    log: { type: "stdout", format: "json", level: "fatal" },
    web: { enable: false },
  });
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return made;
}

function portOf(listening: Server): number {
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("the registry does not listen");
  return address.port;
}

async function tokenOf(name: string): Promise<string> {
  const response = await fetch(`${registry}/-/user/org.couchdb.user:${name}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: "correct horse battery staple" }),
  });
  const { token }: { readonly token?: string } = await response.json();
  if (token === undefined) throw new Error(`no token: ${response.status}`);
  return token;
}

function npmEnvironment(userconfig: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    npm_config_registry: registry,
    npm_config_userconfig: userconfig,
    npm_config_cache: join(place, "cache"),
    npm_config_fetch_retries: "0",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}

interface Told {
  readonly code: number;
  readonly text: string;
}

function told(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Told> {
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: error === null ? 0 : Number(error.code) || 1, text: stdout + stderr });
    execFile(command, args, { cwd, env, timeout: 120_000, maxBuffer: 2 ** 26 }, ended);
  });
}

function release(env: NodeJS.ProcessEnv, ...flags: readonly string[]): Promise<Told> {
  return told(process.execPath, ["tools/release.mjs", ...flags], root, env);
}

interface Plan {
  readonly waves: readonly (readonly string[])[];
  readonly upToDate: readonly string[];
  readonly problems: readonly string[];
}

async function plan(): Promise<Plan> {
  const { code, text } = await release(signedIn, "--json");
  expect(code, text).toBe(0);
  // Names alone: versions move.
  return JSON.parse(text.replace(/(@scwkit\/[\w-]+)@[^"]+/g, "$1"));
}

const folderOf = (name: string): string => join(place, name.replace(/\W/g, "-"));

/** Installs a package into an empty folder; the names below @scwkit that are there then. */
async function installed(name: string): Promise<readonly string[]> {
  const folder = folderOf(name);
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const { code, text } = await told("npm", ["install", name], folder, signedIn);
  expect(code, text).toBe(0);
  return (await readdir(join(folder, "node_modules/@scwkit"))).sort();
}

async function ran(name: string, program: string): Promise<string> {
  const { code, text } = await told(
    process.execPath,
    ["--input-type=module", "--eval", program],
    folderOf(name),
    process.env,
  );
  expect(code, text).toBe(0);
  return text.trim();
}
