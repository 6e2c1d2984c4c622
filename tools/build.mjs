// `npm run build`: every package into its own dist/. `--force` builds what has not changed too.
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { emitDeclarations } from "./build/declarations.mjs";
import { emitJavaScript } from "./build/javascript.mjs";
import { withLock } from "./build/lock.mjs";
import { findPackages, removeOrphans } from "./build/packages.mjs";
import { placeDist, placeLicence, stageFor } from "./build/place.mjs";
import { isFresh, readRecord, writeRecord } from "./build/record.mjs";
import { packageLine, sumLine } from "./build/report.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What a failure of esbuild or tsc says is all that a reader needs: no stack. */
start().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function start() {
  const { values } = parseArgs({ options: { force: { type: "boolean", default: false } } });
  await withLock(root, () => main(values.force));
}

async function main(force) {
  const start = performance.now();
  const removed = removeOrphans(root);
  const packages = findPackages(root);
  const record = readRecord(root);
  const stale = packages.filter((pack) => force || !isFresh(record, pack));
  const stage = stageFor(root);
  const { javaScript, declarations } = await buildAll(stale, stage).finally(() => stage.remove());
  placeLicence(root, packages);
  writeRecord(root, packages);
  for (const line of removed) console.log(line);
  for (const pack of packages) console.log(packageLine(pack, javaScript.get(pack)));
  console.log(sumLine(packages, stale, declarations, performance.now() - start));
}

/** The declarations of all packages come from one process of tsc, which runs while esbuild does the JavaScript. */
async function buildAll(stale, stage) {
  if (stale.length === 0) return { javaScript: new Map(), declarations: undefined };
  // Both are waited for before one's failure is told: the other still writes to the stage.
  const ends = await Promise.allSettled([
    allJavaScript(stale, stage),
    timed(() => emitDeclarations(root, stale, stage)),
  ]);
  const [javaScript, declarations] = ends.map(settledValue);
  for (const pack of stale) placeDist(pack, stage);
  return { javaScript, declarations };
}

function settledValue({ status, value, reason }) {
  if (status === "rejected") throw reason;
  return value;
}

async function allJavaScript(packages, stage) {
  const times = new Map();
  for (const pack of packages) times.set(pack, await timed(() => emitJavaScript(root, pack, stage)));
  return times;
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
