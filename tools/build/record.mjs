// What the last build was made from. It lies outside of dist/, which is published as it is.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { filesBelow } from "./packages.mjs";

const recordPath = (root) => join(root, ".cache/build.json");

export function readRecord(root) {
  try {
    return JSON.parse(readFileSync(recordPath(root), "utf8"));
  } catch {
    // Missing or half written: everything is built, which is never wrong.
    return {};
  }
}

export function writeRecord(root, packages) {
  const entries = packages.map((pack) => [pack.folder, { hash: pack.hash, files: distFiles(pack) }]);
  const path = recordPath(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(Object.fromEntries(entries)));
  renameSync(`${path}.${process.pid}`, path);
}

/** Equal sources, and nobody added to the dist or took from it. */
export function isFresh(record, pack) {
  const last = record[pack.folder];
  return last?.hash === pack.hash && last.files.join() === distFiles(pack).join();
}

function distFiles(pack) {
  return existsSync(pack.dist) ? filesBelow(pack.dist).map((file) => relative(pack.dist, file)) : [];
}
