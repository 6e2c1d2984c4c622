// Documents that were changed at random end in packages or in complaints, and in nothing else.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { documentsIn, root, scratch, shared, specs } from "../support/paths.ts";
import type { Verdict } from "./case.ts";
import { createRunner, type Runner } from "./runner.ts";

/** How many documents. The same seed is the same case as long as the documents are the same. */
const CASES = Number(process.env.SCWKIT_FUZZ_CASES ?? 250);
/** The seed of the first; the others follow. */
const FIRST = Number(process.env.SCWKIT_FUZZ_SEED ?? 1);
/** Changes that are left out, by number, to see which of them matter. */
const SKIP = (process.env.SCWKIT_FUZZ_SKIP ?? "").split(",").filter(Boolean).map(Number);
/** One clean generation of so many is type-checked. */
const SAMPLE = Number(process.env.SCWKIT_FUZZ_SAMPLE ?? 10);
/** Whoever mends something mends it one by one. */
const ENOUGH_FAILURES = 20;

const folder = scratch("fuzz");
const published = join(shared, "real-specs");
const documents = [specs, ...(existsSync(published) ? [published] : [])].flatMap((from) =>
  documentsIn(from).map((file) => join(from, file)),
);

async function bundled(): Promise<string> {
  const outfile = join(folder, "process.mjs");
  const entry = join(root, "test/fuzz/process.ts");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    // The modules of the project find it by where they are.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(entry).href) },
    format: "esm",
    packages: "external",
    sourcemap: "inline",
  });
  return outfile;
}

/** The fewest of its changes with which a case still goes wrong. */
async function smallest(runner: Runner, verdict: Verdict): Promise<readonly number[]> {
  const skip: number[] = [...SKIP];
  for (let index = 0; index < verdict.changes; index++) {
    if (skip.includes(index)) continue;
    const without = await runner.run({ seed: verdict.seed, skip: [...skip, index] });
    if (without.kind === "wrong") skip.push(index);
  }
  return skip;
}

async function toldOf(runner: Runner, verdict: Verdict, own: string): Promise<string> {
  const skip = await smallest(runner, verdict);
  const last = await runner.run({ seed: verdict.seed, skip });
  const kept = join(folder, `failing-${verdict.seed}.yml`);
  const given = join(own, "specs/a.yml");
  if (existsSync(given)) writeFileSync(kept, readFileSync(given));
  return [
    `seed ${verdict.seed} (${verdict.document.replace(`${root}/`, "")}), kept as ${kept}`,
    ...last.faults.slice(0, 5).map((fault) => `  ${fault}`),
    `  again: SCWKIT_FUZZ_CASES=1 SCWKIT_FUZZ_SEED=${verdict.seed} SCWKIT_FUZZ_SKIP=${skip.join()} npx vitest run test/fuzz`,
  ].join("\n");
}

test(
  `${CASES} changed documents are generated or complained about`,
  async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const program = await bundled();
    const verdicts: Verdict[] = [];
    const failures: string[] = [];
    let next = FIRST;
    const work = async (index: number): Promise<void> => {
      const own = join(folder, `worker-${index}`);
      const runner = createRunner(program, { documents, root, folder: own, sample: SAMPLE });
      while (next < FIRST + CASES && failures.length < ENOUGH_FAILURES) {
        const verdict = await runner.run({ seed: next++, skip: SKIP });
        verdicts.push(verdict);
        if (verdict.kind === "wrong") failures.push(await toldOf(runner, verdict, own));
      }
      runner.stop();
    };
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, (_, index) => work(index)));
    expect(failures.join("\n\n")).toBe("");
    expect(verdicts).toHaveLength(CASES);
    if (CASES < 100) return;
    // A fuzzer of which nothing is generated, or that nothing is said to, finds nothing.
    expect(verdicts.filter(({ kind }) => kind === "clean").length).toBeGreaterThan(CASES / 10);
    expect(verdicts.filter(({ kind }) => kind === "told").length).toBeGreaterThan(CASES / 10);
    expect(new Set(verdicts.flatMap(({ codes }) => codes)).size).toBeGreaterThan(10);
  },
  60_000 + CASES * 5000,
);
