// The clients that the peers generate, all from the same document of ours.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bench, root, work } from "./install.mjs";

// The workspace's own, not the one that a peer brings along.
export const { build } = createRequire(join(root, "package.json"))("esbuild");
export const api = "https://api.scaleway.com";
export const clients = join(work, "clients");
export const programs = {
  "openapi-typescript": join(bench, "node_modules/openapi-typescript/bin/cli.js"),
  "hey-api": join(bench, "node_modules/@hey-api/openapi-ts/bin/run.js"),
  orval: join(bench, "node_modules/orval/dist/bin/orval.js"),
  oazapfts: join(bench, "node_modules/oazapfts/dist/cli.js"),
};

const document = join(root, "specs/instance/v1.yml");
let made = false;

/** Once per process: `clients` holds the TypeScript of each generator, and for node a module compiled from it. */
export async function generateClients() {
  if (made) return;
  rmSync(clients, { recursive: true, force: true });
  mkdirSync(clients, { recursive: true });
  generate("openapi-typescript", [document, "-o", join(clients, "openapi-typescript.d.ts")]);
  generate("hey-api", ["-i", document, "-o", join(clients, "hey-api"), "-s"]);
  const plain = withoutRanges();
  generate("orval", ["-c", orvalConfig(clients, { instance: plain }, join(clients, "orval.ts"))]);
  generate("oazapfts", [plain, join(clients, "oazapfts.ts")]);
  await compile(
    "hey-api",
    `export * from "./hey-api/index.js"; export { createClient } from "./hey-api/client/index.js";`,
  );
  await compile("orval", `export * from "./orval.js";`);
  await compile("oazapfts", `export * from "./oazapfts.js";`);
  made = true;
}

/** orval takes several documents from a configuration. It bakes the address of the API into what it writes. */
export function orvalConfig(folder, documents, ...targets) {
  const jobs = Object.entries(documents).map(([name, input], index) => [
    name,
    { input, output: { target: targets[index], client: "fetch", baseUrl: api } },
  ]);
  const path = join(folder, "orval.config.cjs");
  writeFileSync(path, `module.exports = ${JSON.stringify(Object.fromEntries(jobs), undefined, 2)};\n`);
  return path;
}

/** For `5XX` orval and oazapfts write a type `5XX`, which is no TypeScript. Their copy of the document says 500. */
function withoutRanges() {
  const path = join(clients, "without-ranges.yml");
  writeFileSync(path, readFileSync(document, "utf8").replaceAll(/(['"]?)([45])XX\1:/g, '"$200":'));
  return path;
}

function generate(name, args) {
  // Away from the root, whose redocly.yaml openapi-typescript would obey.
  execFileSync(process.execPath, [programs[name], ...args], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
}

async function compile(name, contents) {
  await build({
    stdin: { contents, resolveDir: clients, loader: "ts" },
    bundle: true,
    outfile: join(clients, `${name}.mjs`),
    format: "esm",
    platform: "node",
    target: "es2022",
    packages: "external",
    logLevel: "error",
    tsconfigRaw: {},
  });
}
