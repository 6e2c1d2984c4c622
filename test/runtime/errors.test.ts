import { inspect } from "node:util";
import {
  type AnyApiError,
  ApiError,
  ConnectionError,
  call,
  isApiError,
  isConnectionError,
  isTimeoutError,
  isWaitError,
  TimeoutError,
  wait,
} from "@scwkit/runtime";
import { expect, expectTypeOf, test, vi } from "vitest";
import { caught, getServer, id, reply, stubbed, volumeWaiter } from "./kit.ts";

const request = "7f0e1c2d-0000-4000-8000-000000000000";

async function errorOf(status: number, body: unknown): Promise<AnyApiError> {
  const { scw } = stubbed(() => reply(body, status), { retries: 0 });
  const error = await caught(call(scw, getServer, { server_id: id }));
  return isApiError(error) ? error : expect.fail(String(error));
}

test.each([
  [
    404,
    { type: "not_found", message: "resource is not found", resource: "instance_server", resource_id: id },
    `[not_found] instance.v1.GetServer: resource is not found: resource: instance_server, resource_id: ${id} (404, request ${request})`,
  ],
  [
    404,
    { message: "Server not found" },
    `[not_found] instance.v1.GetServer: Server not found (404, request ${request})`,
  ],
  [
    401,
    { type: "denied_authentication", message: "authentication is denied", method: "api_key", reason: "not_found" },
    `[denied_authentication] instance.v1.GetServer: authentication is denied: method: api_key, reason: not_found; the secret key is wrong (401, request ${request})`,
  ],
  [
    403,
    {
      type: "permissions_denied",
      message: "insufficient permissions",
      details: [{ resource: "snapshot", action: "read" }],
    },
    `[permissions_denied] instance.v1.GetServer: insufficient permissions: resource: snapshot, action: read (403, request ${request})`,
  ],
  [
    400,
    {
      type: "invalid_arguments",
      message: "invalid argument(s)",
      details: [{ argument_name: "name", reason: "required" }],
    },
    `[invalid_arguments] instance.v1.GetServer: invalid argument(s): argument_name: name, reason: required (400, request ${request})`,
  ],
  [429, undefined, `[too_many_requests] instance.v1.GetServer: too many requests (429, request ${request})`],
])("the message of a %i", async (status, body, message) => {
  expect((await errorOf(status, body)).message).toBe(message);
});

test.each([
  [404, { type: "unknown_resource", message: `"Server" "${id}" not found` }, "not_found"],
  [
    400,
    { type: "invalid_request_error", message: "Validation Error", fields: { name: ["is required"] } },
    "invalid_arguments",
  ],
  [
    403,
    { type: "invalid_request_error", message: "Quota exceeded for this resource.", resource: "servers" },
    "quotas_exceeded",
  ],
  [409, { type: "conflict", message: "busy" }, "conflict"],
  [401, { type: "invalid_auth", message: "no" }, "denied_authentication"],
  [403, { type: "authorization_required", message: "no" }, "permissions_denied"],
  [500, { type: "api_error", message: "oops" }, "server_error"],
])("older types are mapped: %i %j", async (status, body, type) => {
  const error = await errorOf(status, body);
  expect(error.type).toBe(type);
  expect(error.message).toContain(body.message.replaceAll('"', '"'));
});

test("the type narrows the details", async () => {
  const error = await errorOf(400, {
    type: "invalid_arguments",
    message: "no",
    details: [{ argument_name: "name", reason: "required" }],
  });
  if (error.type !== "invalid_arguments") expect.fail();
  expect(error.details.map(({ argument_name }) => argument_name)).toEqual(["name"]);
  const missing: unknown = await errorOf(404, { type: "not_found", message: "no", resource: "volume" });
  if (!isApiError(missing, "not_found")) expect.fail();
  expectTypeOf(missing.details.resource).toEqualTypeOf<string | undefined>();
  expect(missing.details.resource).toBe("volume");
  expect(isApiError(missing, "locked")).toBe(false);
});

test("bare answers have details of the type's shape", async () => {
  for (const [status, details] of [
    [400, []],
    [403, []],
    [404, {}],
    [409, {}],
    [500, {}],
  ] as const) {
    expect((await errorOf(status, { message: "no" })).details).toEqual(details);
  }
});

test("what an error tells", async () => {
  expect(await errorOf(404, { message: "no" })).toMatchObject({
    name: "ApiError",
    operation: "instance.v1.GetServer",
    status: 404,
    requestId: request,
    attempts: 1,
    delay: 0,
    transient: false,
    refused: false,
  });
  expect(JSON.parse(JSON.stringify(await errorOf(404, { message: "no" })))).toMatchObject({
    type: "not_found",
    status: 404,
  });
  expect(inspect(await errorOf(404, { message: "no" }))).toMatch(/^ApiError: \[not_found\] instance/);
  expect((await errorOf(404, {})).stack).toContain("[not_found]");
});

test("guards know errors of another copy of the package", async () => {
  vi.resetModules();
  const copy = await import("@scwkit/runtime");
  expect(copy.ApiError).not.toBe(ApiError);
  const { fetch } = stubbed(() => reply({ message: "no" }, 404));
  const scw = copy.createClient({ secretKey: "k", zone: "fr-par-1", fetch });
  const error = await caught(copy.call(scw, getServer, { server_id: id }));
  expect(error).not.toBeInstanceOf(ApiError);
  expect(isApiError(error, "not_found")).toBe(true);
  expect(isConnectionError(error) || isTimeoutError(error) || isWaitError(error)).toBe(false);
  // And a client of one copy serves the functions of the other.
  expect(isApiError(await caught(call(scw, getServer, { server_id: id })))).toBe(true);
});

test("guards say no to everything else", () => {
  for (const value of [undefined, null, 7, "x", {}, new Error("x"), { name: "ApiError" }]) {
    for (const guard of [isApiError, isConnectionError, isTimeoutError, isWaitError]) expect(guard(value)).toBe(false);
  }
});

test("classes of this copy", async () => {
  expect(await errorOf(404, {})).toBeInstanceOf(ApiError);
  const { scw } = stubbed(
    () =>
      Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) })),
    { retries: 0 },
  );
  const broken = await caught(call(scw, getServer, { server_id: id }));
  expect(broken).toBeInstanceOf(ConnectionError);
  expect(String(broken)).toBe("ConnectionError: [connection] instance.v1.GetServer: fetch failed: ECONNRESET");
  const { scw: slow } = stubbed(() => new Promise<Response>(() => {}), { timeout: 5 });
  expect(await caught(call(slow, getServer, { server_id: id }))).toBeInstanceOf(TimeoutError);
});

test.each([
  ["ECONNREFUSED"],
  ["ENOTFOUND"],
  ["EAI_AGAIN"],
  ["EHOSTUNREACH"],
  ["ENETUNREACH"],
  ["UND_ERR_CONNECT_TIMEOUT"],
  ["ConnectionRefused"],
])("%s is certain not to have been carried out", async (code) => {
  const { scw } = stubbed(() => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code } })), {
    retries: 0,
  });
  expect(await caught(call(scw, getServer, { server_id: id }))).toMatchObject({ refused: true });
});

test("causes that run in a circle, or are no errors", async () => {
  const circle: Error & { cause?: unknown } = new Error("round");
  circle.cause = circle;
  for (const thrown of [circle, "text", null, undefined, 7]) {
    const { scw } = stubbed(() => Promise.reject(thrown), { retries: 0 });
    expect(isConnectionError(await caught(call(scw, getServer, { server_id: id })))).toBe(true);
  }
});

test("a WaitError keeps its resource out of sight", async () => {
  const { scw } = stubbed(() => reply({ status: "error", admin_password: "hunter2" }));
  const error = await caught(wait(scw, volumeWaiter, { volume_id: "v" }));
  expect(isWaitError(error) && error.resource).toMatchObject({ admin_password: "hunter2" });
  expect(inspect(error) + JSON.stringify(error)).not.toContain("hunter2");
  expect(String(error)).toBe("WaitError: [wait_failure] block.v1.GetVolume: the status is error");
});
