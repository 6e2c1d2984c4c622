// The built packages, copied to where a user's `npm install` would have put them.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const bench = fileURLToPath(new URL("..", import.meta.url));
export const root = join(bench, "..");
/** For what the scripts write. Inside bench/, so that it resolves packages as the scripts do; ignored by git. */
export const work = join(bench, ".peers");

export function installBuilt() {
  if (!existsSync(join(bench, "node_modules/openapi-fetch")))
    throw new Error("the peers are missing: run `npm ci` in bench/");
  install("runtime", "runtime");
  install("instance", "generated/instance");
  mkdirSync(work, { recursive: true });
}

/** A copy, not a link: node would resolve the imports of a linked package from its real folder. */
function install(name, folder) {
  const from = join(root, folder);
  const to = join(bench, "node_modules/@scwkit", name);
  if (!existsSync(join(from, "dist"))) throw new Error(`${folder}/dist is missing: run \`npm run build\``);
  rmSync(to, { recursive: true, force: true });
  for (const part of ["package.json", "dist"]) cpSync(join(from, part), join(to, part), { recursive: true });
}
