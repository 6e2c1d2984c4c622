import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Whether a script was started itself, rather than imported by `all.mjs` for what it measures. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}
