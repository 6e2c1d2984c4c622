import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { giveVersions, type VersionsOptions, type VersionsOutcome } from "../../generator/versions/versions.ts";
import { root } from "../support/paths.ts";
import { tempFolder } from "../write/trees.ts";

/** Path to text; `undefined` where a file is to go. */
export type Documents = Readonly<Record<string, string | undefined>>;

export const base: string = tempFolder("versions");

/** A folder of documents. */
export function specsWith(documents: Documents): string {
  const specs = mkdtempSync(join(base, "specs-"));
  change(specs, documents);
  return specs;
}

export function change(specs: string, documents: Documents): void {
  for (const [path, text] of Object.entries(documents)) {
    mkdirSync(dirname(join(specs, path)), { recursive: true });
    if (text === undefined) rmSync(join(specs, path));
    else writeFileSync(join(specs, path), text);
  }
}

export const versions = (specs: string, options: Partial<VersionsOptions> = {}): Promise<VersionsOutcome> =>
  giveVersions({
    specs,
    shown: "specs",
    templates: pathToFileURL(`${root}/templates/`),
    today: "2026-01-31",
    ...options,
  });

/** Versions by package, as an outcome tells them. */
export const told = ({ next }: VersionsOutcome): Readonly<Record<string, string>> =>
  Object.fromEntries([...(next?.versions ?? [])].map(([name, { version }]) => [name, version]));

/** The packages that moved, with what moved them. */
export const moves = ({ next }: VersionsOutcome): readonly string[] =>
  next?.moves.map(({ name, to, level }) => [name, to, level].filter(Boolean).join(" ")) ?? [];

export function textOf(specs: string, file: string): string | undefined {
  const path = join(specs, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A catalogue of products of one version each. */
export const catalogueOf = (...products: readonly (readonly [string, string, string])[]): string =>
  products
    .map(
      ([slug, version, track]) =>
        `${slug}:\n  title: ${slug}\n  locality: global\n  current: ${version}\n  versions: { ${version}: { track: ${track} } }\n`,
    )
    .join("");
