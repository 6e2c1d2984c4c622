// Node 20 runs no TypeScript, so the generator runs from bundles (see bundles.mjs). So do the threads that help it to read.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { digestOf, evaluate, LIBRARIES, openBundles } from "./bundles.mjs";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const direct = createRequire(join(home, "package.json"));

// V8 spends a third of a run on optimising code, and the run is over before that pays. So it asks for four times the
// use before it optimises; runs over many documents gain as well. Later versions have no such flag, and say so.
if (isMainThread && process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=528000");

// A hook of git says by these where its repository is; where a folder of documents lies, it says itself.
if (isMainThread) for (const name of ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]) delete process.env[name];

if (isMainThread) process.exitCode = await start(process.argv.slice(2)).catch(complain);
else parentPort.postMessage(evaluate(workerData.sources, direct).exports.workOn(workerData.job));

/** npm keeps flags that stand before a double dash, so a run that was to look only would write. */
function lostFlag({ npm_lifecycle_event, npm_config_check, npm_config_watch }) {
  if (npm_lifecycle_event !== "generate") return undefined;
  return npm_config_check ? "--check" : npm_config_watch ? "--watch" : undefined;
}

async function start(argv) {
  const lost = lostFlag(process.env);
  if (lost !== undefined) {
    process.stderr.write(`error: npm kept ${lost} for itself. Put a double dash before: npm run generate -- ${lost}\n`);
    return 1;
  }
  const { sources, libraries } = await openBundles(home);
  const running = [];
  const load = (bundle, require) => {
    running.push(evaluate(bundle, require));
    return running.at(-1).exports;
  };
  const heavy = libraries && once(() => load(libraries, direct));
  const { main } = load(sources, (id) => asImported(heavy && LIBRARIES.includes(id) ? heavy()[id] : direct(id)));
  const code = await main(argv, home, {
    helper: (job) => inThread({ sources, job }),
    // Where bundles cannot be kept, nothing can.
    ...(libraries && { cache: dirname(libraries.file) }),
    state: () => digestOf(sources, libraries),
  });
  // Only a run that has used the libraries has compiled what other runs will need.
  if (running.length > 1) for (const { keepCode } of running) keepCode();
  return code;
}

/** What the system refuses is no mistake of the generator, so its place in the code helps nobody. */
function complain(error) {
  if (error.syscall === undefined) throw error;
  process.stderr.write(`error: ${error.message}. Mend that and run again.\n`);
  return 1;
}

/** A bundled `import x from` takes the whole of what it requires; of a former ES module it is to be the default export. */
function asImported(exports) {
  return exports.__esModule && exports.default ? Object.assign(exports.default, exports) : exports;
}

function once(make) {
  let made;
  return () => (made ??= make());
}

function inThread(data) {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: data });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The thread ended without an answer.")));
  });
}
