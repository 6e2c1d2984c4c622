import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface TextFile {
  /** Relative to the site's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Lies in every site, and tells its folder from one that holds something else. */
const MARKER = ".scwkit-site";

/** Whether the folder may be replaced: there is nothing in it, or a site. */
export function isReplaceable(out: string): boolean {
  return !existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, MARKER));
}

/** Runs `fill` on an empty folder and puts that in the place of the last site, whole. A failure leaves the last one. */
export async function replaceSite(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const stage = `${out}.${process.pid}.new`;
  rmSync(stage, { recursive: true, force: true });
  try {
    writeText(stage, [{ path: MARKER, text: "" }]);
    await fill(stage);
    rmSync(out, { recursive: true, force: true });
    renameSync(stage, out);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

export function writeText(folder: string, files: readonly TextFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const one of folders) mkdirSync(one, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
}
