import { call, isApiError } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { empty, json, text } from "./fault-server.ts";
import {
  type Case,
  createServer,
  deleteServer,
  faults,
  getServer,
  id,
  reply,
  setServer,
  stubbed,
  updateServer,
} from "./kit.ts";

const server = { server: { name: "web" } };
const good = json(200, server);
const acts: Record<string, Case["act"]> = {
  GET: (scw) => call(scw, getServer, { server_id: id }),
  POST: (scw) => call(scw, createServer, { name: "web" }),
  PATCH: (scw) => call(scw, updateServer, { server_id: id, name: "web" }),
  PUT: (scw) => call(scw, setServer, { server_id: id, name: "web" }),
};
const act = (method: string): Case["act"] => acts[method] ?? acts.GET ?? expect.fail();

/** Status, type of a bare answer, and whether a read is repeated. */
const statuses: readonly (readonly [number, string, boolean])[] = [
  [400, "invalid_arguments", false],
  [401, "denied_authentication", false],
  [402, "unknown", false],
  [403, "permissions_denied", false],
  [404, "not_found", false],
  [405, "unknown", false],
  [408, "unknown", true],
  [409, "conflict", false],
  [410, "expired", false],
  [412, "precondition_failed", false],
  [413, "unknown", false],
  [415, "unknown", false],
  [422, "unknown", false],
  [423, "locked", false],
  [425, "unknown", false],
  [429, "too_many_requests", true],
  [431, "unknown", false],
  [500, "server_error", true],
  [501, "server_error", false],
  [502, "server_error", true],
  [503, "server_error", true],
  [504, "server_error", true],
  [505, "server_error", true],
  [507, "server_error", true],
  [522, "server_error", true],
];

faults(
  "every status, to a read",
  statuses.flatMap(([status, type, repeated]) => [
    {
      name: `get: ${status}, always`,
      replies: [json(status, { message: "no" })],
      act: act("GET"),
      options: { retries: 2 },
      error: { name: "ApiError", status, type, attempts: repeated ? 3 : 1 },
      requests: repeated ? 3 : 1,
    },
    repeated
      ? {
          name: `get: ${status}, then an answer`,
          replies: [empty(status), good],
          act: act("GET"),
          result: server,
          requests: 2,
        }
      : {
          name: `get: ${status}, without a body`,
          replies: [empty(status), good],
          act: act("GET"),
          error: { status, type },
          requests: 1,
        },
  ]),
);

faults(
  "statuses, to what changes something",
  ["POST", "PATCH", "PUT"].flatMap((method) =>
    [408, 409, 429, 500, 502, 503, 504].map((status) => {
      const repeated = status === 429 || (method === "PUT" && status !== 409);
      return {
        name: `${method.toLowerCase()}: ${status}`,
        replies: [json(status, { message: "no" }), good],
        act: act(method),
        requests: repeated ? 2 : 1,
        ...(repeated ? { result: server } : { error: { status, attempts: 1 } }),
      };
    }),
  ),
);

faults("Retry-After", [
  {
    name: "429 without it, as Scaleway's gateway answers",
    replies: [empty(429, { "x-envoy-ratelimited": "true" }), empty(429), empty(429), good],
    act: act("GET"),
    result: server,
    requests: 4,
  },
  {
    name: "429 without it, without end",
    replies: [empty(429)],
    act: act("GET"),
    error: { type: "too_many_requests", attempts: 5, retryAfter: undefined },
    requests: 5,
  },
  {
    name: "0 seconds",
    replies: [empty(429, { "retry-after": "0" }), good],
    act: act("GET"),
    result: server,
    requests: 2,
  },
  {
    name: "1 second",
    replies: [empty(429, { "retry-after": "1" }), good],
    act: waited("GET", 1_000),
    result: true,
    requests: 2,
  },
  {
    name: "1 second, to a POST",
    replies: [empty(429, { "retry-after": "1" }), good],
    act: waited("POST", 1_000),
    result: true,
    requests: 2,
  },
  {
    name: "1 second, on a 503",
    replies: [empty(503, { "retry-after": "1" }), good],
    act: waited("GET", 1_000),
    result: true,
    requests: 2,
  },
  {
    name: "a date that has passed",
    replies: [empty(429, { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }), good],
    act: act("GET"),
    result: server,
    requests: 2,
  },
  {
    name: "a date far away",
    replies: [empty(503, { "retry-after": "Wed, 21 Oct 2099 07:28:00 GMT" }), good],
    act: act("GET"),
    error: { status: 503, attempts: 1, delay: 0 },
    requests: 1,
  },
  {
    name: "seconds above the cap",
    replies: [empty(429, { "retry-after": "3600" }), good],
    act: act("GET"),
    error: { status: 429, attempts: 1, retryAfter: 3_600_000 },
    requests: 1,
  },
  {
    name: "more seconds than a number can hold",
    replies: [empty(429, { "retry-after": "9".repeat(400) }), good],
    act: act("GET"),
    error: { status: 429, attempts: 1 },
    requests: 1,
  },
  {
    name: "a negative number",
    replies: [empty(429, { "retry-after": "-5" }), good],
    act: act("GET"),
    result: server,
    requests: 2,
  },
  {
    name: "a fraction",
    replies: [empty(429, { "retry-after": "0.5" }), good],
    act: act("GET"),
    result: server,
    requests: 2,
  },
  {
    name: "a word",
    replies: [empty(429, { "retry-after": "soon" }), good],
    act: act("GET"),
    result: server,
    requests: 2,
  },
  { name: "empty", replies: [empty(429, { "retry-after": "" }), good], act: act("GET"), result: server, requests: 2 },
]);

test("a Retry-After date is counted from now", async () => {
  const date = new Date(Date.now() + 2_000).toUTCString();
  const { scw, calls } = stubbed((_url, _init, index) =>
    index ? reply(server) : reply({}, 429, { "retry-after": date }),
  );
  const { delay } = await call(scw, getServer, { server_id: id }).withResponse();
  expect(calls.length).toBe(2);
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThanOrEqual(2_000);
});

faults("types of errors", [
  {
    name: "out of stock is not worth repeating",
    replies: [json(503, { type: "out_of_stock", message: "out of stock", resource: "DEV1-S" })],
    act: act("PUT"),
    error: { type: "out_of_stock", details: { resource: "DEV1-S" } },
    requests: 1,
  },
  {
    name: "HTML of a proxy",
    replies: [text(403, "<html><h1>Forbidden</h1></html>", { "content-type": "text/html" })],
    act: act("GET"),
    error: {
      type: "permissions_denied",
      message:
        "[permissions_denied] instance.v1.GetServer: permissions denied (403, request 7f0e1c2d-0000-4000-8000-000000000000)",
    },
    requests: 1,
  },
  {
    name: "broken JSON",
    replies: [text(404, '{"message": "no', { "content-type": "application/json" })],
    act: act("GET"),
    error: { type: "not_found", details: {} },
    requests: 1,
  },
  {
    name: "a list instead of an object",
    replies: [json(404, ["no"])],
    act: act("GET"),
    error: { type: "not_found" },
    requests: 1,
  },
  {
    name: "null instead of an object",
    replies: [json(404, null)],
    act: act("GET"),
    error: { type: "not_found" },
    requests: 1,
  },
  {
    name: "a type that is not a text",
    replies: [json(400, { type: 7, message: { no: 1 } })],
    act: act("GET"),
    error: { status: 400 },
    requests: 1,
  },
  {
    name: "a type that is not known yet",
    replies: [json(418, { type: "teapot", message: "no coffee" })],
    act: act("GET"),
    error: { type: "teapot", details: {} },
    requests: 1,
  },
  {
    name: "a message of many lines",
    replies: [json(400, { message: "a\nb\r\n  c".repeat(500) })],
    act: act("GET"),
    error: { type: "invalid_arguments" },
    requests: 1,
    check: (_server, error) => expect(String(error)).toMatch(/^[^\n\r]{100,700}$/),
  },
]);

function waited(method: string, milliseconds: number): Case["act"] {
  return async (scw, fake) => {
    const begin = performance.now();
    await act(method)(scw, fake);
    return performance.now() - begin >= milliseconds - 5;
  };
}

test("attempts and waits are told on the result", async () => {
  const { scw } = stubbed((_url, _init, index) => (index < 2 ? reply({}, 500) : reply(server)));
  const { attempts, delay, result } = await call(scw, getServer, { server_id: id }).withResponse();
  expect(result).toEqual(server);
  expect(attempts).toBe(3);
  expect(delay).toBeGreaterThan(0);
});

test("backoff grows, has full jitter and is capped", async () => {
  const waits: number[] = [];
  const { scw } = stubbed(() => reply({}, 500), {
    retryDelay: 4,
    maxRetryDelay: 10,
    retries: 6,
    hooks: (moment) => moment.kind === "retry" && waits.push(moment.wait),
  });
  for (let run = 0; run < 5; run++)
    expect(isApiError(await call(scw, deleteServer, { server_id: id }).catch((error) => error))).toBe(true);
  expect(waits.length).toBe(30);
  for (const [index, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(Math.min(10, 4 * 2 ** (index % 6)));
  expect(new Set(waits).size).toBeGreaterThan(20);
});

test("the retry budget is shared by all calls of a client, and refilled by successes", async () => {
  let broken = true;
  const { scw, calls } = stubbed(() => (broken ? reply({}, 500) : reply(server)), { retryDelay: 0 });
  const get = (): Promise<unknown> => call(scw, getServer, { server_id: id }).catch(() => {});
  for (let count = 0; count < 200; count++) await get();
  expect(calls.length).toBe(300);
  broken = false;
  for (let count = 0; count < 100; count++) await get();
  broken = true;
  for (let count = 0; count < 100; count++) await get();
  expect(calls.length).toBeGreaterThanOrEqual(300 + 100 + 109);
  expect(calls.length).toBeLessThanOrEqual(300 + 100 + 110);
});
