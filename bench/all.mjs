// Everything beside everybody, in one run: prints the tables, writes results.md and results.svg, and puts both into the
// README of the project.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { measureBundles } from "./bundle.mjs";
import { measureCalls } from "./call.mjs";
import { bench, root } from "./common/install.mjs";
import { barPlot } from "./common/plot.mjs";
import { median } from "./common/statistics.mjs";
import { markdownTable, printTable } from "./common/table.mjs";
import { measureGenerating, sourceOfDocuments, UNCHANGED } from "./generate.mjs";
import { measureImports } from "./import.mjs";
import { measureMemory } from "./memory.mjs";
import { measureTypes } from "./types.mjs";

const START = "<!-- beside others: written by `npm run bench` -->";
const END = "<!-- end of beside others -->";
const clients = ["scwkit", "official SDK", "hey-api", "openapi-fetch", "orval", "oazapfts"];
const versions = JSON.parse(readFileSync(join(bench, "package.json"), "utf8")).dependencies;
const rounds = { generate: 3, calls: 100, imports: 15, types: 3 };
/** Only the types come from a generator; openapi-fetch is the program. */
const generators = { "openapi-fetch": "openapi-typescript" };
const packages = { "official SDK": "@scaleway/sdk-instance" };

const measured = await measureAll();
const rows = rowsOf(measured);
const date = new Date().toISOString().slice(0, 10);
printTable(`figures of ${date}`, ["", ...clients], rows);
printTable("what happens on", ["", ...clients], measured.behaviours);
writeFileSync(join(bench, "results.svg"), barPlot(panelsOf(measured)));
writeFileSync(join(bench, "results.md"), results());
writeReadme();

async function measureAll() {
  const calls = await said("calls", () => measureCalls(rounds.calls));
  return {
    calls,
    memory: await said("memory", measureMemory),
    generating: await said("generating", () => measureGenerating(rounds.generate)),
    bundles: await said("bundles", measureBundles),
    imports: await said("imports", () => measureImports(rounds.imports)),
    types: await said("types", () => measureTypes(rounds.types)),
    behaviours: await said("behaviour", behavioursOf),
  };
}

/** In a process of its own: the official SDK takes hold of the stubbed fetch of the calls when it is imported. */
function behavioursOf() {
  return JSON.parse(execFileSync(process.execPath, [join(bench, "behaviour.mjs"), "--json"], { encoding: "utf8" }));
}

function said(what, work) {
  console.log(`${what} …`);
  return work();
}

function rowsOf({ generating, bundles, calls: [lists, gets], memory: [listMemory, getMemory], imports, types }) {
  const again = generating[UNCHANGED];
  return [
    row("generate five documents", (name) =>
      generated(name, ({ time }) => beside(seconds(time), time, generating.scwkit.time)),
    ),
    row("again, nothing changed", (name) =>
      name === "scwkit"
        ? beside(seconds(again.time), again.time, generating.scwkit.time)
        : generated(name, () => "the same"),
    ),
    row("peak memory of it", (name) => generated(name, ({ peak }) => `${peak.toFixed(0)} MiB`)),
    row("output of it", (name) =>
      generated(name, ({ bytes }) => `${kilobytes(bytes)}${generators[name] ? " (types only)" : ""}`),
    ),
    row("bundle that lists servers, gzip", (name) =>
      beside(kilobytes(bundles[name].gzip), bundles[name].gzip, bundles.scwkit.gzip),
    ),
    row("… walks all pages", (name) => (["scwkit", "official SDK"].includes(name) ? "yes" : "first only")),
    row("call: list of 100 servers", (name) => called(lists.figures[name])),
    row("call: small get", (name) => called(gets.figures[name])),
    row("memory of a call: list of 100 servers", (name) => taken(listMemory.figures, name)),
    row("memory of a call: small get", (name) => taken(getMemory.figures, name)),
    row("import", (name) => {
      const time = imports[imported(name)] - imports["an empty module"];
      return `${Math.max(0, time).toFixed(1)} ms`;
    }),
    row("type-check a consumer, tsc 5.9", (name) => checked(types[name])),
    row("… its instantiations", (name) => types[name][0].five.Instantiations),
  ];

  function generated(name, textOf) {
    const figures = generating[generators[name] ?? name];
    return figures ? textOf(figures) : "comes generated";
  }
}

function row(title, textOf) {
  return [title, ...clients.map(textOf)];
}

function imported(name) {
  return { scwkit: "@scwkit/instance/v1", ...packages }[name] ?? name;
}

function called({ time, ratio }) {
  return `${time.toFixed(0)} µs (${ratio.toFixed(2)}x fetch)`;
}

function taken(figures, name) {
  return `${kilobytes(figures[name])} (${(figures[name] / figures.fetch).toFixed(2)}x fetch)`;
}

function checked(runs) {
  return `${median(runs.map(({ five }) => Number.parseFloat(five["Check time"]))).toFixed(2)} s`;
}

function beside(text, value, base) {
  return `${text} (${(value / base).toFixed(2)}x)`;
}

function seconds(time) {
  return `${(time / 1000).toFixed(2)} s`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
}

function panelsOf({ generating, bundles, calls: [, gets] }) {
  const bars = (names, figureOf, text) =>
    names.map((name) => ({ name, value: figureOf(name), text: text(figureOf(name)) }));
  return [
    { title: "Bundle that lists servers, gzip", bars: bars(clients, (name) => bundles[name].gzip, kilobytes) },
    {
      title: "A small get, on a fetch that answers at once",
      bars: bars(
        ["fetch", ...clients],
        (name) => gets.figures[name].time,
        (time) => `${time.toFixed(0)} µs`,
      ),
    },
    {
      title: "Generating five documents (the official SDK comes generated)",
      bars: bars(Object.keys(generating), (name) => generating[name].time, seconds),
    },
  ];
}

function notes() {
  return `Measured on ${date} with Node ${process.versions.node} on ${availableParallelism()} cores of a shared, busy machine, all in one run, the timed ones in
interleaved rounds: trust the ratios rather than the figures. Generated: five documents ${sourceOfDocuments()}, ratios to scwkit on
documents it has not seen; everything else is the Instance API, for all generators from our document of it. Calls run
on a stubbed fetch. Generated code is imported as one compiled file. orval 7.13.2 is the last that does not
ask for Node 22. orval and oazapfts got that document with \`500\` for \`5XX\`, of which they make a type that is no TypeScript.`;
}

function peers() {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}

function results() {
  return `# Results

<!-- Written by \`npm run bench\`. -->

${notes()}

Peers: ${peers()}.

## What happens on

Each was tried for real, against servers on loopback ports and with the defaults of each client. The first request
fails with a 429 or a 503, the next one would succeed.

${markdownTable(["", ...clients], measured.behaviours)}

## Figures

${markdownTable(["", ...clients], rows)}

![bundle, small get and generation beside the peers](results.svg)
`;
}

/** The README has a place for it. */
function writeReadme() {
  const file = join(root, "README.md");
  const [before, rest] = readFileSync(file, "utf8").split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) return;
  const section = `What each client does by default, tried against loopback servers on ${date}:

${markdownTable(["", ...clients], measured.behaviours)}

And what it costs, in one run on a shared machine:

${markdownTable(["", ...clients], rows)}

![bundle, small get and generation beside the peers](bench/results.svg)

Bundles of the last four retry nothing. Versions, and how it was measured: [bench/results.md](bench/results.md). How the
generator grows with its documents: [bench/growth.md](bench/growth.md).`;
  writeFileSync(file, `${before}${START}\n\n${section}\n\n${END}${after}`);
}
