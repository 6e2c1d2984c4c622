// Node 20 runs no TypeScript, so the generator is bundled once and again whenever one of its files changes.
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const home = dirname(here);
const bundle = join(home, "node_modules", ".cache", "scwkit", "cli.mjs");

if (isStale()) await build();
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = await main(process.argv.slice(2), home);

function isStale() {
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const sources = readdirSync(here, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = [...sources.map((entry) => join(entry.parentPath, entry.name)), join(home, "package-lock.json")];
  return files.some((file) => statSync(file).mtimeMs > built);
}

async function build() {
  const { build } = await import("esbuild");
  mkdirSync(dirname(bundle), { recursive: true });
  await build({
    entryPoints: [join(here, "cli.ts")],
    outdir: dirname(bundle),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
}
