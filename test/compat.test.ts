// The packages as users of old and new releases have them: packed, installed into an empty folder, and used there.
// What is large is installed by `npm run test:compat` into test/compat; without it, its tests are skipped.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { build as esbuild, transform } from "esbuild";
import { build as vite } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, pack } from "./support/packed.ts";
import { root } from "./support/paths.ts";

const run = promisify(execFile);
const tools = join(root, "test/compat/node_modules");
const nodes = ["20", "22", "24"];
const compilers = ["5.0", "5.4", "5.9", "6.0", "7.0"];
const resolutions = [
  { module: "NodeNext", moduleResolution: "NodeNext" },
  { module: "ESNext", moduleResolution: "Bundler" },
];

let place = "";
let packages: readonly Packed[] = [];

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "scwkit-compat-"));
  const tarballs = join(place, "tarballs");
  await mkdir(tarballs);
  // The configuration package needs a library, and nothing is downloaded here.
  packages = (await pack(tarballs)).filter(({ name }) => name !== "@scwkit/config");
  await writeFile(join(place, "package.json"), '{ "private": true, "type": "module" }\n');
  const flags = ["--offline", "--no-audit", "--no-fund", "--cache", join(place, "cache")];
  await run("npm", ["install", ...flags, ...packages.map(({ tarball }) => tarball)], { cwd: place });
  for (const [name, text] of Object.entries(sources)) await writeFile(join(place, name), text.trimStart());
  await writeFile(join(place, "everything.ts"), everything());
});

afterAll(() => rm(place, { recursive: true, force: true }));

describe.each(nodes)("Node %s", (version) => {
  const node = join(tools, `node-${version}/bin/node`);
  const wanted = JSON.stringify({ names: ["one", "two"], total: 2, failure: "not_found", curl: true });

  test.skipIf(!existsSync(node))("imports the packages", async () => {
    const { stdout, stderr } = await run(node, ["program.js"], { cwd: place });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: wanted, stderr: "" });
  });

  test.skipIf(!existsSync(node))("requires them", async () => {
    const { stdout } = await run(node, ["program.cjs"], { cwd: place });
    expect(stdout.trim()).toBe(wanted);
  });

  test.skipIf(!existsSync(node))("imports every subpath of every package", async () => {
    const { stdout } = await run(node, ["everything.js"], { cwd: place });
    expect(JSON.parse(stdout)).toEqual(subpaths().length);
  });
});

describe.each(compilers)("TypeScript %s", (version) => {
  const tsc = join(tools, `typescript-${version}/bin/tsc`);

  test.skipIf(!existsSync(tsc)).each(resolutions)(
    "reads the declarations with $moduleResolution",
    async (resolution) => {
      const errors = await typeErrors(tsc, { ...strict, ...resolution }, ["consumer.ts", "mistakes.ts"]);
      expect(errors.map((line) => line.replace(/\).*/, ")"))).toEqual([
        "mistakes.ts(5,1)",
        "mistakes.ts(6,68)",
        "mistakes.ts(7,14)",
      ]);
    },
  );

  test.skipIf(!existsSync(tsc))("finds nothing wrong in any declaration of any package", async () => {
    expect(await typeErrors(tsc, { ...strict, ...resolutions[0] }, ["everything.ts"])).toEqual([]);
  });
});

describe("bundled for the browser", () => {
  test("by esbuild", async () => {
    const { outputFiles, warnings } = await esbuild({
      absWorkingDir: place,
      entryPoints: ["browser.js"],
      bundle: true,
      write: false,
      platform: "browser",
      format: "iife",
      logLevel: "silent",
    });
    expect(warnings).toEqual([]);
    await expectToWork(outputFiles[0]?.text ?? "");
  });

  test("by vite", async () => {
    await expectToWork(await viteBundle("browser.js", "iife"));
  });

  test.skipIf(!existsSync(join(tools, "rollup")))("by rollup", async () => {
    await expectToWork(await rollupBundle("browser.js", "iife"));
  });
});

describe("bundled for a worker", () => {
  test("by esbuild", async () => {
    const { outputFiles, warnings } = await esbuild({
      absWorkingDir: place,
      entryPoints: ["worker.js"],
      bundle: true,
      write: false,
      platform: "neutral",
      conditions: ["worker", "browser"],
      format: "esm",
      logLevel: "silent",
    });
    expect(warnings).toEqual([]);
    await expectToServe(outputFiles[0]?.text ?? "");
  });

  test("by vite", async () => {
    await expectToServe(await viteBundle("worker.js", "es"));
  });

  test.skipIf(!existsSync(join(tools, "rollup")))("by rollup", async () => {
    await expectToServe(await rollupBundle("worker.js", "es"));
  });
});

/** Every subpath as users write it. */
function subpaths(): readonly string[] {
  return packages.flatMap(({ name, manifest }) =>
    Object.keys(manifest.exports)
      .filter((path) => path !== "./package.json")
      .map((path) => name + path.slice(1)),
  );
}

function everything(): string {
  return subpaths()
    .map((path, index) => `export * as a${index} from "${path}";\n`)
    .join("");
}

/** With the declarations of the packages checked too: that is what `skipLibCheck: false` is for. */
async function typeErrors(tsc: string, compilerOptions: object, files: readonly string[]): Promise<readonly string[]> {
  const config = join(await mkdtemp(join(place, "types-")), "tsconfig.json");
  await writeFile(config, JSON.stringify({ compilerOptions, files: files.map((file) => `../${file}`) }));
  const told = await run(process.execPath, [tsc, "-p", config, "--pretty", "false"], { cwd: place }).catch(outputOf);
  // What is indented explains the line before it.
  return told.stdout.split("\n").filter((line) => /^\S/.test(line));
}

/** tsc tells errors of types with its exit status; without output it is a failure of another kind. */
function outputOf(error: unknown): { readonly stdout: string } {
  if (error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout)
    return { stdout: error.stdout };
  throw error;
}

type Format = "iife" | "es";

async function viteBundle(entry: string, format: Format): Promise<string> {
  const out = await vite({
    root: place,
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: join(place, entry), formats: [format], name: "bundle" } },
  });
  const [first] = Array.isArray(out) ? out : [out];
  const chunks = first && "output" in first ? first.output : [];
  expect(chunks.map(({ type }) => type)).toEqual(["chunk"]);
  return chunks.flatMap((chunk) => (chunk.type === "chunk" ? [chunk.code] : [])).join("\n");
}

/** As a program of its own, since rollup is not among the tools of the project. */
async function rollupBundle(entry: string, format: Format): Promise<string> {
  const script = `
    import { rollup } from "rollup";
    import { nodeResolve } from "@rollup/plugin-node-resolve";
    const onwarn = (warning) => { throw new Error(warning.message); };
    const bundle = await rollup({ input: process.argv[1], onwarn, plugins: [nodeResolve({ browser: true })] });
    const { output } = await bundle.generate({ format: process.argv[2], name: "bundle" });
    process.stdout.write(output.map(({ code }) => code).join("\\n"));
  `;
  const args = ["--input-type=module", "--eval", script, join(place, entry), format];
  const { stdout } = await run(process.execPath, args, { cwd: join(root, "test/compat") });
  return stdout;
}

/** Holds the one operation that is called, and runs where there is nothing of Node. */
async function expectToWork(code: string): Promise<void> {
  expectNoNode(code);
  const names: string[] = [];
  await new Promise<void>((done) => {
    runInNewContext(code, { ...platform, done, show: (name: string) => void names.push(name) });
  });
  expect(names).toEqual(["one"]);
}

/** The same for a module whose default export answers requests. */
async function expectToServe(code: string): Promise<void> {
  expectNoNode(code);
  // A script, since node:vm has modules behind a flag only.
  const script = await transform(code, { format: "iife", globalName: "bundle" });
  const request = new Request("https://worker.example/");
  const answer: unknown = await runInNewContext(
    `${script.code}; bundle.default.fetch(request, { SCW_SECRET_KEY: "secret" }).then((response) => response.json())`,
    { ...platform, request },
  );
  expect(answer).toEqual(["one"]);
}

function expectNoNode(code: string): void {
  expect(code).toContain("instance.v1.ListServers");
  expect(code).not.toContain("instance.v1.CreateServer");
  expect(code).not.toMatch(/["']node:|\brequire\(|["']@scwkit\//);
}

/** What browsers and workers have in common beyond the language. */
const platform = {
  fetch: async (): Promise<Response> => Response.json({ servers: [{ name: "one" }], total_count: 1 }),
  ...{ URL, URLSearchParams, Headers, Request, Response, Blob, TextDecoder, TextEncoder },
  ...{ AbortController, AbortSignal, DOMException, setTimeout, clearTimeout, performance },
};

const strict = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

const body = `
const servers = [{ name: "one" }, { name: "two" }];
const api = createServer((request, response) => {
  const found = request.url.startsWith("/instance/v1/zones/fr-par-1/servers");
  response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
  response.end(JSON.stringify(found ? { servers, total_count: servers.length } : { type: "not_found" }));
});

async function main() {
  await new Promise((done) => api.listen(0, "127.0.0.1", done));
  const apiUrl = "http://127.0.0.1:" + api.address().port;
  const client = runtime.createClient({ secretKey: "secret", zone: "fr-par-1", apiUrl });
  const names = [];
  for await (const server of instance.listServers(client)) names.push(server.name);
  const page = await sdk.listServers(client);
  const failure = await instance.getImage(client, { image_id: "x" }).catch((error) => runtime.isApiError(error) && error.type);
  const curl = runtime.toCurl(instance.listServers(client)).startsWith("curl ");
  console.log(JSON.stringify({ names, total: page.total_count, failure, curl }));
  api.closeAllConnections();
  api.close();
}

main();
`;

const sources: Readonly<Record<string, string>> = {
  "program.js": `
import { createServer } from "node:http";
import * as runtime from "@scwkit/runtime";
import * as instance from "@scwkit/instance/v1";
import * as sdk from "@scwkit/sdk/instance";
${body}`,
  "program.cjs": `
const { createServer } = require("node:http");
const runtime = require("@scwkit/runtime");
const instance = require("@scwkit/instance/v1");
const sdk = require("@scwkit/sdk/instance");
${body}`,
  "everything.js": `
import { readFileSync } from "node:fs";
const paths = [...readFileSync("everything.ts", "utf8").matchAll(/"(.*)"/g)].map(([, path]) => path);
const modules = await Promise.all(paths.map((path) => import(path)));
console.log(modules.filter((one) => Object.keys(one).length > 0).length);
`,
  "browser.js": `
import { createClient } from "@scwkit/runtime";
import { listServers } from "@scwkit/instance/v1";

const client = createClient({ secretKey: "secret", zone: "fr-par-1" });
(async () => {
  for await (const server of listServers(client)) show(server.name);
  done();
})();
`,
  "worker.js": `
import { createClient } from "@scwkit/sdk";
import { listServers } from "@scwkit/sdk/instance/v1";

export default {
  async fetch(request, env) {
    const client = createClient({ secretKey: env.SCW_SECRET_KEY, zone: "fr-par-1" });
    const servers = await listServers(client).toArray();
    return Response.json(servers.map((server) => server.name));
  },
};
`,
  "consumer.ts": `
import { createClient, isApiError } from "@scwkit/runtime";
import { InstanceV1, listServers, type Server, waitForServer } from "@scwkit/instance";
import { getServer, listServersOperation, type ServerState } from "@scwkit/instance/v1";
import { regional, zoned } from "@scwkit/sdk/lb";
import { listLbs } from "@scwkit/lb/v1/zoned";

const scw = createClient({ secretKey: "secret", zone: "fr-par-1" });
export const path: string = listServersOperation.path;
export const same: typeof listLbs = zoned.listLbs;

export async function states(): Promise<ServerState[]> {
  const found: ServerState[] = [];
  for await (const server of listServers(scw, { state: "running" })) found.push(server.state);
  for await (const server of new InstanceV1(scw).listServers()) found.push(server.state);
  for await (const lb of regional.listLbs(scw)) found.push(lb.name);
  return found;
}

export async function settled(id: string): Promise<Server | undefined> {
  try {
    const { server } = await getServer(scw, { server_id: id });
    return await waitForServer(scw, { server_id: server.id });
  } catch (error) {
    if (isApiError(error, "not_found") && error.details.resource) return undefined;
    throw error;
  }
}
`,
  "mistakes.ts": `
import { createClient } from "@scwkit/runtime";
import { getServer, listServers } from "@scwkit/instance/v1";

const scw = createClient({ secretKey: "secret" });
listServers(scw);
getServer(createClient({ secretKey: "secret", zone: "fr-par-1" }), {});
export const name: number = (await listServers(scw, { zone: "fr-par-1" })).servers[0]?.name;
`,
};
