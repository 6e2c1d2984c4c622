import { call, isConnectionError, isTimeoutError } from "@scwkit/runtime";
import { expect, test } from "vitest";
import {
  closeAfter,
  drip,
  empty,
  hang,
  hangBody,
  json,
  raw,
  resetAfter,
  resetBefore,
  resetBody,
  resetHeaders,
  thenStale,
} from "./fault-server.ts";
import {
  type Case,
  caught,
  clientFor,
  createServer,
  deadUrl,
  deleteServer,
  faults,
  getServer,
  id,
  setServer,
  updateServer,
} from "./kit.ts";

const server = { server: { name: "web" } };
const good = json(200, server);
const get: Case["act"] = (scw) => call(scw, getServer, { server_id: id });
const post: Case["act"] = (scw) => call(scw, createServer, { name: "web" });
const patch: Case["act"] = (scw) => call(scw, updateServer, { server_id: id, name: "web" });
const put: Case["act"] = (scw) => call(scw, setServer, { server_id: id, name: "web" });
const remove: Case["act"] = (scw) => call(scw, deleteServer, { server_id: id });
const broken = { name: "ConnectionError", refused: false, transient: true };
const late = { name: "TimeoutError", option: "attemptTimeout" };
const short = { attemptTimeout: 60, retries: 1 };

faults("connections", [
  {
    name: "get: reset before the request was read",
    replies: [resetBefore, good],
    act: get,
    result: server,
    requests: 2,
  },
  { name: "get: reset after the request was read", replies: [resetAfter, good], act: get, result: server, requests: 2 },
  { name: "get: closed without an answer", replies: [closeAfter, good], act: get, result: server, requests: 2 },
  { name: "get: reset amid the headers", replies: [resetHeaders, good], act: get, result: server, requests: 2 },
  { name: "get: reset amid the body", replies: [resetBody, good], act: get, result: server, requests: 2 },
  { name: "get: not HTTP", replies: [raw("SSH-2.0-OpenSSH_9.2\r\n"), good], act: get, result: server, requests: 2 },
  { name: "get: two resets in a row", replies: [resetBefore, resetAfter, good], act: get, result: server, requests: 3 },
  { name: "get: resets without end", replies: [resetAfter], act: get, error: { ...broken, attempts: 5 }, requests: 5 },
  {
    name: "get: resets, retries turned off",
    replies: [resetAfter],
    options: { retries: 0 },
    act: get,
    error: { ...broken, attempts: 1, delay: 0 },
    requests: 1,
  },
  {
    name: "post: reset before the request was read",
    replies: [resetBefore, good],
    act: post,
    error: broken,
    requests: 1,
  },
  {
    name: "post: reset after the request was read",
    replies: [resetAfter, good],
    act: post,
    error: broken,
    requests: 1,
  },
  { name: "post: closed without an answer", replies: [closeAfter, good], act: post, error: broken, requests: 1 },
  { name: "post: reset amid the answer", replies: [resetBody, good], act: post, error: broken, requests: 1 },
  {
    name: "patch: reset after the request was read",
    replies: [resetAfter, good],
    act: patch,
    error: broken,
    requests: 1,
  },
  {
    name: "put: reset after the request was read, the body sent again",
    replies: [resetAfter, json(200, server)],
    act: put,
    result: server,
    requests: 2,
    check: ({ seen }) => expect(seen.map(({ body }) => body)).toEqual(['{"name":"web"}', '{"name":"web"}']),
  },
  {
    name: "delete: reset after the request was read",
    replies: [resetAfter, empty(204)],
    act: remove,
    result: undefined,
    requests: 2,
  },
  {
    name: "delete: the repeat finds nothing",
    replies: [resetAfter, json(404, { message: "resource is not found", type: "not_found" })],
    act: remove,
    error: { type: "not_found", attempts: 2 },
    requests: 2,
  },
  {
    name: "stale keep-alive connection",
    replies: [thenStale(server), good],
    act: async (scw, fake) => [await get(scw, fake), await get(scw, fake)],
    result: [server, server],
    requests: 2,
  },
  {
    name: "stale keep-alive connections, many",
    replies: [thenStale(server)],
    act: async (scw, fake) => Promise.all(Array.from({ length: 8 }, () => get(scw, fake))),
    result: Array(8).fill(server),
    requests: 8,
  },
]);

faults("time", [
  {
    name: "get: hung headers, then an answer",
    replies: [hang, good],
    options: short,
    act: get,
    result: server,
    requests: 2,
  },
  {
    name: "get: hung headers without end",
    replies: [hang],
    options: short,
    act: get,
    error: { ...late, attempts: 2 },
    requests: 2,
  },
  {
    name: "get: hung body, then an answer",
    replies: [hangBody, good],
    options: short,
    act: get,
    result: server,
    requests: 2,
  },
  { name: "get: hung body without end", replies: [hangBody], options: short, act: get, error: late, requests: 2 },
  {
    name: "post: hung headers",
    replies: [hang],
    options: short,
    act: post,
    error: { ...late, attempts: 1, refused: false },
    requests: 1,
  },
  { name: "post: hung body", replies: [hangBody], options: short, act: post, error: late, requests: 1 },
  { name: "patch: hung headers", replies: [hang], options: short, act: patch, error: late, requests: 1 },
  {
    name: "put: hung headers, then an answer",
    replies: [hang, good],
    options: short,
    act: put,
    result: server,
    requests: 2,
  },
  { name: "slow drip that ends in time", replies: [drip(server, 5, 5)], act: get, result: server, requests: 1 },
  {
    name: "slow drip that does not",
    replies: [drip(server, 20, 30)],
    options: { attemptTimeout: 100, retries: 0 },
    act: get,
    error: late,
    requests: 1,
  },
  {
    name: "the total ends before the attempt",
    replies: [hang],
    options: { timeout: 80 },
    act: get,
    error: { name: "TimeoutError", option: "timeout", transient: false },
    requests: 1,
  },
  {
    name: "the total ends in the second attempt",
    replies: [resetAfter, hang],
    options: { timeout: 200 },
    act: get,
    error: { option: "timeout", attempts: 2 },
    requests: 2,
  },
  {
    name: "a wait that would outlast the total is not begun",
    replies: [json(503, {}, { "retry-after": "1" })],
    options: { timeout: 500 },
    act: get,
    error: { status: 503, attempts: 1, delay: 0 },
    requests: 1,
  },
  {
    name: "no limits",
    replies: [drip(server, 3, 5)],
    options: { timeout: Number.POSITIVE_INFINITY, attemptTimeout: Number.POSITIVE_INFINITY },
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "limits longer than a timer",
    replies: [drip(server, 3, 5)],
    options: { timeout: 1e12, attemptTimeout: 1e12 },
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "a limit of one call",
    replies: [hang],
    act: (scw) => call(scw, getServer, { server_id: id }, { attemptTimeout: 50, retries: 0 }),
    error: late,
    requests: 1,
  },
]);

test("a refused connection is retried, for a POST too, and says so", async () => {
  const scw = clientFor({ url: await deadUrl() }, { retries: 2 });
  for (const act of [get, post]) {
    const error = await caught(act(scw, {} as never));
    expect(error).toMatchObject({ name: "ConnectionError", refused: true, attempts: 3 });
    expect(isConnectionError(error) && error.message).toContain("ECONNREFUSED");
  }
});

test("the timeout message names the option and the time", async () => {
  const scw = clientFor(
    { url: "http://127.0.0.1:1" },
    { attemptTimeout: 10, retries: 0, fetch: () => new Promise(() => {}) },
  );
  const error = await caught(call(scw, getServer, { server_id: id }));
  expect(isTimeoutError(error)).toBe(true);
  expect(String(error)).toBe("TimeoutError: [timeout] instance.v1.GetServer: no answer within 10 ms (attemptTimeout)");
});
