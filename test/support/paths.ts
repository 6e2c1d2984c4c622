import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const specs: string = join(root, "specs");
export const generated: string = join(root, "generated");

/** Facts, published documents and recordings stand beside the project; tests that read them skip without. */
export const shared: string = join(root, "..", "shared");
export const hasShared: boolean = existsSync(join(shared, "traffic"));

/** A folder for what a test generates; inside the project, so that imports resolve as they do in it. */
export const scratch = (name: string): string => join(root, "test", ".out", name);

/** Every document of a folder, relative to it. */
export function documentsIn(folder: string, prefix = ""): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return documentsIn(join(folder, entry.name), `${prefix}${entry.name}/`);
    return /\.yml$/.test(entry.name) && !/\.notes\.yml$|^catalogue\.yml$/.test(entry.name) ? [prefix + entry.name] : [];
  });
}
