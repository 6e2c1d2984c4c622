// Time and memory of generating the same five documents, each contender as the whole process that a person starts.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root, work } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { orvalConfig, programs } from "./common/peers.mjs";
import { measureProcess } from "./common/process.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const PUBLISHED = ["iam.v1alpha1.yml", "instance.v1.yml", "kubernetes.v1.yml", "load-balancer.v1.yml", "vpc.v2.yml"];
const OWN = ["iam/v1alpha1.yml", "instance/v1.yml", "k8s/v1.yml", "lb/v1.zoned.yml", "vpc/v2.yml"];

export const UNCHANGED = "scwkit, nothing changed";

const folder = join(work, "generate");
const documents = join(folder, "documents");
const changed = join(folder, "changed");
let source = "";
let files = [];

if (isMain(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 7);
  const figures = measureGenerating(rounds);
  printTable(
    `generating five documents (${source}), whole process, median of ${rounds} interleaved runs`,
    ["", "time", "ratio", "fastest", "peak memory", "output"],
    Object.entries(figures).map(([name, { time, fastest, peak, bytes }]) => [
      name,
      `${(time / 1000).toFixed(2)} s`,
      `${(time / figures.scwkit.time).toFixed(2)}x`,
      `${(fastest / 1000).toFixed(2)} s`,
      `${peak.toFixed(0)} MiB`,
      `${Math.round(bytes / 1000)} kB`,
    ]),
  );
}

/** By contender: milliseconds (median and fastest), MiB at most, bytes written. */
export function measureGenerating(rounds) {
  prepare();
  const contenders = contendersOf().filter(isThere);
  const runs = new Map(contenders.map(([name]) => [name, []]));
  // The first round fills caches, of the file system and of scwkit, so its figures are not kept.
  for (let round = 0; round <= rounds; round++)
    for (const contender of rotated(contenders, round)) {
      if (contender[0] === "scwkit") forget(round);
      const figures = run(contender);
      if (round > 0) runs.get(contender[0]).push(figures);
    }
  return Object.fromEntries(contenders.map(([name, , , out]) => [name, summary(runs.get(name), out)]));
}

/** Where the five documents come from. Known once they have been measured. */
export function sourceOfDocuments() {
  return source;
}

function prepare() {
  rmSync(folder, { recursive: true, force: true });
  for (const made of [documents, changed, join(folder, "oazapfts")]) mkdirSync(made, { recursive: true });
  ({ source, files } = copyDocuments());
}

function contendersOf() {
  const outOf = (name) => join(folder, name);
  const start = join(root, "generator/start.mjs");
  return [
    ["scwkit", start, ["--specs", changed, "--out", outOf("scwkit")], outOf("scwkit")],
    [UNCHANGED, start, ["--specs", documents, "--out", outOf("scwkit-unchanged")], outOf("scwkit-unchanged")],
    ["openapi-typescript", programs["openapi-typescript"], ["--redocly", redocly()], outOf("openapi-typescript")],
    ["hey-api", programs["hey-api"], ["-f", heyApi()], outOf("hey-api")],
    ["orval", programs.orval, ["-c", orval()], outOf("orval")],
    ["oazapfts", oazapfts(), [], outOf("oazapfts")],
  ];
}

/** Documents that scwkit has not seen, and no output: it keeps what it has read. */
function forget(round) {
  rmSync(join(folder, "scwkit"), { recursive: true, force: true });
  for (const file of files)
    writeFileSync(join(changed, basename(file)), `${readFileSync(file, "utf8")}\n# round ${round} of ${Date.now()}\n`);
}

function summary(runs, out) {
  const times = runs.map(({ time }) => time);
  return {
    time: median(times),
    fastest: Math.min(...times),
    peak: Math.max(...runs.map((figures) => figures.peak)),
    bytes: sizeOf(out),
  };
}

function sizeOf(path) {
  const found = readdirSync(path, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .reduce((sum, { parentPath, path: parent, name }) => sum + statSync(join(parentPath ?? parent, name)).size, 0);
}

/** Without notes: what is compared is reading the same files. */
function copyDocuments() {
  const published = join(root, "../shared/real-specs");
  const [from, names] = existsSync(published) ? [published, PUBLISHED] : [join(root, "specs"), OWN];
  const files = names.map((name) => join(documents, name.replaceAll("/", ".")));
  for (const [index, file] of files.entries()) cpSync(join(from, names[index]), file);
  return { source: from === published ? "as Scaleway publishes them" : "of specs/", files };
}

/** openapi-typescript takes several documents from a configuration of redocly. */
function redocly() {
  const lines = files.flatMap((file) => {
    const name = basename(file, ".yml");
    return [
      `  ${name}:`,
      `    root: ${file}`,
      "    x-openapi-ts:",
      `      output: ${join(folder, "openapi-typescript", `${name}.d.ts`)}`,
    ];
  });
  const path = join(folder, "redocly.yaml");
  writeFileSync(path, `apis:\n${lines.join("\n")}\n`);
  return path;
}

function heyApi() {
  const jobs = files.map((input) => ({ input, output: join(folder, "hey-api", basename(input, ".yml")) }));
  const path = join(folder, "openapi-ts.config.mjs");
  writeFileSync(path, `export default ${JSON.stringify(jobs, undefined, 2)};\n`);
  return path;
}

function orval() {
  const targets = files.map((file) => join(folder, "orval", `${basename(file, ".yml")}.ts`));
  return orvalConfig(folder, Object.fromEntries(files.map((file) => [basename(file, ".yml"), file])), ...targets);
}

/** Its command takes one document; a script of one process is what somebody with five would write. */
function oazapfts() {
  const path = join(folder, "oazapfts.mjs");
  const jobs = files.map((file) => [file, join(folder, "oazapfts", `${basename(file, ".yml")}.ts`)]);
  writeFileSync(
    path,
    `import { writeFileSync } from "node:fs";
import { generateSource } from "oazapfts";
for (const [from, to] of ${JSON.stringify(jobs)}) writeFileSync(to, await generateSource(from));
`,
  );
  return path;
}

function isThere([name, program]) {
  if (existsSync(program)) return true;
  console.log(`${name} is left out: it is not installed. Run \`npm ci\` in bench/ (which needs a network).`);
  return false;
}

function run([, program, args]) {
  return measureProcess(folder, program, args);
}
