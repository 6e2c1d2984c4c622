import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

/** What a runtime did: its report as JSON, and what it said beside it. */
export interface Ran {
  readonly report: string;
  readonly said: string;
}

export interface Runtime {
  readonly name: string;
  /** Whether it cannot be run here. */
  readonly missing: boolean;
  /** Runs the program against the two addresses. */
  run(place: string, apiUrl: string, deadUrl: string): Promise<Ran>;
}

/** No runtime may take longer, whatever hangs in it. */
const limit = 30_000;

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A folder with the program as one file, and what starts it. Removed by the caller. */
export async function makePlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), "scwkit-runtimes-"));
  const source = (path: string): string => join(root, path, "index.ts");
  await build({
    entryPoints: [join(import.meta.dirname, "program.ts")],
    alias: {
      "@scwkit/runtime": source("runtime/src"),
      "@scwkit/instance/v1": source("generated/instance/v1"),
      "@scwkit/instance/v2alpha1": source("generated/instance/v2alpha1"),
      "@scwkit/redis/v1": source("generated/redis/v1"),
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    outfile: join(place, "program.mjs"),
  });
  const drivers = {
    "process.mjs": `import { run } from "./program.mjs";
console.log(JSON.stringify(await run(...process.argv.slice(2))));
`,
    "worker.mjs": `import { run } from "./program.mjs";
export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    return Response.json(await run(searchParams.get("api"), searchParams.get("dead")));
  },
};
`,
    // It may talk to addresses of this machine only.
    "workerd.capnp": `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "program.mjs", esModule = embed "program.mjs"),
  ],
  compatibilityDate = "2026-11-01",
  globalOutbound = "loopback",
);
`,
  };
  for (const [name, content] of Object.entries(drivers)) await writeFile(join(place, name), content);
  return place;
}

/** The binaries that `npm run test:runtimes` installs for this platform, the Node of this process, and Chromium. */
export async function findRuntimes(): Promise<readonly Runtime[]> {
  const { platform, arch } = process;
  const nodes = [20, 22, 24, 26].map((major) =>
    installed(`node ${major}`, `node-${major}-${platform}-${arch}/bin/node`, (binary) => processOf(binary, [])),
  );
  const bunArch = arch === "arm64" ? "aarch64" : arch;
  const workerdArch = arch === "x64" ? "64" : arch;
  return [
    { name: `node ${process.versions.node} (this one)`, missing: false, run: processOf(process.execPath, []) },
    ...(await Promise.all([
      ...nodes,
      installed("bun", `@oven/bun-${platform}-${bunArch}/bin/bun`, (binary) => processOf(binary, ["--no-install"])),
      installed("deno", `@deno/${platform}-${arch}-glibc/deno`, (binary) =>
        processOf(binary, ["run", "--no-config", "--no-remote", "--no-prompt", "--allow-net=127.0.0.1"]),
      ),
      installed("workerd", `@cloudflare/workerd-${platform}-${workerdArch}/bin/workerd`, workerdOf),
      found("chromium", "/usr/bin/chromium", chromiumOf),
    ])),
  ];
}

type Run = Runtime["run"];

function installed(name: string, path: string, runOf: (binary: string) => Run): Promise<Runtime> {
  const binary = join(import.meta.dirname, "node_modules", path);
  return found(name, binary, runOf);
}

async function found(name: string, binary: string, runOf: (binary: string) => Run): Promise<Runtime> {
  const missing = await access(binary).then(
    () => false,
    () => true,
  );
  return { name, missing, run: runOf(binary) };
}

/** Nothing of the environment that could send requests another way, ask for updates or leave files behind. */
const environment = (place: string): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: place,
  DENO_DIR: join(place, "deno"),
  DENO_NO_UPDATE_CHECK: "1",
  DO_NOT_TRACK: "1",
  NO_COLOR: "1",
});

function processOf(binary: string, flags: readonly string[]): Run {
  return (place, ...urls) =>
    withChild(binary, [...flags, join(place, "process.mjs"), ...urls], place, async (child) => {
      const [report, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { report, said };
    });
}

function workerdOf(binary: string): Run {
  return (place, apiUrl, deadUrl) =>
    withChild(
      binary,
      ["serve", "--verbose", "--control-fd=3", join(place, "workerd.capnp")],
      place,
      async (child, ended) => {
        const said = text(child.stderr);
        const printed = text(child.stdout);
        const port = await Promise.race([portOf(child.stdio[3]), ended.then(() => said).then(gaveUp)]);
        const query = new URLSearchParams({ api: apiUrl, dead: deadUrl });
        const answer = await fetch(`http://127.0.0.1:${port}/?${query}`, { signal: AbortSignal.timeout(limit) });
        const report = await answer.text();
        child.kill("SIGKILL");
        return { report, said: (await said) + (await printed) };
      },
    );
}

function gaveUp(said: string): never {
  throw new Error(said);
}

/** workerd tells the port that it was given as a line of JSON. */
async function portOf(control: unknown): Promise<number> {
  if (!isReadable(control)) throw new Error("no control channel");
  let line = "";
  for await (const chunk of control) {
    line += chunk;
    const port = /"port":\s*(\d+)/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`no port: ${line}`);
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === "object" && stream !== null && "read" in stream;
}

interface PipedChild extends ChildProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
}

function isPiped(child: ChildProcess): child is PipedChild {
  return child.stdout !== null && child.stderr !== null;
}

/** The child is killed when the work is done, has failed or takes too long. */
async function withChild(
  binary: string,
  args: readonly string[],
  place: string,
  work: (child: PipedChild, ended: Promise<unknown>) => Promise<Ran>,
): Promise<Ran> {
  const child = spawn(binary, args, { cwd: place, env: environment(place), stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const ended = once(child, "close");
  const timer = setTimeout(() => child.kill("SIGKILL"), limit);
  try {
    if (!isPiped(child)) throw new Error("no pipes");
    // A binary that does not start ends `ended` only.
    const [ran] = await Promise.all([work(child, ended), ended]);
    return ran;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

/** Chromium as Debian packages it. The page comes from the server that speaks for the API: the same origin. */
function chromiumOf(executablePath: string): Run {
  return async (place, apiUrl, deadUrl) => {
    const browser = await chromium.launch({
      executablePath,
      headless: true,
      timeout: limit,
      env: environment(place),
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    const timer = setTimeout(() => void browser.close(), limit);
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      await page.goto(`${apiUrl}/page`, { timeout: limit });
      const script = `import("/program.mjs").then(({ run }) => run(${JSON.stringify(apiUrl)}, ${JSON.stringify(deadUrl)}))`;
      const report = await page.evaluate(`${script}.then(JSON.stringify)`);
      return { report: String(report), said: said.join("\n") };
    } finally {
      clearTimeout(timer);
      await browser.close();
    }
  };
}

export async function removePlace(place: string): Promise<void> {
  // Chromium may still write when it is asked to end.
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
}
