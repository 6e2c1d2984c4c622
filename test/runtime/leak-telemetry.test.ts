import { call, type Operation, openTelemetry } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, reply, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("spans hold neither the secret key nor secret fields", async () => {
  const kept: unknown[] = [];
  const keep = (...args: unknown[]): void => void kept.push(args);
  const hooks = openTelemetry({
    startSpan: (...args) => {
      keep(...args);
      return { setAttributes: keep, addEvent: keep, setStatus: keep, end: keep };
    },
  });
  const { scw } = stubbed(
    (_url, _init, index) => reply({ message: `echo ${secretKey}` }, index ? 403 : 500, { "x-request-id": secretKey }),
    { hooks },
  );
  const operation: Operation = { id: "a.v1.B", method: "GET", path: "/a/{token}", secret: ["token", "key"] };
  await caught(call(scw, operation, { token: "hunter2", key: "hunter2" }));
  expect(kept.length).toBeGreaterThan(3);
  expectNoSecret(kept);
  expectNoSecret(kept, "hunter2");
});
