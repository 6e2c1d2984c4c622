import { join, relative, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { diagnosticLine } from "./diagnostic-line.ts";
import { printSite } from "./print-site.ts";
import { readPlans } from "./read-plans.ts";
import { printRuntime } from "./runtime-reference.ts";
import { isReplaceable, replaceSite, writeText } from "./write-site.ts";

/** Arguments in, exit code out. */
export async function main(argv: readonly string[], home: string): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { out: { type: "string" } } });
  const out = resolve(values.out ?? join(home, "site"));
  const start = performance.now();
  if (!isReplaceable(out)) {
    console.error(`${out} holds something that is no site. Name another folder with --out.`);
    return 1;
  }
  const { library, errors } = await readPlans(join(home, "specs"));
  for (const error of errors) console.error(diagnosticLine(error));
  if (errors.length > 0) return 1;
  const site = printSite(library, join(home, "templates", "site"));
  await replaceSite(out, async (folder) => {
    writeText(folder, site.files);
    await printRuntime(home, join(folder, "runtime"));
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), join(out, "index.html"))}: ${site.pages} pages, ${seconds} s`);
  return 0;
}
