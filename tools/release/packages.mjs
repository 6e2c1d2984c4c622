// The packages of the repository, as far as a release cares.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolders } from "../build/packages.mjs";

export function releasable(root) {
  return packageFolders(root).map((folder) => {
    const path = join(root, folder);
    const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const { name, version, dependencies, peerDependencies } = manifest;
    const [scope] = name.split("/");
    const asked = Object.entries({ ...dependencies, ...peerDependencies });
    // What others publish is there already.
    const asks = Object.fromEntries(asked.filter(([other]) => other.startsWith(`${scope}/`)));
    return { name, version, folder, built: existsSync(join(path, "dist")), asks };
  });
}
