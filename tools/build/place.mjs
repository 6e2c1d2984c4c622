// A dist is complete or not there: it is made elsewhere and renamed into its place.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A folder of this run alone, on the same file system, so that a rename will do. */
export function stageFor(root) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const path = mkdtempSync(join(root, ".cache/build-"));
  return {
    path,
    dist: (pack) => join(path, pack.folder),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export function placeDist(pack, stage) {
  rmSync(pack.dist, { recursive: true, force: true });
  try {
    renameSync(stage.dist(pack), pack.dist);
  } catch (error) {
    // Another build of the same sources was a moment faster: its dist is as good.
    if (error.code !== "ENOTEMPTY") throw error;
  }
}

/** npm packs a LICENSE that lies beside the manifest. Git ignores these copies: there is one licence. */
export function placeLicence(root, packages) {
  const text = readFileSync(join(root, "LICENSE"), "utf8");
  for (const path of packages.map((pack) => join(pack.path, "LICENSE")))
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) copyFileSync(join(root, "LICENSE"), path);
}
