// Moves a project from the official SDK to our packages: node tools/from-official-sdk.mjs [--dry] <project folder>
// Node 20 runs no TypeScript, so the program is bundled first.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(home, ".cache", "from-official-sdk.mjs");

mkdirSync(dirname(outfile), { recursive: true });
const entryPoints = [join(home, "tools", "from-official-sdk", "cli.ts")];
await build({
  entryPoints,
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
});
const { main } = await import(pathToFileURL(outfile).href);
process.exitCode = main(process.argv.slice(2), home, (text) => process.stdout.write(text));
