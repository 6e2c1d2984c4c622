import { inspect } from "node:util";
import { type Client, type ClientOptions, call, createClient, version } from "@scwkit/runtime";
import { expect, test, vi } from "vitest";
import manifest from "../../runtime/package.json" with { type: "json" };
import { caught, getServer, id, reply, secretKey, stub, stubbed } from "./kit.ts";

const make = (options: object) => () => createClient({ secretKey, ...options } as ClientOptions);

test.each([
  ["secretKey", { secretKey: undefined }],
  ["secretKey", { secretKey: "" }],
  ["secretKey", { secretKey: null }],
  ["secretKey", { secretKey: 7 }],
  ["secretKey", { secretKey: [secretKey] }],
  ["secretKey", { secretKey: `${secretKey}\n` }],
  ["secretKey", { secretKey: `${secretKey}\r\nX-Other: 1` }],
  ["secretKey", { secretKey: "naïve" }],
  ["secretKey", { secretKey: "SCW01234567890123456" }],
  ["apiUrl", { apiUrl: "api.scaleway.com" }],
  ["apiUrl", { apiUrl: "http://api.scaleway.com" }],
  ["apiUrl", { apiUrl: "http://127.0.0.1.evil.example" }],
  ["apiUrl", { apiUrl: "http://localhost.evil.example" }],
  ["apiUrl", { apiUrl: "http://localhost@evil.example" }],
  ["apiUrl", { apiUrl: "https://user:pass@api.scaleway.com" }],
  ["apiUrl", { apiUrl: "https://api.scaleway.com?x=1" }],
  ["apiUrl", { apiUrl: "https://api.scaleway.com#x" }],
  ["apiUrl", { apiUrl: "https://api.scaleway.com\\@evil.example" }],
  ["apiUrl", { apiUrl: "ftp://api.scaleway.com" }],
  ["apiUrl", { apiUrl: "file:///etc" }],
  ["userAgent", { userAgent: "a\r\nX-Other: 1" }],
  ["userAgent", { userAgent: "naïve" }],
  ["zone", { zone: "fr-par" }],
  ["zone", { zone: "par1" }],
  ["zone", { zone: "fr-par-1/../.." }],
  ["region", { region: "fr-par-1" }],
  ["region", { region: "../x" }],
  ["timeout", { timeout: -1 }],
  ["timeout", { timeout: Number.NaN }],
  ["attemptTimeout", { attemptTimeout: "30" }],
  ["retries", { retries: -1 }],
  ["retryDelay", { retryDelay: null }],
  ["maxRetryDelay", { maxRetryDelay: "1" }],
  ["maxResponseBytes", { maxResponseBytes: Number.NaN }],
  ["pageSize", { pageSize: "50" }],
])("a bad %s is a TypeError that names it and does not show it: %j", (option, options) => {
  expect(make(options)).toThrow(TypeError);
  expect(make(options)).toThrow(new RegExp(`^${option}: `));
  for (const value of Object.values(options)) {
    if (typeof value === "string" && value.length > 8) expect(make(options)).not.toThrow(value);
  }
});

test("a region in place of a zone is called so", () => {
  expect(make({ zone: "fr-par" })).toThrow("fr-par is a region");
  expect(make({ region: "nl-ams-1" })).toThrow("nl-ams-1 is a zone");
});

test.each([
  {},
  { apiUrl: "https://api.scaleway.com/" },
  { apiUrl: "https://proxy.example:8443/scaleway/" },
  { apiUrl: "http://localhost:8080" },
  { apiUrl: "http://127.0.0.1" },
  { apiUrl: "http://[::1]:9000" },
  { zone: "xx-new-12", region: "yy-new" },
  { zone: "", region: "", projectId: "", userAgent: "" },
  { timeout: Number.POSITIVE_INFINITY, retries: 0, retryDelay: 0 },
])("good options: %j", (options) => {
  expect(make(options)).not.toThrow();
});

test("a client shows no secret, nor does what it is made of", () => {
  const scw = createClient({ secretKey });
  for (const shown of [inspect(scw, { showHidden: true, depth: 9 }), JSON.stringify(scw), String(scw)]) {
    expect(shown).not.toContain(secretKey);
  }
  expect(Object.isFrozen(scw)).toBe(true);
});

test("what is no client is said to be none", async () => {
  const nobody: Client = JSON.parse("[]")[0];
  for (const client of [{ apiUrl: "x" }, nobody])
    expect(await caught(call(client, getServer, { server_id: id }))).toEqual(
      new TypeError("client: must be made by createClient"),
    );
});

test("headers, user agent and base path", async () => {
  const { scw, calls } = stubbed(() => reply({}), { userAgent: "my-app/1.2", apiUrl: "https://proxy.example/scw/" });
  await call(scw, getServer, { server_id: id });
  expect(calls[0]?.url).toBe(`https://proxy.example/scw/instance/v1/zones/fr-par-1/servers/${id}`);
  expect(calls[0]?.init.headers).toEqual({
    Accept: "application/json",
    "User-Agent": `scwkit/${version} my-app/1.2`,
    "X-Auth-Token": secretKey,
  });
  expect(calls[0]?.init.redirect).toBe("manual");
});

test("in a browser the user agent is left to it", async () => {
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0" });
  const { scw, calls } = stubbed(() => reply({}));
  await call(scw, getServer, { server_id: id });
  expect(calls[0]?.init.headers).toEqual({ Accept: "application/json", "X-Auth-Token": secretKey });
  vi.unstubAllGlobals();
});

test("the version is that of the package", () => {
  expect(version).toBe(manifest.version);
});

test("the global fetch is looked up at the call, and called without a this", async () => {
  const scw = createClient({ secretKey, zone: "fr-par-1" });
  const seen: unknown[] = [];
  vi.stubGlobal("fetch", async function (this: unknown) {
    seen.push(this);
    return reply({ server: {} });
  });
  await call(scw, getServer, { server_id: id });
  vi.unstubAllGlobals();
  expect(seen).toEqual([undefined]);
});

test("a function gives the key of each attempt", async () => {
  let count = 0;
  const { scw, calls } = stubbed((_url, _init, index) => reply({}, index ? 200 : 503), {
    secretKey: async () => `key-${++count}`,
  });
  await call(scw, getServer, { server_id: id });
  expect(calls.map(({ init }) => new Headers(init.headers).get("X-Auth-Token"))).toEqual(["key-1", "key-2"]);
});

test("a function that gives nonsense, or fails", async () => {
  const { fetch, calls } = stub(() => reply({}));
  const nonsense = createClient({ secretKey: (() => undefined) as never, zone: "fr-par-1", fetch });
  expect(String(await caught(call(nonsense, getServer, { server_id: id })))).toMatch(/^TypeError: secretKey: /);
  const injected = createClient({ secretKey: () => "a\nb", zone: "fr-par-1", fetch });
  expect(String(await caught(call(injected, getServer, { server_id: id })))).toMatch(/^TypeError: secretKey: /);
  const vault = new Error("vault sealed");
  const failing = createClient({ secretKey: () => Promise.reject(vault), zone: "fr-par-1", fetch });
  expect(await caught(call(failing, getServer, { server_id: id }))).toBe(vault);
  expect(calls).toEqual([]);
});

test("a function that hangs ends with the attempt", async () => {
  const scw = createClient({
    secretKey: () => new Promise<string>(() => {}),
    zone: "fr-par-1",
    attemptTimeout: 20,
    retries: 0,
  });
  expect(await caught(call(scw, getServer, { server_id: id }))).toMatchObject({ name: "TimeoutError" });
});
