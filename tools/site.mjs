// `npm run site`: the reference site, into site/. Node 20 runs no TypeScript, so the sources are bundled first.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));
// Inside node_modules, so that what is not bundled is found from there; with the process in its name, since tests run it too.
const bundle = join(home, "node_modules", ".cache", "scwkit", `site.${process.pid}.mjs`);

try {
  await build({
    entryPoints: [join(home, "tools", "site", "main.ts")],
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  const { main } = await import(pathToFileURL(bundle).href);
  process.exitCode = await main(process.argv.slice(2), home);
} catch (error) {
  // A wrong flag or a folder that cannot be written: where in the code it shows helps nobody.
  if (error.syscall === undefined && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(bundle, { force: true });
}
