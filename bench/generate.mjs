// Time and memory of generating the same five documents, each contender as the whole process that a person starts.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { bench, root, work } from "./common/install.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const PUBLISHED = ["iam.v1alpha1.yml", "instance.v1.yml", "kubernetes.v1.yml", "load-balancer.v1.yml", "vpc.v2.yml"];
const OWN = ["iam/v1alpha1.yml", "instance/v1.yml", "k8s/v1.yml", "lb/v1.zoned.yml", "vpc/v2.yml"];

const rounds = Number(process.argv[2] ?? 7);
const folder = join(work, "generate");
const documents = join(folder, "documents");
const peak = join(folder, "peak.cjs");

rmSync(folder, { recursive: true, force: true });
mkdirSync(documents, { recursive: true });
const { source, files } = copyDocuments();
// Every process of a contender says how much memory it took at most: hey-api's command starts a second one.
writeFileSync(
  peak,
  `const { appendFileSync } = require("node:fs");
process.on("exit", () => appendFileSync(process.env.PEAK, process.resourceUsage().maxRSS + "\\n"));
`,
);

const contenders = [
  ["scwkit", join(root, "generator/start.mjs"), ["--specs", documents, "--out", join(folder, "scwkit")]],
  [
    "openapi-typescript (types only)",
    join(bench, "node_modules/openapi-typescript/bin/cli.js"),
    ["--redocly", redocly()],
  ],
  ["@hey-api/openapi-ts", join(bench, "node_modules/@hey-api/openapi-ts/bin/run.js"), ["-f", heyApi()]],
].filter(isThere);

// The first round fills caches, of the file system and of scwkit, so its figures are not kept.
const runs = new Map(contenders.map(([name]) => [name, []]));
for (let round = 0; round <= rounds; round++)
  for (const contender of rotated(contenders, round)) {
    const figures = run(contender);
    if (round > 0) runs.get(contender[0]).push(figures);
  }

const base = medianOf(contenders.at(1)?.[0] ?? contenders[0][0]);
printTable(
  `generating five documents (${source}), whole process, median of ${rounds} interleaved runs`,
  ["", "time", "ratio", "fastest", "peak memory"],
  contenders.map(([name]) => rowOf(name)),
);

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

function isThere([name, program]) {
  if (existsSync(program)) return true;
  console.log(`${name} is left out: it is not installed. Run \`npm ci\` in bench/ (which needs a network).`);
  return false;
}

function run([name, program, args]) {
  const file = join(folder, "peak.txt");
  rmSync(file, { force: true });
  const start = performance.now();
  // Away from the root, whose redocly.yaml openapi-typescript would obey.
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: dirname(documents),
    env: { ...process.env, PEAK: file, NODE_OPTIONS: `--require ${JSON.stringify(peak)}` },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
  const peaks = readFileSync(file, "utf8").trim().split("\n").map(Number);
  return { time, peak: Math.max(...peaks) / 1024 };
}

function medianOf(name) {
  return median(runs.get(name).map(({ time }) => time));
}

function rowOf(name) {
  const times = runs.get(name).map(({ time }) => time);
  const peaks = runs.get(name).map((figures) => figures.peak);
  return [
    name,
    `${(median(times) / 1000).toFixed(2)} s`,
    `${(median(times) / base).toFixed(2)}x`,
    `${(Math.min(...times) / 1000).toFixed(2)} s`,
    `${Math.max(...peaks).toFixed(0)} MiB`,
  ];
}
