import { getEventListeners } from "node:events";
import { call, list, listPlaces, wait } from "@scwkit/runtime";
import { describe, expect, test } from "vitest";
import { drip, empty, faultServer, hang, hangBody, json, type Reply } from "./fault-server.ts";
import {
  caught,
  clientFor,
  getServer,
  type Item,
  type ItemsPage,
  id,
  listServers,
  reply,
  stubbed,
  volumeWaiter,
} from "./kit.ts";

type Client = Parameters<typeof call>[0];
const busy = json(200, { id: "v", status: "creating" });
const page: Reply = (exchange) => json(200, { servers: [{ id: Math.random() }], total_count: 9_999 })(exchange);

const stages: readonly (readonly [string, Reply, (scw: Client, signal: AbortSignal) => PromiseLike<unknown>])[] = [
  ["while headers are awaited", hang, (scw, signal) => call(scw, getServer, { server_id: id }, { signal })],
  ["while the body is read", hangBody, (scw, signal) => call(scw, getServer, { server_id: id }, { signal })],
  [
    "while the body drips",
    drip({ a: "x".repeat(999) }, 500, 10),
    (scw, signal) => call(scw, getServer, { server_id: id }, { signal }),
  ],
  [
    "between two attempts",
    empty(503, { "retry-after": "2" }),
    (scw, signal) => call(scw, getServer, { server_id: id }, { signal }),
  ],
  [
    "amid a list",
    page,
    async (scw, signal) => {
      for await (const _ of list<object, ItemsPage, Item>(scw, listServers, {}, { signal }));
    },
  ],
  ["amid an array", page, (scw, signal) => list<object, ItemsPage, Item>(scw, listServers, {}, { signal }).toArray()],
  [
    "amid many places",
    page,
    (scw, signal) =>
      listPlaces(
        ["fr-par-1", "nl-ams-1"],
        (zone, options) => list<object, ItemsPage, Item>(scw, listServers, { zone }, options),
        { signal },
      ).collect(),
  ],
  [
    "between two looks",
    busy,
    (scw, signal) => wait(scw, volumeWaiter, { volume_id: "v" }, { signal, interval: 5_000 }),
  ],
  ["amid a look", hang, (scw, signal) => wait(scw, volumeWaiter, { volume_id: "v" }, { signal })],
];

describe("an abort is heard at once, and leaves nothing behind", () => {
  test.each(stages)("%s", async (_stage, answer, act) => {
    const server = await faultServer([answer]);
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    let at = 0;
    setTimeout(() => {
      at = performance.now();
      controller.abort(reason);
    }, 40);
    expect(await caught(act(clientFor(server), controller.signal))).toBe(reason);
    // 50 ms is the promise; the rest is for a busy machine.
    expect(performance.now() - at).toBeLessThan(250);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    await server.close();
  });
});

test("a signal that was aborted before sends nothing", async () => {
  const { scw, calls } = stubbed(() => reply({}));
  const signal = AbortSignal.abort();
  const options = { signal };
  for (const work of [
    call(scw, getServer, { server_id: id }, options),
    list(scw, listServers, {}, options),
    list(scw, listServers, {}, options).toArray(),
    wait(scw, volumeWaiter, { volume_id: "v" }, options),
    listPlaces(
      ["fr-par-1"],
      (zone, more) => list<object, ItemsPage, Item>(scw, listServers, { zone }, more),
      options,
    ).collect(),
  ]) {
    expect(await caught(work)).toMatchObject({ name: "AbortError" });
  }
  expect(calls).toEqual([]);
});

test("the secret key's function may hang: an abort is heard", async () => {
  const controller = new AbortController();
  const { scw, calls } = stubbed(() => reply({}), { secretKey: () => new Promise<string>(() => {}) });
  const work = caught(call(scw, getServer, { server_id: id }, { signal: controller.signal }));
  controller.abort();
  expect(await work).toMatchObject({ name: "AbortError" });
  expect(calls).toEqual([]);
});

test("a fetch that does not heed its signal does not hold the caller", async () => {
  const controller = new AbortController();
  const { scw } = stubbed(() => new Promise<Response>(() => {}));
  const work = caught(call(scw, getServer, { server_id: id }, { signal: controller.signal }));
  controller.abort("enough");
  expect(await work).toBe("enough");
});

test("AbortSignal.timeout surfaces as fetch has it", async () => {
  const { scw } = stubbed(() => new Promise<Response>(() => {}));
  const error = await caught(call(scw, getServer, { server_id: id }, { signal: AbortSignal.timeout(10) }));
  expect(error).toBeInstanceOf(DOMException);
  expect(error).toMatchObject({ name: "TimeoutError" });
});

test("an abort whose reason looks like a passing failure is not retried", async () => {
  const { scw: other } = stubbed(() => Promise.reject(new TypeError("fetch failed")), { retries: 0 });
  const reason = await caught(call(other, getServer, { server_id: id }));
  const controller = new AbortController();
  const { scw, calls } = stubbed(() => new Promise<Response>(() => {}));
  const work = caught(call(scw, getServer, { server_id: id }, { signal: controller.signal }));
  controller.abort(reason);
  expect(await work).toBe(reason);
  expect(calls.length).toBe(1);
});

test("thousands of calls leave no listener on a shared signal", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on("warning", listen);
  const { signal } = new AbortController();
  const { scw } = stubbed((_url, _init, index) => (index % 20 ? reply({ server: {} }) : reply({}, 500)), {
    retryDelay: 0,
    retries: 9,
  });
  for (let round = 0; round < 40; round++) {
    await Promise.all(Array.from({ length: 50 }, () => call(scw, getServer, { server_id: id }, { signal })));
  }
  expect(getEventListeners(signal, "abort")).toEqual([]);
  process.off("warning", listen);
  // Node warns of a leak from the eleventh listener on.
  expect(warnings).toEqual([]);
});
