import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../../generator/write/inside.ts";
import { type Opening, type Output, openOutput } from "../../generator/write/write.ts";
import { scratch } from "../support/paths.ts";

/** Path to text. */
export type Tree = Readonly<Record<string, string>>;

const FILES = 24;
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Two states of an output that share folders; some files are in one of them only. */
export const trees: { readonly old: Tree; readonly new: Tree } = {
  old: Object.fromEntries(
    range(FILES).map((index) => [`shop/v1/old${index % 5}/${index}.ts`, `old ${index}\n`.repeat(40)]),
  ),
  new: Object.fromEntries(
    range(FILES).map((index) => [
      `shop/v1/${index % 2 ? "new" : "old"}${index % 5}/${index}.ts`,
      `new ${index}\n`.repeat(50),
    ]),
  ),
};

export function tempFolder(name: string): string {
  mkdirSync(scratch(""), { recursive: true });
  return mkdtempSync(join(scratch(""), `${name}-`));
}

export function put(folder: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** All files of a folder, those of the generator's own bookkeeping aside. */
export function treeOf(folder: string): Tree {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return Object.fromEntries(
    paths
      .filter((path) => !path.startsWith(".scwkit-"))
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
}

export const hidden = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.startsWith("."));

export async function open(folder: string, options: Partial<Opening> = {}): Promise<Output> {
  const output = await openOutput({ folder, isCheck: false, force: false, patience: 0, ...options });
  if (typeof output === "number") throw new Error(`held by ${output}`);
  return output;
}

/** Brings a folder to hold a tree; what was refused comes back. */
export async function writeTree(
  folder: string,
  tree: Tree,
  options: Partial<Opening> = {},
): Promise<readonly string[]> {
  const output = await open(folder, options);
  try {
    const files = Object.entries(tree).map(([path, text]) => ({ path, sha256: sha256(text) }));
    const difference = output.compare({ name: "", files });
    if (difference.refused.length > 0) return difference.refused.map(({ path, why }) => `${why} ${path}`);
    output.apply([difference], new Map(Object.entries(tree)));
    return [];
  } finally {
    output.close();
  }
}
