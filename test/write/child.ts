import { realDisk } from "../../generator/write/disk.ts";
import { trees, writeTree } from "./trees.ts";

/** Writes the one tree and the other in turn until it is killed, slowly, so that it is most of the time at it. */
const [folder = ""] = process.argv.slice(2);
const slow = {
  ...realDisk,
  write: (path: string, text: string): void => {
    for (const end = performance.now() + 0.3; performance.now() < end; );
    realDisk.write(path, text);
  },
  rename: (from: string, to: string): void => {
    for (const end = performance.now() + 0.3; performance.now() < end; );
    realDisk.rename(from, to);
  },
};
const processes = { pid: process.pid, isAlive: (): boolean => false };
process.stdout.write("ready\n");
for (;;) {
  await writeTree(folder, trees.new, { disk: slow, processes });
  await writeTree(folder, trees.old, { disk: slow, processes });
}
