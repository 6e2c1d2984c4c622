import { call, openTelemetry } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, getServer, id, reply, stubbed } from "./kit.ts";

function tracer() {
  const log: unknown[] = [];
  const attributes: Record<string, unknown> = {};
  return {
    log,
    attributes,
    startSpan(name: string, options?: { kind?: number; attributes?: object }) {
      log.push(["start", name, options?.kind]);
      Object.assign(attributes, options?.attributes);
      return {
        setAttributes: (more: object) => Object.assign(attributes, more),
        addEvent: (event: string, more?: object) => log.push([event, more]),
        setStatus: (status: object) => log.push(["status", status]),
        end: () => log.push(["end"]),
      };
    },
  };
}

test("one client span per call, its retries as events", async () => {
  const spans = tracer();
  const { scw } = stubbed((_url, _init, index) => (index ? reply({ server: {} }) : reply({}, 500)), {
    hooks: openTelemetry(spans),
  });
  await call(scw, getServer, { server_id: id });
  expect(spans.log).toEqual([
    ["start", "instance.v1.GetServer", 2],
    [
      "retry",
      {
        attempt: 1,
        wait: expect.any(Number),
        "error.type": "server_error",
        "error.message": expect.stringContaining("[server_error]"),
      },
    ],
    ["end"],
  ]);
  expect(spans.attributes).toEqual({
    "http.request.method": "GET",
    "http.request.resend_count": 1,
    "http.response.status_code": 200,
    "scaleway.request_id": expect.any(String),
    "server.address": "api.scaleway.com",
    "server.port": 443,
    "url.full": `https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/${id}`,
    "url.template": "/instance/v1/zones/{zone}/servers/{server_id}",
  });
});

test("a failed call ends its span with the error", async () => {
  const spans = tracer();
  const { scw } = stubbed(() => reply({ message: "no" }, 404), {
    hooks: openTelemetry(spans),
    apiUrl: "http://127.0.0.1:8080",
  });
  const error = await caught(call(scw, getServer, { server_id: id }));
  expect(spans.log.slice(1)).toEqual([
    ["status", { code: 2, message: error instanceof Error && error.message }],
    ["end"],
  ]);
  expect(spans.attributes).toMatchObject({
    "error.type": "not_found",
    "http.response.status_code": 404,
    "server.port": 8080,
  });
});

test("an abort and a broken connection end it too", async () => {
  for (const failure of [new DOMException("x", "AbortError"), "stop"]) {
    const spans = tracer();
    const { scw } = stubbed(() => new Promise<Response>(() => {}), { hooks: openTelemetry(spans) });
    const controller = new AbortController();
    const work = caught(call(scw, getServer, { server_id: id }, { signal: controller.signal }));
    controller.abort(failure);
    await work;
    expect(spans.log.at(-1)).toEqual(["end"]);
    expect(spans.attributes["error.type"]).toBe(failure === "stop" ? "aborted" : "AbortError");
  }
});

test("a tracer that throws changes nothing", async () => {
  const { scw } = stubbed(() => reply({ ok: 1 }), {
    hooks: openTelemetry({
      startSpan: () => {
        throw new Error("x");
      },
    }),
  });
  expect(await call(scw, getServer, { server_id: id })).toEqual({ ok: 1 });
});
