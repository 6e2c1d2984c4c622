import { linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const LOCK = ".scwkit-lock";

/** What tells living processes from dead ones. */
export interface Processes {
  /** Of this process. */
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
}

export interface Lock {
  /** Whether it is still this run's: another may have taken it for that of a dead process. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

/** Milliseconds between two looks at a lock that another run holds. */
const PAUSE = 50;

/** The lock of a folder, or the process that still held it when the time was over. */
export async function takeLock(folder: string, processes: Processes, patience: number): Promise<Lock | number> {
  const path = join(folder, LOCK);
  const own = `${processes.pid} ${startOf(processes.pid)}\n`;
  for (const end = performance.now() + patience; ; await sleep(PAUSE)) {
    if (claim(path, own, processes.pid)) {
      clearDrafts(folder);
      return { isHeld: () => textOf(path) === own, release: () => void (textOf(path) === own && rmSync(path)) };
    }
    const owner = textOf(path);
    if (owner === undefined) {
      if (performance.now() >= end && isThere(path)) throw new Error(`${path} is no lock that can be read`);
      continue;
    }
    if (!isLiving(owner, processes)) clear(path, owner, processes.pid);
    else if (performance.now() >= end) return Number.parseInt(owner, 10);
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** By a link the lock appears with its content, so nobody meets an empty one. */
function claim(path: string, text: string, pid: number): boolean {
  const draft = `${path}.${pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { flag: "wx" });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    return codeOf(error) !== "EEXIST" && claimWithoutLink(path, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Some file systems (exFAT, shares) have no links. */
function claimWithoutLink(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** Of runs that were killed while they asked for the lock. One that asks now takes the other way. */
function clearDrafts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(`${LOCK}.`)) rmSync(join(folder, name), { force: true });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The process may be gone, or its number may belong to another one by now. */
function isLiving(owner: string, { isAlive }: Processes): boolean {
  const [pid = "", start] = owner.trim().split(" ");
  if (!/^\d+$/.test(pid) || !isAlive(Number(pid))) return false;
  const now = startOf(Number(pid));
  return now === "" || now === start;
}

/** When a process started, where the system tells (Linux); empty elsewhere. A dead one that nobody buried has no start. */
function startOf(pid: number): string {
  const fields = textOf(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
  if (!fields) return "";
  return fields[0] === "Z" || fields[0] === "X" ? "dead" : (fields[19] ?? "");
}

/** Removes a dead owner's lock, and no other that came in its place: only one run can move the file aside. */
function clear(path: string, owner: string, pid: number): void {
  const aside = `${path}.${pid}.dead`;
  try {
    renameSync(path, aside);
    if (textOf(aside) !== owner) linkSync(aside, path);
  } catch {
    // Another run was faster: look again.
  } finally {
    rmSync(aside, { force: true });
  }
}
