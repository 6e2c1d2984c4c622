// What is published: built, packed, installed without a registry and used by a program of its own.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["runtime", "generated/instance", "generated/lb", "generated/k8s"];

let place = "";
let tarballs: string[] = [];

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "scwkit-packed-"));
  await run(process.execPath, ["tools/build.mjs"], { cwd: root });
  // An empty cache: what npm does not find in the tarballs, it would have to ask the registry for.
  const npm = (cwd: string, ...args: string[]) => run("npm", [...args, "--cache", join(place, "cache")], { cwd });
  await npm(root, "pack", "--pack-destination", place, ...folders.map((folder) => `./${folder}`));
  tarballs = (await readdir(place)).filter((name) => name.endsWith(".tgz")).sort();
  await writeFile(join(place, "package.json"), '{ "private": true, "type": "module" }\n');
  await npm(place, "install", "--offline", "--no-audit", "--no-fund", ...tarballs.map((name) => `./${name}`));
});

afterAll(() => rm(place, { recursive: true, force: true }));

test("every package makes one tarball", () => {
  expect(tarballs.map((name) => name.replace(/-[\d.]+\.tgz$/, ""))).toEqual([
    "scwkit-instance",
    "scwkit-k8s",
    "scwkit-lb",
    "scwkit-runtime",
  ]);
});

test("what was built imports its own files and packages by name, in JavaScript and in declarations", async () => {
  for (const name of ["runtime", "instance", "lb", "k8s"]) {
    const dist = join(place, "node_modules/@scwkit", name, "dist");
    const files = (await readdir(dist, { recursive: true })).filter((file) => !file.endsWith(".map"));
    for (const file of files.filter((path) => /\.(js|d\.ts)$/.test(path))) {
      for (const { fileName } of ts.preProcessFile(await readFile(join(dist, file), "utf8")).importedFiles)
        expect(fileName, `${name}/dist/${file}`).toMatch(/^(\.{1,2}\/[\w./-]+\.js|@scwkit\/runtime)$/);
    }
  }
});

test("plain node lists Instances through the root of the package and through its version", async () => {
  await writeFile(join(place, "program.js"), program);
  const { stdout } = await run(process.execPath, ["program.js"], { cwd: place });
  expect(JSON.parse(stdout)).toEqual({
    names: ["one", "two"],
    total: ["one", "two"],
    sameFunction: true,
    lb: ["regional", "zoned"],
    requests: ["GET /instance/v1/zones/fr-par-1/servers secret", "GET /instance/v1/zones/fr-par-1/servers secret"],
  });
});

test("a strict consumer type-checks against the declarations, which are checked too; its mistakes are errors", async () => {
  const errors = await typeErrors({ "consumer.ts": consumer, "mistakes.ts": mistakes });
  expect(errors.map((line) => line.replace(/\).*/, ")"))).toEqual([
    "mistakes.ts(5,1)",
    "mistakes.ts(6,68)",
    "mistakes.ts(7,14)",
  ]);
});

test("a program for Node type-checks without the types of a browser, with the declarations checked", async () => {
  const node = { lib: ["ES2023"], types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
  expect(await typeErrors({ "consumer.ts": consumer }, node)).toEqual([]);
});

test("an editor leads from a use to the source", async () => {
  const text = `import { listServers } from "@scwkit/instance/v1";
import { createClient } from "@scwkit/runtime";

export const servers = listServers(createClient({ secretKey: "secret", zone: "fr-par-1" }));
`;
  expect(await typeErrors({ "use.ts": text })).toEqual([]);
  const words = ["listServers(", "createClient("];
  const found = await definitionsIn(
    "use.ts",
    words.map((word) => ({ line: 4, offset: (text.split("\n")[3] ?? "").indexOf(word) + 1 })),
  );
  expect(found).toEqual(["instance/dist/src/v1/servers.ts", "runtime/dist/src/client.ts"]);
});

/** In which files of our packages the server that editors talk to finds what stands there. */
async function definitionsIn(
  name: string,
  spots: readonly { readonly line: number; readonly offset: number }[],
): Promise<readonly (string | undefined)[]> {
  const file = join(place, name);
  const requests = [
    { command: "open", arguments: { file } },
    ...spots.map((spot) => ({ command: "definition", arguments: { file, ...spot } })),
  ];
  const server = spawn(process.execPath, [join(root, "node_modules/typescript/lib/tsserver.js")], { cwd: place });
  onTestFinished(() => void server.kill());
  server.stdin.write(requests.map((one, seq) => `${JSON.stringify({ seq, type: "request", ...one })}\n`).join(""));
  const answers: (string | undefined)[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.includes('"command":"definition"')) answers.push(/"file":"[^"]*\/@scwkit\/([^"]*)"/.exec(line)?.[1]);
    if (answers.length === spots.length) server.kill();
  }
  return answers;
}

/** One line per error, with the path of the file as the compiler tells it. */
async function typeErrors(files: { readonly [name: string]: string }, more = {}): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text.trimStart());
  await writeFile(
    join(place, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...strict, ...more }, files: Object.keys(files) }),
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const told = await run(process.execPath, [tsc, "-p", ".", "--pretty", "false"], { cwd: place }).catch(outputOf);
  return told.stdout.split("\n").filter((line) => line.includes("error TS"));
}

/** tsc tells errors of types with its exit status; without output it is a failure of another kind. */
function outputOf(error: unknown): { stdout: string } {
  if (error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout)
    return { stdout: error.stdout };
  throw error;
}

const strict = {
  target: "ES2022",
  module: "NodeNext",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

const program = `
import { createServer } from "node:http";
import { createClient } from "@scwkit/runtime";
import * as instance from "@scwkit/instance";
import * as v1 from "@scwkit/instance/v1";
import * as lb from "@scwkit/lb";
import "@scwkit/k8s/v1";

const servers = [{ name: "one" }, { name: "two" }];
const requests = [];
const api = createServer((request, response) => {
  const path = request.url.split("?")[0];
  const token = request.headers["x-auth-token"];
  requests.push([request.method, path, token].join(" "));
  const found = token === "secret" && path === "/instance/v1/zones/fr-par-1/servers";
  response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
  response.end(JSON.stringify(found ? { servers, total_count: servers.length } : { type: "not_found" }));
});
await new Promise((done) => api.listen(0, "127.0.0.1", done));

const apiUrl = "http://127.0.0.1:" + api.address().port;
const client = createClient({ secretKey: "secret", zone: "fr-par-1", apiUrl });
const names = [];
for await (const server of v1.listServers(client)) names.push(server.name);
const first = await instance.listServers(client);
console.log(
  JSON.stringify({
    names,
    total: first.servers.map((server) => server.name),
    sameFunction: instance.listServers === v1.listServers,
    lb: Object.keys(lb).sort(),
    requests,
  }),
);
api.closeAllConnections();
api.close();
`;

const consumer = `
import { createClient, isApiError } from "@scwkit/runtime";
import { InstanceV1, listServers, type Server, waitForServer } from "@scwkit/instance";
import { getServer, listServersOperation, type ServerState } from "@scwkit/instance/v1";
import { listClusters } from "@scwkit/k8s";
import { regional, zoned } from "@scwkit/lb";
import { listLbs } from "@scwkit/lb/v1/zoned";

const scw = createClient({ secretKey: "secret", zone: "fr-par-1" });
export const path: string = listServersOperation.path;
export const same: typeof listLbs = zoned.listLbs;

export async function states(): Promise<ServerState[]> {
  const found: ServerState[] = [];
  for await (const server of listServers(scw, { state: "running" })) found.push(server.state);
  for await (const server of new InstanceV1(scw).listServers()) found.push(server.state);
  for await (const cluster of listClusters(scw, { region: "fr-par" })) found.push(cluster.name);
  for await (const lb of regional.listLbs(scw)) found.push(lb.name);
  return found;
}

export async function settled(id: string): Promise<Server | undefined> {
  try {
    const { server } = await getServer(scw, { server_id: id });
    return await waitForServer(scw, { server_id: server.id });
  } catch (error) {
    if (isApiError(error) && error.type === "not_found") return undefined;
    throw error;
  }
}
`;

const mistakes = `
import { createClient } from "@scwkit/runtime";
import { getServer, listServers } from "@scwkit/instance/v1";

const scw = createClient({ secretKey: "secret" });
listServers(scw);
getServer(createClient({ secretKey: "secret", zone: "fr-par-1" }), {});
export const name: number = (await listServers(scw, { zone: "fr-par-1" })).servers[0]?.name;
`;
