import { gzipSync } from "node:zlib";
import { call, type Operation } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { bytes, empty, json, type Reply, resetBody, text } from "./fault-server.ts";
import { type Case, caught, createServer, deleteServer, faults, getServer, id, secretKey, stubbed } from "./kit.ts";

const server = { server: { name: "wéb" } };
const body = JSON.stringify(server);
const get: Case["act"] = (scw) => call(scw, getServer, { server_id: id });
const post: Case["act"] = (scw) => call(scw, createServer, {});
const remove: Case["act"] = (scw) => call(scw, deleteServer, { server_id: id });
const type = (value: string): Record<string, string> => ({ "content-type": value });
const invalid = { name: "ApiError", type: "invalid_response", status: 200, attempts: 1 };

const chunked =
  (pieces: readonly (string | Uint8Array)[]): Reply =>
  ({ response }) => {
    response.writeHead(200, type("application/json"));
    for (const piece of pieces) response.write(piece);
    response.end();
  };

const utf8 = new TextEncoder().encode(body);

faults("bodies that are fine", [
  { name: "JSON", replies: [text(200, body, type("application/json"))], act: get, result: server, requests: 1 },
  {
    name: "JSON with a charset",
    replies: [text(200, body, type("application/json; charset=utf-8"))],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "JSON in capitals",
    replies: [text(200, body, type("Application/JSON"))],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "a JSON dialect",
    replies: [text(200, body, type("application/problem+json"))],
    act: get,
    result: server,
    requests: 1,
  },
  { name: "no content type", replies: [text(200, body)], act: get, result: server, requests: 1 },
  {
    name: "a byte order mark",
    replies: [text(200, `\uFEFF${body}`, type("application/json"))],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "white space around",
    replies: [text(200, `\n\t ${body}\r\n`, type("application/json"))],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "gzip",
    replies: [bytes(200, gzipSync(body), { ...type("application/json"), "content-encoding": "gzip" })],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "chunks that cut a character",
    replies: [chunked([utf8.slice(0, 21), utf8.slice(21, 22), utf8.slice(22)])],
    act: get,
    result: server,
    requests: 1,
  },
  {
    name: "201 with a location",
    replies: [json(201, server, { location: "/x" })],
    act: post,
    result: server,
    requests: 1,
  },
  { name: "202 with a body", replies: [json(202, server)], act: post, result: server, requests: 1 },
  {
    name: "202 without a body, to a change",
    replies: [empty(202, type("application/json"))],
    act: post,
    result: undefined,
    requests: 1,
  },
  { name: "200 without a body, to a change", replies: [empty(200)], act: post, result: undefined, requests: 1 },
  {
    name: "204 with a content type",
    replies: [empty(204, type("application/json"))],
    act: remove,
    result: undefined,
    requests: 1,
  },
  {
    name: "204 where a result was expected",
    replies: [empty(204, type("application/json"))],
    act: get,
    result: undefined,
    requests: 1,
  },
  {
    name: "a body where none was expected",
    replies: [json(200, { task: {} })],
    act: remove,
    result: undefined,
    requests: 1,
  },
  {
    name: "a broken body where none was expected",
    replies: [text(200, "<html>")],
    act: remove,
    result: undefined,
    requests: 1,
  },
  {
    name: "unknown fields",
    replies: [json(200, { ...server, new_field: [1] })],
    act: get,
    result: { ...server, new_field: [1] },
    requests: 1,
  },
]);

faults("bodies that are not", [
  { name: "200 without a body, to a read", replies: [empty(200)], act: get, error: invalid, requests: 1 },
  {
    name: "HTML of a proxy",
    replies: [text(200, "<html>Sign in</html>", type("text/html"))],
    act: get,
    error: {
      ...invalid,
      message:
        "[invalid_response] instance.v1.GetServer: not JSON: 20 characters of text/html (200, request 7f0e1c2d-0000-4000-8000-000000000000)",
    },
    requests: 1,
  },
  {
    name: "HTML that calls itself JSON",
    replies: [text(200, "<html>", type("application/json"))],
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "HTML to a change",
    replies: [text(200, "<html>", type("text/html"))],
    act: post,
    error: invalid,
    requests: 1,
  },
  {
    name: "truncated JSON",
    replies: [text(200, body.slice(0, -3), type("application/json"))],
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "two JSON texts",
    replies: [text(200, body + body, type("application/json"))],
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "shorter than announced, to a read",
    replies: [resetBody, json(200, server)],
    act: get,
    result: server,
    requests: 2,
  },
  {
    name: "shorter than announced, to a change",
    replies: [resetBody],
    act: post,
    error: { name: "ConnectionError", refused: false },
    requests: 1,
  },
  {
    name: "truncated gzip",
    replies: [bytes(200, gzipSync(body).subarray(0, 20), { ...type("application/json"), "content-encoding": "gzip" })],
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "no gzip although announced",
    replies: [bytes(200, utf8, { ...type("application/json"), "content-encoding": "gzip" })],
    options: { retries: 1 },
    act: get,
    error: { name: "ConnectionError" },
    requests: 2,
  },
  {
    name: "larger than the limit, announced",
    replies: [text(200, "x".repeat(5_000))],
    options: { maxResponseBytes: 1_000 },
    act: get,
    error: { ...invalid, type: "invalid_response" },
    requests: 1,
  },
  {
    name: "larger than the limit, in chunks",
    replies: [chunked(Array(50).fill("x".repeat(1_000)))],
    options: { maxResponseBytes: 1_000 },
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "larger than the limit once unpacked",
    replies: [bytes(200, gzipSync("0".repeat(1e6)), { ...type("application/json"), "content-encoding": "gzip" })],
    options: { maxResponseBytes: 100_000 },
    act: get,
    error: invalid,
    requests: 1,
  },
  {
    name: "an error larger than the limit",
    replies: [text(404, "x".repeat(5_000))],
    options: { maxResponseBytes: 1_000 },
    act: get,
    error: { type: "invalid_response", status: 404 },
    requests: 1,
  },
]);

const download: Operation<object, Blob> = {
  id: "k8s.v1.GetKubeConfig",
  method: "GET",
  path: "/k8s/v1/kubeconfig",
  result: "binary",
};
const userData: Operation<object, string> = {
  id: "instance.v1.GetUserData",
  method: "GET",
  path: "/instance/v1/user_data",
  result: "text",
};

test("a binary result is a Blob with its type, asked for with dl=1", async () => {
  const { scw, calls } = stubbed(
    () => new Response(new Uint8Array([0, 255, 1]), { headers: type("application/x-yaml") }),
  );
  const blob = await call(scw, download, {});
  expect(blob.type).toBe("application/x-yaml");
  expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0, 255, 1]);
  expect(calls[0]?.url).toBe("https://api.scaleway.com/k8s/v1/kubeconfig?dl=1");
});

test("a text result is the text, even when it is JSON or empty", async () => {
  const { scw } = stubbed(
    (_url, _init, index) => new Response(index ? "" : '{"a":1}', { headers: type("text/plain") }),
  );
  expect(await call(scw, userData, {})).toBe('{"a":1}');
  expect(await call(scw, userData, {})).toBe("");
});

test("withResponse gives status, headers, request id and the body as it came", async () => {
  const answer = ' {"server": {"name": "web"}}';
  const { scw } = stubbed(
    () => new Response(answer, { status: 201, headers: { "x-request-id": "7f", location: "/servers/1" } }),
  );
  const got = await call(scw, createServer, {}).withResponse();
  expect(got).toMatchObject({
    status: 201,
    requestId: "7f",
    body: answer,
    attempts: 1,
    delay: 0,
    result: { server: { name: "web" } },
  });
  expect(got.headers.get("location")).toBe("/servers/1");
});

test("a media type that holds the secret key does not show it", async () => {
  const { scw } = stubbed(() => new Response("<", { headers: type(`text/${secretKey}`) }));
  expect(String(await caught(call(scw, getServer, { server_id: id })))).not.toContain(secretKey);
});
