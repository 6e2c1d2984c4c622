// What single platforms need, played here; test/runtimes asks the platforms themselves.
import { call, type Operation, toCurl, watch } from "@scwkit/runtime";
import { afterEach, expect, test, vi } from "vitest";
import { createServer, deleteServer, getServer, id, reply, setServer, stubbed, updateServer } from "./kit.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const bare: Operation = { id: "x.v1.X", method: "POST", path: "/x" };

test("Deno gets nothing of a POST or PATCH that it could send twice", async () => {
  vi.stubGlobal("Deno", {});
  const bodies: unknown[] = [];
  const hooks = watch({ request: (event) => bodies.push(event.body()) });
  const { scw, calls } = stubbed(() => reply({}), { hooks });
  await call(scw, createServer, { name: "é" });
  await call(scw, updateServer, { server_id: id, name: "a" });
  await call(scw, bare);
  await call(scw, setServer, { server_id: id, name: "b" });
  await call(scw, deleteServer, { server_id: id });
  await call(scw, getServer, { server_id: id });
  const sent = await Promise.all(
    calls.map(async ({ init: { body } }) => (body instanceof Blob ? { blob: await body.text() } : body)),
  );
  expect(sent).toEqual([{ blob: '{"name":"é"}' }, { blob: '{"name":"a"}' }, { blob: "" }, '{"name":"b"}', null, null]);
  expect(bodies).toEqual([{ name: "é" }, { name: "a" }, null, { name: "b" }, null, null]);
  expect(toCurl(scw, createServer, { name: "é" })).toContain(`-d '{"name":"é"}'`);
});

test("elsewhere a text stays a text", async () => {
  const { scw, calls } = stubbed(() => reply({}));
  await call(scw, createServer, { name: "a" });
  expect(calls[0]?.init.body).toBe('{"name":"a"}');
});

test("workerd's process warns nobody, so the console does", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const emitWarning = vi.fn();
  vi.stubGlobal("process", { execPath: "", emitWarning });
  const { scw } = stubbed(() => reply({}));
  const work = call(scw, { ...bare, id: "workerd.v1alpha1.X" });
  vi.unstubAllGlobals();
  await work;
  expect(warn.mock.calls.length).toBe(1);
  expect(emitWarning.mock.calls.length).toBe(0);
});
