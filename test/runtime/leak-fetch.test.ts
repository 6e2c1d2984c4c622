import { call } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, getServer, id, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test.each([
  ["its message", (init: RequestInit) => new TypeError(`could not send ${JSON.stringify(init.headers)}`)],
  [
    "a property",
    (init: RequestInit) =>
      Object.assign(new TypeError("fetch failed"), { request: init, config: { headers: init.headers } }),
  ],
  [
    "its cause",
    (init: RequestInit) =>
      new TypeError("fetch failed", { cause: Object.assign(new Error(`token ${secretKey}`), { options: init }) }),
  ],
  [
    "a deep cause",
    (init: RequestInit) => new Error("a", { cause: new Error("b", { cause: new Error("c", { cause: init }) }) }),
  ],
  ["its code", () => Object.assign(new Error("x"), { code: `E_${secretKey}` })],
  ["its stack", () => Object.assign(new Error("x"), { stack: `Error: x\n  at ${secretKey}` })],
  ["its name", () => Object.assign(new Error("x"), { name: secretKey })],
  ["errors of several", () => new AggregateError([new Error(secretKey)], "all failed")],
  ["no error at all", (init: RequestInit) => init],
])("a fetch that puts the request into its error: %s", async (_where, fail) => {
  const { scw } = stubbed((_url, init) => Promise.reject(fail(init)), { retries: 0 });
  const error = await caught(call(scw, getServer, { server_id: id }));
  expect(error).toMatchObject({ name: "ConnectionError" });
  expectNoSecret(error);
});

test("a body that fails with the request in its error", async () => {
  const broken = (): ReadableStream =>
    new ReadableStream({ pull: (controller) => controller.error(new Error(`lost ${secretKey}`)) });
  const { scw } = stubbed(() => new Response(broken()), { retries: 0 });
  expectNoSecret(await caught(call(scw, getServer, { server_id: id })));
});
