// How much memory a call takes from the heap beside bare fetch, on a fetch that answers at once.
import { execFileSync } from "node:child_process";
import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import { withContenders } from "./call.mjs";
import { isMain } from "./common/main.mjs";
import { median } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const ROUNDS = 5;

if (isMain(import.meta.url)) {
  if (process.argv.includes("--json")) console.log(JSON.stringify(await withContenders(measureAll)));
  else print(measureMemory());
}

/** Bytes of a call by client: of a list of 100 and of a small get. */
export function measureMemory() {
  const text = execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--json"], { encoding: "utf8" });
  return JSON.parse(text.trim().split("\n").at(-1));
}

async function measureAll({ lists, gets }) {
  return [
    { title: "list of 100 servers", figures: await measure(lists, 100) },
    { title: "small get", figures: await measure(gets, 1000) },
  ];
}

async function measure(contenders, calls) {
  const figures = {};
  for (const [name, call] of Object.entries(contenders)) {
    // What is compiled and cached at first is no cost of a call.
    for (let count = 0; count < calls; count++) await call();
    const rounds = [];
    while (rounds.length < ROUNDS) rounds.push(await taken(call, calls));
    figures[name] = median(rounds);
  }
  return figures;
}

/** All that a call allocates on the heap, collected meanwhile or not, by V8's sampling profiler. */
async function taken(call, calls) {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.startSampling", {
    samplingInterval: 4096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  for (let count = 0; count < calls; count++) await call();
  const { profile } = await session.post("HeapProfiler.stopSampling");
  session.disconnect();
  return profile.samples.reduce((sum, { size }) => sum + size, 0) / calls;
}

function print(measured) {
  for (const { title, figures } of measured)
    printTable(
      `${title}: memory taken by a call`,
      ["", "per call", "beside fetch"],
      Object.entries(figures).map(([name, bytes]) => [
        name,
        `${(bytes / 1000).toFixed(1)} kB`,
        `${(bytes / figures.fetch).toFixed(2)}x`,
      ]),
    );
}
