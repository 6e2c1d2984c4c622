// Runs a whole program and says how long it took and how much memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Milliseconds and MiB of a Node program and all processes that it starts: each says at its end how much memory it took
 * at most, of which the largest counts. It runs in `folder`, away from the root, whose redocly.yaml openapi-typescript
 * would obey.
 */
export function measureProcess(folder, program, args) {
  mkdirSync(folder, { recursive: true });
  const [hook, said] = [join(folder, "peak.cjs"), join(folder, "peak.txt")];
  writeFileSync(
    hook,
    `const { appendFileSync } = require("node:fs");
// Threads load this as well, and would count their process again.
if (require("node:worker_threads").isMainThread) process.on("exit", () => {
  appendFileSync(process.env.PEAK, process.resourceUsage().maxRSS / 1024 + "\\n");
});
`,
  );
  rmSync(said, { force: true });
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...process.env, PEAK: said, NODE_OPTIONS: `--require ${JSON.stringify(hook)}` },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  const peaks = readFileSync(said, "utf8").trim().split("\n").map(Number);
  return { time, peak: Math.max(...peaks) };
}
