// What importing a built package costs beside an empty module, each import in a process of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installBuilt, work } from "./common/install.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const rounds = Number(process.argv[2] ?? 40);

installBuilt();
const empty = join(work, "empty.mjs");
// What no package can do without: its folder is looked for, its package.json read.
const emptyPackage = join(work, "node_modules/empty-package");
const timer = join(work, "import-time.mjs");
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

const modules = {
  "an empty module": pathToFileURL(empty).href,
  "an empty package": "empty-package",
  "@scwkit/runtime": "@scwkit/runtime",
  "@scwkit/instance/v1": "@scwkit/instance/v1",
  "@scwkit/instance": "@scwkit/instance",
  "@scaleway/sdk-instance": "@scaleway/sdk-instance",
  "@scaleway/sdk-client": "@scaleway/sdk-client",
  "openapi-fetch": "openapi-fetch",
};

const names = Object.keys(modules);
const times = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const name of rotated(names, round))
    times[name].push(Number(execFileSync(process.execPath, [timer, modules[name]], { encoding: "utf8" })));

const base = median(times[names[0]]);
const rows = names.map((name) => {
  const time = median(times[name]);
  return [name, `${time.toFixed(2)} ms`, `${(time - base).toFixed(2)} ms`];
});
printTable(`import, median of ${rounds} processes each`, ["", "time", "beyond empty"], rows);
