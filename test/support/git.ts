import { spawnSync } from "node:child_process";

/** Runs git in a folder, as somebody of whom nothing is configured. */
export function gitIn(folder: string, ...flags: readonly string[]): void {
  const person = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
  const { status, stderr } = spawnSync("git", [...person, ...flags], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** A commit of all that lies in a folder, which becomes a repository if it is none. */
export function commitAll(folder: string): void {
  gitIn(folder, "init", "--quiet");
  gitIn(folder, "add", ".");
  gitIn(folder, "commit", "--quiet", "--allow-empty", "--message", "Documents");
}
