// One build at a time: a second one waits, and then finds everything built. Whoever packs after a build of its own can
// rely on nobody replacing a dist meanwhile.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export async function withLock(root, work) {
  const path = join(root, ".cache/build.lock");
  mkdirSync(join(root, ".cache"), { recursive: true });
  while (!take(path)) await setTimeout(50);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    // A build that was killed has left it.
    if (!isAlive(ownerOf(path))) rmSync(path, { force: true });
    return false;
  }
}

/** Absent while the file is being written or has just gone. */
function ownerOf(path) {
  try {
    return Number(readFileSync(path, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  if (pid === undefined) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive as well.
    return error.code === "EPERM";
  }
}
