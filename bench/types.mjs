// What the compiler has to do for a 20-line consumer of the built declarations.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { consumers } from "./common/consumers.mjs";
import { bench, installBuilt, root, work } from "./common/install.mjs";
import { median } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const runs = Number(process.argv[2] ?? 7);
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

installBuilt();
writePeers();
const folders = Object.entries(consumers).map(([name, program]) => [name, folderFor(name, program)]);
// The first round warms the file system's cache up, so its figures are not kept.
const rounds = Array.from({ length: runs + 1 }, () => folders.map(([, folder]) => figuresOf(folder))).slice(1);
printTable(
  `type-checking a consumer of 20 lines, skipLibCheck, median of ${runs} interleaved runs`,
  ["", "instantiations", "types", "check, 5.9", "check, 7", "whole, 5.9", "whole, 7", "files"],
  folders.map(([name], index) =>
    rowOf(
      name,
      rounds.map((round) => round[index]),
    ),
  ),
);

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

/** What the peers generate from the same document, once. */
function writePeers() {
  const document = join(root, "specs/instance/v1.yml");
  generate("hey-api-generated", "@hey-api/openapi-ts/bin/run.js", (out) => ["-i", document, "-o", out, "-s"]);
  generate("openapi-typescript.d.ts", "openapi-typescript/bin/cli.js", (out) => [document, "-o", out]);
}

function generate(name, program, argumentsFor) {
  const out = join(work, "types", name);
  if (existsSync(out)) return;
  // Away from the root, whose redocly.yaml openapi-typescript would obey.
  const args = [join(bench, "node_modules", program), ...argumentsFor(out)];
  execFileSync(process.execPath, args, { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
}
