import { type CallEvent, call, watch, watchers } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, createServer, getServer, id, reply, stubbed } from "./kit.ts";

function recorder() {
  const events: (readonly [string, CallEvent])[] = [];
  const on = (name: string) => (event: CallEvent) => void events.push([name, event]);
  const hooks = watch({ request: on("request"), retry: on("retry"), response: on("response"), error: on("error") });
  return { events, hooks, names: () => events.map(([name]) => name) };
}

test("each attempt begins with request and ends with one of the others", async () => {
  const { events, hooks, names } = recorder();
  const { scw } = stubbed((_url, _init, index) => (index ? reply({ server: {} }) : reply({ message: "no" }, 503)), {
    hooks,
  });
  await call(scw, getServer, { server_id: id });
  expect(names()).toEqual(["request", "retry", "request", "response"]);
  const common = {
    callId: 1,
    operation: "instance.v1.GetServer",
    method: "GET",
    url: `https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/${id}`,
  };
  for (const [, event] of events) expect(event).toMatchObject(common);
  expect(events.map(([, { attempt }]) => attempt)).toEqual([1, 1, 2, 2]);
  expect(events[0]?.[1]).toMatchObject({ headers: { Accept: "application/json", "X-Auth-Token": "[secret]" } });
  expect(events[1]?.[1]).toMatchObject({
    status: 503,
    error: { type: "server_error" },
    wait: expect.any(Number),
    elapsed: expect.any(Number),
  });
  expect(events[3]?.[1]).toMatchObject({
    status: 200,
    requestId: expect.any(String),
    headers: { "content-type": "application/json" },
    elapsed: expect.any(Number),
  });
});

test("a call that fails ends with error", async () => {
  const { events, hooks, names } = recorder();
  const { scw } = stubbed(() => reply({ message: "no" }, 403), { hooks });
  const error = await caught(call(scw, createServer, { name: "web" }));
  expect(names()).toEqual(["request", "error"]);
  expect(events[1]?.[1]).toMatchObject({ error, status: 403 });
});

test("an abort between two attempts is told too", async () => {
  const { hooks, names } = recorder();
  const controller = new AbortController();
  const { scw } = stubbed(() => reply({}, 429, { "retry-after": "5" }), { hooks });
  const work = caught(call(scw, getServer, { server_id: id }, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 10);
  await work;
  expect(names()).toEqual(["request", "retry", "error"]);
});

test("calls are told apart, and bodies and results can be seen", async () => {
  const seen: unknown[] = [];
  const hooks = watch({
    request: (event) => void seen.push([event.callId, event.body()]),
    response: (event) => void seen.push([event.callId, event.result()]),
  });
  const { scw } = stubbed((_url, _init, index) => reply({ index }), { hooks });
  await call(scw, createServer, { name: "web" });
  await call(scw, getServer, { server_id: id });
  expect(seen).toEqual([
    [1, { name: "web" }],
    [1, { index: 0 }],
    [2, null],
    [2, { index: 1 }],
  ]);
});

test("a hook that throws changes nothing, and the others are still called", async () => {
  const { hooks, names } = recorder();
  const bad = watch({
    request: () => {
      throw new Error("hook");
    },
    response: () => {
      throw new Error("hook");
    },
  });
  const { scw } = stubbed(() => reply({ ok: 1 }), {
    hooks: watchers(bad, hooks, () => {
      throw new Error("raw");
    }),
  });
  expect(await call(scw, getServer, { server_id: id })).toEqual({ ok: 1 });
  expect(names()).toEqual(["request", "response"]);
});

test("what is wrong with the arguments is not told: nothing was sent", async () => {
  const { hooks, names } = recorder();
  const { scw } = stubbed(() => reply({}), { hooks });
  await caught(call(scw, getServer, { server_id: "" }));
  expect(names()).toEqual([]);
});
