// Runs a whole program and says how long it took and how much memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Milliseconds (`time` on the clock, `cpu` on all cores) and MiB of a Node program and all processes that it starts: each
 * says at its end how long it kept the cores busy, and how much memory it took at most, of which the largest counts. It
 * runs in `folder`, away from the root, whose redocly.yaml openapi-typescript would obey.
 */
export function measureProcess(folder, program, args) {
  mkdirSync(folder, { recursive: true });
  const [hook, said] = [join(folder, "peak.cjs"), join(folder, "peak.txt")];
  writeFileSync(
    hook,
    `const { appendFileSync } = require("node:fs");
// Threads load this as well, and would count their process again.
if (require("node:worker_threads").isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  appendFileSync(process.env.PEAK, [(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024].join(" ") + "\\n");
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
  const usages = readFileSync(said, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
  const cpu = usages.reduce((sum, [spent]) => sum + spent, 0);
  return { time, cpu, peak: Math.max(...usages.map(([, peak]) => peak)) };
}
