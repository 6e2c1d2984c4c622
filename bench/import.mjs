// What importing a built package costs beside an empty module, each import in a process of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installBuilt, work } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { clients, generateClients } from "./common/peers.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const empty = join(work, "empty.mjs");
// What no package can do without: its folder is looked for, its package.json read.
const emptyPackage = join(work, "node_modules/empty-package");
const timer = join(work, "import-time.mjs");

const modules = {
  "an empty module": pathToFileURL(empty).href,
  "an empty package": "empty-package",
  "@scwkit/runtime": "@scwkit/runtime",
  "@scwkit/instance/v1": "@scwkit/instance/v1",
  "@scwkit/instance": "@scwkit/instance",
  "@scaleway/sdk-instance": "@scaleway/sdk-instance",
  "@scaleway/sdk-client": "@scaleway/sdk-client",
  "openapi-fetch": "openapi-fetch",
  // What is generated is imported as one compiled file.
  "hey-api": pathToFileURL(join(clients, "hey-api.mjs")).href,
  orval: pathToFileURL(join(clients, "orval.mjs")).href,
  oazapfts: pathToFileURL(join(clients, "oazapfts.mjs")).href,
};

if (isMain(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 40);
  const times = await measureImports(rounds);
  const base = Object.values(times)[0];
  const rows = Object.entries(times).map(([name, time]) => [
    name,
    `${time.toFixed(2)} ms`,
    `${(time - base).toFixed(2)} ms`,
  ]);
  printTable(`import, median of ${rounds} processes each`, ["", "time", "beyond empty"], rows);
}

/** Milliseconds by module. */
export async function measureImports(rounds) {
  installBuilt();
  await generateClients();
  writeModules();
  const names = Object.keys(modules);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of rotated(names, round))
      times[name].push(Number(execFileSync(process.execPath, [timer, modules[name]], { encoding: "utf8" })));
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

function writeModules() {
  writeFileSync(empty, "export {};\n");
  mkdirSync(emptyPackage, { recursive: true });
  writeFileSync(join(emptyPackage, "package.json"), '{ "type": "module", "exports": "./index.js" }\n');
  writeFileSync(join(emptyPackage, "index.js"), "export {};\n");
  writeFileSync(
    timer,
    `const start = performance.now();
await import(process.argv[2]);
process.stdout.write(String(performance.now() - start));
`,
  );
}
