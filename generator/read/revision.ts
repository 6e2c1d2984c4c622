import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { Report } from "../diagnostics.ts";

const MOST_BYTES = 512 * 1024 * 1024;

/** Puts a folder, as it was at a git revision, into another folder. Whether there was such a revision. */
export function checkOut(folder: string, revision: string, into: string, report: Report): boolean {
  try {
    // Before a dash-dash a revision can be nothing else, unless it looks like an option.
    if (revision.startsWith("-")) throw new Error("a revision does not start with a dash");
    const tar = execFileSync("git", ["archive", "--format=tar", revision, "--", "."], {
      cwd: folder,
      maxBuffer: MOST_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
    });
    mkdirSync(into, { recursive: true });
    execFileSync("tar", ["-x", "-f", "-", "-C", into], { input: tar, stdio: ["pipe", "ignore", "pipe"] });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split("\n").at(-1) ?? "") : String(error);
    report("revision-unknown", undefined, { revision, folder, reason });
    return false;
  }
}
