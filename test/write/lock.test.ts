import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { LOCK, type Processes, takeLock } from "../../generator/write/lock.ts";
import { tempFolder } from "./trees.ts";

const base = tempFolder("lock");
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** This process, and whether another one lives as its system says. */
const real: Processes = {
  pid: process.pid,
  isAlive: (pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  },
};

function folderOf(name: string, lock?: string): string {
  const folder = join(base, name);
  mkdirSync(folder);
  if (lock !== undefined) writeFileSync(join(folder, LOCK), lock);
  return folder;
}

async function taken(folder: string, processes: Processes = real): Promise<boolean> {
  const lock = await takeLock(folder, processes, 0);
  if (typeof lock === "number") return false;
  expect(lock.isHeld()).toBe(true);
  lock.release();
  expect(existsSync(join(folder, LOCK))).toBe(false);
  return true;
}

describe("the lock of an output", () => {
  test("is held by one run, which is named, and is free after it", async () => {
    const folder = folderOf("one");
    const lock = await takeLock(folder, real, 0);
    expect(await takeLock(folder, real, 0)).toBe(process.pid);
    if (typeof lock !== "number") lock.release();
    expect(await taken(folder)).toBe(true);
  });

  test("is waited for", async () => {
    const folder = folderOf("patience");
    const lock = await takeLock(folder, real, 0);
    const second = takeLock(folder, real, 60_000);
    if (typeof lock !== "number") lock.release();
    expect(typeof (await second)).toBe("object");
  });

  test("outlives no process that ended, was killed, or had its number before", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const dead = child.pid ?? 0;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await taken(folderOf("dead", `${dead} 1\n`))).toBe(true);
    expect(await taken(folderOf("empty", ""))).toBe(true);
    expect(await taken(folderOf("nonsense", "I hold this.\n"))).toBe(true);
    if (existsSync("/proc/self/stat")) expect(await taken(folderOf("before", `${process.pid} 1\n`))).toBe(true);
  });

  test("of a living process of unknown start is respected", async () => {
    const folder = folderOf("elsewhere", "999999999 \n");
    expect(await taken(folder, { pid: process.pid, isAlive: () => true })).toBe(false);
    expect(readFileSync(join(folder, LOCK), "utf8")).toBe("999999999 \n");
  });

  test("that is no file is named, not waited for without end", async () => {
    const folder = folderOf("folder");
    mkdirSync(join(folder, LOCK));
    await expect(takeLock(folder, real, 0)).rejects.toThrow(`${join(folder, LOCK)} is no lock that can be read`);
  });

  test("that another run has taken over is neither held nor released", async () => {
    const folder = folderOf("lost");
    const lock = await takeLock(folder, real, 0);
    if (typeof lock === "number") throw new Error("not taken");
    writeFileSync(join(folder, LOCK), "1 1\n");
    expect(lock.isHeld()).toBe(false);
    lock.release();
    expect(readFileSync(join(folder, LOCK), "utf8")).toBe("1 1\n");
  });
});
