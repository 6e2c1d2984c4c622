import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Helper, readApis, workOn } from "../generator/apis.ts";

const specs = fileURLToPath(new URL("../specs/lb", import.meta.url));
const files = ["v1.regional.yml", "v1.zoned.yml", "absent.yml"];

test("readings are the same and in the same order, whoever reads", async () => {
  const eager: Helper = async (job) => workOn(job);
  const alone = await readApis(specs, "lb", files);
  expect(alone.map(({ file }) => file)).toEqual(files);
  expect(alone[2]?.diagnostics.map(({ code }) => code)).toEqual(["file-unreadable"]);
  expect(await readApis(specs, "lb", files, eager)).toEqual(alone);
});

test("what a thread took before it failed is read all the same", async () => {
  const failing: Helper = async (job) => {
    Atomics.store(job.taken, 0, job.files.length);
    throw new Error("The thread is gone.");
  };
  expect(await readApis(specs, "lb", files, failing)).toEqual(await readApis(specs, "lb", files));
});
