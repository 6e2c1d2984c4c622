import { call, list, type Operation } from "@scwkit/runtime";
import { afterEach, expect, test, vi } from "vitest";
import { reply, stubbed } from "./kit.ts";

const operation = (id: string, more: object = {}): Operation => ({ id, method: "GET", path: "/x", ...more });
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("an alpha version, and one that is replaced, warn once per process", async () => {
  const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  for (let round = 0; round < 3; round++) {
    const { scw } = stubbed(() => reply({ x: [] }));
    await call(scw, operation("search.v1alpha1.Find"), {});
    await call(scw, operation("search.v1alpha1.FindMore"), {});
    await call(scw, operation("block.v1alpha1.ListVolumes", { successor: "v1" }), {});
    await call(scw, operation("jobs.v1beta1.ListJobs", { successor: "v2" }), {});
    await call(scw, operation("jobs.v2.ListJobs"), {});
    await call(scw, operation("lb.v1.ListLbs", { successor: "v1/zoned", api: "lb.v1/regional" }), {});
    await call(scw, operation("jobs.v2beta1.ListJobs"), {});
    await list(scw, { ...operation("lists.v1alpha9.ListX"), list: { items: "x", by: "page" } }, {});
  }
  expect(emit.mock.calls).toEqual([
    ["search.v1alpha1 is alpha: it may change", { code: "SCWKIT_VERSION" }],
    ["block.v1alpha1 is replaced by v1", { code: "SCWKIT_VERSION" }],
    ["jobs.v1beta1 is replaced by v2", { code: "SCWKIT_VERSION" }],
    ["lb.v1/regional is replaced by v1/zoned", { code: "SCWKIT_VERSION" }],
    ["lists.v1alpha9 is alpha: it may change", { code: "SCWKIT_VERSION" }],
  ]);
});

test("where there is no process, the console has it", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("process", undefined);
  const { scw } = stubbed(() => reply({}));
  const work = call(scw, operation("edge.v1alpha1.Get"), {});
  vi.unstubAllGlobals();
  await work;
  expect(warn.mock.calls.length).toBe(1);
});
