// Which packages there are, what they are made of and what they export.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

const handWritten = ["runtime", "config"];

/** Folders from the root of the repository, in the order in which they are reported. */
function possibleFolders(root) {
  const generated = existsSync(join(root, "generated")) ? readdirSync(join(root, "generated")).sort() : [];
  return [...handWritten, ...generated.map((name) => `generated/${name}`)];
}

export function packageFolders(root) {
  return possibleFolders(root).filter((folder) => existsSync(join(root, folder, "package.json")));
}

export function findPackages(root) {
  const folders = packageFolders(root);
  const tools = toolText(root);
  return folders.map((folder) => describe(root, folder, tools));
}

/** Where a product is gone, its dist and LICENSE are all that is left: what git ignores, nobody else removes. */
export function removeOrphans(root) {
  const orphans = possibleFolders(root).filter(
    (folder) => existsSync(join(root, folder, "dist")) && !existsSync(join(root, folder, "package.json")),
  );
  for (const folder of orphans) {
    rmSync(join(root, folder, "dist"), { recursive: true });
    rmSync(join(root, folder, "LICENSE"), { force: true });
    if (readdirSync(join(root, folder)).length === 0) rmSync(join(root, folder), { recursive: true });
  }
  return orphans.map((folder) => `${folder}: removed, its sources are gone`);
}

function describe(root, folder, tools) {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  // Hand-written packages keep their sources in src/, generated ones beside their package.json.
  const sourceRoot = existsSync(join(path, "src")) ? join(path, "src") : path;
  const sources = filesBelow(sourceRoot).filter((file) => file.endsWith(".ts"));
  const pack = { name: manifest.name, folder, path, dist: join(path, "dist"), sourceRoot, sources };
  return { ...pack, entries: entriesOf(pack, manifest), hash: hashOf(pack, tools) };
}

/** `v1/servers.ts` is packed as `dist/src/v1/servers.ts`. */
export function packedSource({ dist, sourceRoot }, source) {
  return join(dist, "src", relative(sourceRoot, source));
}

/** A path as source maps write it. */
export function slashed(path) {
  return path.replaceAll("\\", "/");
}

/** `./dist/v1/index.js` of `exports` is built from `v1/index.ts`. */
function entriesOf(pack, { exports = {} }) {
  const targets = Object.values(exports).map((target) => target.default ?? target);
  const entries = targets.filter((target) => target.startsWith("./dist/")).map((target) => target.slice(7, -3));
  for (const entry of entries) {
    if (!pack.sources.includes(join(pack.sourceRoot, `${entry}.ts`)))
      throw new Error(
        `${pack.folder}/package.json exports dist/${entry}.js, but there is no ${entry}.ts to build it from`,
      );
  }
  return entries;
}

/** Whole paths, sorted, so that equal trees give equal hashes. */
export function filesBelow(path) {
  const entries = readdirSync(path, { withFileTypes: true });
  const inside = entries.filter((entry) => !["dist", "node_modules"].includes(entry.name));
  return inside
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

function hashOf(pack, tools) {
  const hash = createHash("sha256").update(tools);
  for (const file of [join(pack.path, "package.json"), ...pack.sources])
    hash.update(`\0${relative(pack.path, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** What shapes the output beside the sources. A new compiler or a changed tool builds everything again. */
function toolText(root) {
  const files = [
    ...filesBelow(join(root, "tools/build")),
    join(root, "tools/build.mjs"),
    join(root, "tsconfig.json"),
    join(root, "node_modules/esbuild/package.json"),
    join(root, "node_modules/typescript-7/package.json"),
  ];
  return files.map((file) => readFileSync(file, "utf8")).join("\0");
}
