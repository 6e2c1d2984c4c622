import { call, list, openTelemetry, watch, watchers } from "@scwkit/runtime";
import { afterEach, expect, test, vi } from "vitest";
import { getServer, id, listServers, reply, secretKey, stubbed } from "./kit.ts";

afterEach(() => vi.restoreAllMocks());

test("nothing is logged by itself", async () => {
  const written: unknown[] = [];
  for (const method of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, method).mockImplementation((...args) => void written.push(args));
  vi.spyOn(process, "emitWarning").mockImplementation((...args) => void written.push(args));
  const span = { setAttributes() {}, addEvent() {}, setStatus() {}, end() {} };
  const hooks = watchers(watch({}), openTelemetry({ startSpan: () => span }));
  const { scw } = stubbed(
    (_url, _init, index) => (index % 2 ? reply({ servers: [] }) : reply({ message: secretKey }, 500)),
    { hooks },
  );
  await call(scw, getServer, { server_id: id });
  await list(scw, listServers, {});
  expect(written).toEqual([]);
});
