// How time and memory grow with the documents. Prints tables, and writes growth.md and growth.svg.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { bench, root, work } from "./common/install.mjs";
import { programs } from "./common/peers.mjs";
import { linePlot } from "./common/plot.mjs";
import { measureProcess } from "./common/process.mjs";
import { OPERATIONS, writeDocuments } from "./common/scale.mjs";
import { median } from "./common/statistics.mjs";
import { markdownTable, printTable } from "./common/table.mjs";

const start = join(root, "generator/start.mjs");
const folder = join(work, "growth");
const [specs, out] = [join(folder, "specs"), join(folder, "out")];
const header = ["operations", "documents", "time", "per operation", "peak memory", "per operation"];

const operations = [1, 2, 5, 10, 20, 50, 100].map((times) => grown({ count: 1, times }));
const documents = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => grown({ count, times: 1 }));
const largest = grown({ count: 500, times: Math.ceil(50_000 / 500 / OPERATIONS) });
const peers = [1, 10, 100].map((times) => besideTypes(times));
const saved = afterSave();

const tables = [
  ["one document, its operations multiplied", header, operations.map(rowOf)],
  ["documents multiplied", header, documents.map(rowOf)],
  ["the largest run", header, [rowOf(largest)]],
  [
    "beside openapi-typescript, which makes types only, on the same document",
    ["operations", "scwkit", "openapi-typescript", "ratio"],
    peers,
  ],
  ["the project's own documents", ["", "time"], saved.map(([name, time]) => [name, seconds(time)])],
];
for (const [title, columns, rows] of tables) printTable(title, columns, rows);
writeFileSync(join(bench, "growth.svg"), linePlot(panels()));
writeFileSync(join(bench, "growth.md"), page());
rmSync(folder, { recursive: true, force: true });

/** A run on documents that were never seen, into a folder where nothing is. */
function grown(scale) {
  writeDocuments(specs, scale);
  rmSync(out, { recursive: true, force: true });
  const figures = measureProcess(folder, start, ["--specs", specs, "--out", out, "--force"]);
  const run = { operations: OPERATIONS * scale.count * scale.times, documents: scale.count, ...figures };
  console.log(rowOf(run).join("   "));
  return run;
}

function besideTypes(times) {
  const own = operations.find((run) => run.operations === OPERATIONS * times);
  writeDocuments(specs, { count: 1, times });
  const args = [join(specs, "vpc0.yml"), "-o", join(out, "types.d.ts")];
  const { time } = measureProcess(folder, programs["openapi-typescript"], args);
  return [own.operations, seconds(own.time), seconds(time), `${(own.time / time).toFixed(2)}x`];
}

/** What a person waits for who has all products and saves one document. */
function afterSave() {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "specs"), specs, { recursive: true });
  const run = () => measureProcess(folder, start, ["--specs", specs, "--out", out]).time;
  const cold = run();
  const unchanged = median([run(), run(), run()]);
  const changed = ["instance/v1.yml", "vpc/v2.yml", "registry/v1.yml"].map((file) => {
    const path = join(specs, file);
    writeFileSync(path, readFileSync(path, "utf8").replace("summary: ", "summary: Still, "));
    return [`${file} changed`, run()];
  });
  return [["nothing known", cold], ["nothing changed", unchanged], ...changed];
}

function rowOf({ operations, documents, time, peak }) {
  const each = `${(time / operations).toFixed(2)} ms`;
  const memory = `${((peak / operations) * 1024).toFixed(0)} KiB`;
  return [operations, documents, seconds(time), each, `${peak.toFixed(0)} MiB`, memory];
}

function seconds(time) {
  return `${(time / 1000).toFixed(2)} s`;
}

function panels() {
  const series = { "one document, more operations": operations, "more documents": [...documents, largest] };
  const points = (figureOf) =>
    Object.entries(series).flatMap(([name, runs]) =>
      runs.map((run) => ({ name, x: run.operations, y: figureOf(run) })),
    );
  return [
    { title: "Seconds", x: "operations", points: points(({ time }) => time / 1000) },
    { title: "Memory at most, MiB", x: "operations", points: points(({ peak }) => peak) },
  ];
}

function page() {
  const date = new Date().toISOString().slice(0, 10);
  const sections = tables.map(([title, columns, rows]) => `## ${sentence(title)}\n\n${markdownTable(columns, rows)}`);
  return `# Growth

<!-- Written by \`npm run bench:growth\`. -->

Measured on ${date} with Node ${process.versions.node} on ${availableParallelism()} cores, each run a whole process on documents that it has not seen.
They are made from the document of VPC: ${OPERATIONS} operations, which are multiplied within the document, and the document,
which is multiplied under other names.

![seconds and memory over operations](growth.svg)

${sections.join("\n\n")}
`;
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
