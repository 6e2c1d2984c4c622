import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { call } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { faultServer, json, type Reply, resetAfter, resetBefore } from "./fault-server.ts";
import { clientFor, getServer } from "./kit.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

async function heap(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  return process.memoryUsage().heapUsed;
}

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

/** Of a hundred requests, five are reset: some before they were read, some after. */
const faulty: readonly Reply[] = Array.from({ length: 4_000 }, (_, index): Reply => {
  if (index % 20 === 7) return index % 40 === 7 ? resetBefore : resetAfter;
  return (exchange) => json(200, { server: { name: exchange.seen.url.split("/").at(-1) } })(exchange);
});

test("2,000 calls at 50 in parallel with 5 % resets: every one right, nothing left behind", async () => {
  const server = await faultServer(faulty);
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const { signal } = new AbortController();
  const scw = clientFor(server, { retries: 8 });
  const before = timers();
  let next = 0;
  let attempts = 0;
  const worker = async (last: number): Promise<void> => {
    while (next < last) {
      const name = `server-${next++}`;
      const answer = await call(scw, getServer, { server_id: name }, { signal }).withResponse();
      expect(answer.result).toEqual({ server: { name } });
      attempts += answer.attempts;
    }
  };
  const run = (last: number): Promise<unknown> => Promise.all(Array.from({ length: 50 }, () => worker(last)));
  await run(500);
  const warm = await heap();
  await run(2_000);
  const grown = (await heap()) - warm;
  expect(next).toBe(2_000);
  expect(attempts).toBe(server.seen.length);
  expect(attempts).toBeGreaterThan(2_080);
  expect(attempts).toBeLessThan(2_200);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(timers()).toBeLessThanOrEqual(before + 2);
  // What the server remembers of 1,500 requests is in it too.
  expect(grown).toBeLessThan(8e6);
  await server.close();
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
});
