// Moves a project from the official SDK to our packages: node tools/from-official-sdk.mjs [--dry] <project folder>
// Node 20 runs no TypeScript, so the program is bundled first.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(home, ".cache", "from-official-sdk.mjs");

const esbuild = await import("esbuild").catch(() => undefined);
if (!esbuild) {
  process.stderr.write("This clone is not installed. Run npm ci in it first.\n");
  process.exit(1);
}
mkdirSync(dirname(outfile), { recursive: true });
const entryPoints = [join(home, "tools", "from-official-sdk", "cli.ts")];
await esbuild.build({
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
