import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./paths.ts";

const run = promisify(execFile);

/** A package as it is published. */
export interface Packed {
  /** `@scwkit/lb` */
  readonly name: string;
  /** Where its sources are: `generated/lb` */
  readonly folder: string;
  readonly tarball: string;
  /** Paths of the files that it holds. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly repository?: { readonly url: string; readonly directory?: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

interface NpmPacked {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Builds what is not built yet, and packs it in one process. Without folders: every package. */
export async function pack(into: string, folders: readonly string[] = []): Promise<readonly Packed[]> {
  await run(process.execPath, ["tools/build.mjs"], { cwd: root });
  const wanted = folders.length === 0 ? ["--workspaces"] : folders.map((folder) => `./${folder}`);
  const flags = ["--pack-destination", into, "--json", "--loglevel", "error", "--cache", join(into, ".cache")];
  const { stdout } = await run("npm", ["pack", ...wanted, ...flags], { cwd: root, maxBuffer: 2 ** 26 });
  const packed: readonly NpmPacked[] = JSON.parse(stdout);
  return packed.map(({ name, filename, files }) => {
    const folder = folderOf(name);
    const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return { name, folder, tarball: join(into, filename), files: files.map(({ path }) => path), manifest };
  });
}

function folderOf(name: string): string {
  const word = name.replace("@scwkit/", "");
  return word === "runtime" || word === "config" ? word : `generated/${word}`;
}
