import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import type { Folder } from "./folder.ts";

const MOST_BYTES = 512 * 1024 * 1024;

/** Works on a folder as it was at a git revision; `undefined`, and a report, when there was none. */
export async function withRevision<T>(
  { specs, shown }: Folder,
  revision: string,
  report: Report,
  work: (before: Folder) => Promise<T>,
): Promise<T | undefined> {
  const then = mkdtempSync(join(tmpdir(), "scwkit-"));
  try {
    if (!checkOut(specs, revision, then, report)) return undefined;
    return await work({ specs: then, shown: `${revision.replace(LONG_HASH, "$1")}:${shown}` });
  } finally {
    rmSync(then, { recursive: true, force: true });
  }
}

const LONG_HASH = /^([0-9a-f]{12})[0-9a-f]{28}$/;

/** Puts a folder, as it was at a git revision, into another folder. Whether there was such a revision. */
function checkOut(folder: string, revision: string, into: string, report: Report): boolean {
  try {
    // Before a dash-dash a revision can be nothing else, unless it looks like an option.
    if (revision.startsWith("-")) throw new Error("a revision does not start with a dash");
    const tar = execFileSync("git", ["archive", "--format=tar", revision, "--", "."], {
      cwd: folder,
      maxBuffer: MOST_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
    });
    execFileSync("tar", ["-x", "-f", "-", "-C", into], { input: tar, stdio: ["pipe", "ignore", "pipe"] });
    return true;
  } catch (error) {
    report("revision-unknown", undefined, { revision, folder, reason: reasonOf(error, folder, revision) });
    return false;
  }
}

/** Git says the same in many languages and ways, so it is asked once more what of it is there. */
function reasonOf(error: unknown, folder: string, revision: string): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (revision.startsWith("-")) return message;
  if (!existsSync(folder)) return "there is no such folder";
  if (error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error)
    return `${error.path} is not installed`;
  const isOf = (object: string): ReturnType<typeof spawnSync> =>
    spawnSync("git", ["rev-parse", "--verify", "--quiet", object], { cwd: folder, encoding: "utf8" });
  const { status, stderr } = isOf(`${revision}^{tree}`);
  if (status === 1) return "git knows no such revision";
  if (status !== 0) return lastLine(String(stderr));
  return isOf(`${revision}:./`).status === 0 ? lastLine(message) : "the folder was not there then";
}

const lastLine = (text: string): string => (text.trim().split("\n").at(-1) ?? "").replace(/^fatal: |\.$/g, "");
