import { call } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, createServer, getServer, id, reply, stubbed } from "./kit.ts";

async function unhandledDuring(work: () => unknown): Promise<unknown[]> {
  const seen: unknown[] = [];
  const listen = (reason: unknown): void => void seen.push(reason);
  // Vitest would fail the run for what is expected here.
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", listen);
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", listen);
  for (const other of others) process.on("unhandledRejection", other);
  return seen;
}

test("a call is a promise, and starts at once", async () => {
  const { scw, calls } = stubbed(() => reply({ server: { name: "web" } }));
  const work = call(scw, getServer, { server_id: id });
  expect(work).toBeInstanceOf(Promise);
  expect(calls.length).toBe(1);
  expect(await work).toEqual({ server: { name: "web" } });
  expect(await work.finally(() => {})).toEqual({ server: { name: "web" } });
});

test("withResponse asks no second time", async () => {
  const { scw, calls } = stubbed(() => reply({ server: { name: "web" } }));
  const work = call(scw, getServer, { server_id: id });
  expect((await work.withResponse()).result).toBe(await work);
  expect(calls.length).toBe(1);
});

test("what is wrong with the arguments is a rejection, not a throw", async () => {
  const { scw } = stubbed(() => reply({}));
  expect(await caught(call(scw, getServer, { server_id: "" }))).toBeInstanceOf(TypeError);
  expect(await caught(call(scw, getServer, { server_id: id }, { timeout: -1 }))).toEqual(
    new TypeError("timeout: must be a positive number"),
  );
});

test("who takes withResponse has the failure, once", async () => {
  const { scw } = stubbed(() => reply({ message: "no" }, 403));
  const seen = await unhandledDuring(async () => {
    expect(await caught(call(scw, getServer, { server_id: id }).withResponse())).toMatchObject({ status: 403 });
  });
  expect(seen).toEqual([]);
});

test("a failure that nobody takes is an unhandled rejection, as of any promise", async () => {
  const { scw } = stubbed(() => reply({ message: "no" }, 403));
  const seen = await unhandledDuring(() => void call(scw, createServer, {}));
  expect(seen).toMatchObject([{ status: 403 }]);
});
