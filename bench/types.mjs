// What the compiler has to do for a 20-line consumer of the built declarations.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { consumers } from "./common/consumers.mjs";
import { bench, installBuilt, root, work } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { generateClients } from "./common/peers.mjs";
import { median } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const compilers = {
  5.9: join(bench, "node_modules/typescript/bin/tsc"),
  7: join(root, "node_modules/typescript-7/bin/tsc"),
};

// Without exactOptionalPropertyTypes: what hey-api generates does not compile with it.
const config = {
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  files: ["consumer.ts"],
};

if (isMain(import.meta.url)) {
  const runs = Number(process.argv[2] ?? 7);
  const figures = await measureTypes(runs);
  printTable(
    `type-checking a consumer of 20 lines, skipLibCheck, median of ${runs} interleaved runs`,
    ["", "instantiations", "types", "check, 5.9", "check, 7", "whole, 5.9", "whole, 7", "files"],
    Object.entries(figures).map(([name, all]) => rowOf(name, all)),
  );
}

/** Of each client by its name: the figures of the compilers, one set for each run. */
export async function measureTypes(runs) {
  installBuilt();
  await generateClients();
  const folders = Object.entries(consumers).map(([name, program]) => [name, folderFor(name, program)]);
  // The first round warms the file system's cache up, so its figures are not kept.
  const rounds = Array.from({ length: runs + 1 }, () => folders.map(([, folder]) => figuresOf(folder))).slice(1);
  return Object.fromEntries(folders.map(([name], index) => [name, rounds.map((round) => round[index])]));
}

function folderFor(name, program) {
  const folder = join(work, "types", name.replaceAll(/\W+/g, "-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "consumer.ts"), program);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return folder;
}

function figuresOf(folder) {
  return { five: check("5.9", folder), seven: check("7", folder) };
}

function rowOf(name, all) {
  const { Instantiations, Types, Files } = all[0].five;
  const seconds = (version, key) =>
    `${median(all.map((figures) => Number.parseFloat(figures[version][key]))).toFixed(3)} s`;
  const times = ["Check time", "Total time"].flatMap((key) => [seconds("five", key), seconds("seven", key)]);
  return [name, Instantiations, Types, ...times, Files];
}

/** The figures of --extendedDiagnostics by their names. */
function check(version, folder) {
  const text = execFileSync(process.execPath, [compilers[version], "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  return Object.fromEntries(text.split("\n").map((line) => line.split(/:\s+/)));
}
