import { call, createClient, type ListOperation, list, type Operation } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, getServer, id, listServers, reply, secretKey, stub, stubbed } from "./kit.ts";

const project = "9a9a9a9a-0000-4000-8000-000000000000";
const organization = "8b8b8b8b-0000-4000-8000-000000000000";

const base = { id: "k8s.v1.Test", method: "POST", path: "/k8s/v1/regions/{region}/things/{name}" } as const;

async function sent(
  operation: Operation,
  request: object,
  options: object = {},
): Promise<{ url: string; body: unknown; headers: Headers }> {
  const { scw, calls } = stubbed(() => reply({}), options);
  await call(scw, operation, request);
  const { url = "", init = {} } = calls[0] ?? {};
  return { url: url.replace("https://api.scaleway.com", ""), body: init.body, headers: new Headers(init.headers) };
}

test("path, query and body fields go their ways", async () => {
  const operation: Operation = { ...base, body: "json", query: ["dry_run"] };
  const { url, body, headers } = await sent(operation, {
    region: "nl-ams",
    name: "a/b c",
    dry_run: true,
    size: 3,
    tags: [],
    note: null,
    gone: undefined,
  });
  expect(url).toBe("/k8s/v1/regions/nl-ams/things/a%2Fb%20c?dry_run=true");
  expect(body).toBe('{"size":3,"tags":[],"note":null}');
  expect(headers.get("content-type")).toBe("application/json");
});

test("without a body all other fields are query; lists repeat the key, or are joined where the operation says so", async () => {
  const { url, body, headers } = await sent(
    { ...base, method: "GET", csv: ["tags"] },
    {
      name: "n",
      tags: ["a", "b&c"],
      ids: [1, 2],
      none: [],
      empty: null,
      csv: undefined,
      text: "é +",
      zero: 0,
      no: false,
      blank: "",
    },
  );
  expect(url).toBe("/k8s/v1/regions/fr-par/things/n?tags=a,b%26c&ids=1&ids=2&text=%C3%A9%20%2B&zero=0&no=false&blank=");
  expect(body ?? undefined).toBe(undefined);
  expect(headers.has("content-type")).toBe(false);
});

test("a JSON body without a field is an empty object", async () => {
  expect((await sent({ ...base, body: "json" }, { name: "n" })).body).toBe("{}");
});

test("a raw body goes as it is, the other fields into the query", async () => {
  const operation: Operation = { ...base, method: "PATCH", body: { field: "content", contentType: "text/plain" } };
  const { url, body, headers } = await sent(operation, { name: "n", content: "#cloud-config\n", x: 1 });
  expect([url, body, headers.get("content-type")]).toEqual([
    "/k8s/v1/regions/fr-par/things/n?x=1",
    "#cloud-config\n",
    "text/plain",
  ]);
  const bytes = new Uint8Array([1, 2]);
  expect((await sent(operation, { name: "n", content: bytes })).body).toEqual(bytes);
  expect((await sent(operation, { name: "n", content: new Blob(["x"]) })).body).toBeInstanceOf(Blob);
  for (const content of [undefined, null, new ReadableStream(), { a: 1 }]) {
    expect(String(await caught(sent(operation, { name: "n", content })))).toMatch(
      /^TypeError: content: must be a string/,
    );
  }
});

test("defaults fill what is absent, and only that", async () => {
  const operation: Operation = { ...base, body: "json", defaults: { project_id: "project", zone: "zone" } };
  const options = { projectId: project, organizationId: organization };
  expect((await sent(operation, { name: "n" }, options)).body).toBe(`{"project_id":"${project}","zone":"fr-par-1"}`);
  expect((await sent(operation, { name: "n", project_id: undefined }, options)).body).toContain(project);
  expect((await sent(operation, { name: "n", project_id: null }, options)).body).toBe(
    '{"project_id":null,"zone":"fr-par-1"}',
  );
  expect((await sent(operation, { name: "n", project_id: "mine" }, options)).body).toContain('"mine"');
  expect((await sent(operation, { name: "n" })).body).toBe('{"zone":"fr-par-1"}');
  // As of a variable that is not set.
  expect((await sent(operation, { name: "n" }, { projectId: "" })).body).toBe('{"zone":"fr-par-1"}');
});

test("of exclusive defaults the first that has a value is filled, and none beside a member of the caller's", async () => {
  const operation: Operation = {
    ...base,
    body: "json",
    defaults: { project_id: "project", organization_id: "organization" },
    exclusive: [["project_id", "organization_id"]],
  };
  const both = { projectId: project, organizationId: organization };
  expect((await sent(operation, { name: "n" }, both)).body).toBe(`{"project_id":"${project}"}`);
  expect((await sent(operation, { name: "n" }, { organizationId: organization })).body).toBe(
    `{"organization_id":"${organization}"}`,
  );
  expect((await sent(operation, { name: "n", organization_id: "mine" }, both)).body).toBe('{"organization_id":"mine"}');
  expect((await sent(operation, { name: "n" })).body).toBe("{}");
});

test("a default can stand in the path", async () => {
  const operation: Operation = {
    ...base,
    path: "/account/v3/projects/{project_id}",
    defaults: { project_id: "project" },
  };
  expect((await sent(operation, {}, { projectId: project })).url).toBe(`/account/v3/projects/${project}`);
  expect(await caught(sent(operation, {}))).toEqual(new TypeError("project_id: must be set"));
});

test.each([
  [["a", "b"], { a: 1, b: 2 }, "a, b"],
  [["check.tcp", "check.http"], { check: { tcp: {}, http: {} } }, "check.tcp, check.http"],
  [["rules[].tcp", "rules[].http"], { rules: [{ tcp: {} }, { tcp: {}, http: {} }] }, "rules[].tcp, rules[].http"],
  [["x.y[].a", "x.y[].b", "x.y[].c"], { x: { y: [{ a: 1, c: 1 }] } }, "x.y[].a, x.y[].c"],
])("two members of %j are an error that names both", async (group, request, names) => {
  const { scw, calls } = stubbed(() => reply({}));
  const error = await caught(call(scw, { ...base, body: "json", exclusive: [group] }, { name: "n", ...request }));
  expect(error).toEqual(new TypeError(`${names}: only one may be set`));
  expect(calls).toEqual([]);
});

test.each([
  [["a", "b"], { a: 1, b: null }],
  [["a", "b"], { b: false }],
  [["check.tcp", "check.http"], { check: null }],
  [["check.tcp", "check.http"], {}],
  [["rules[].tcp", "rules[].http"], { rules: [{ tcp: {} }, { http: {} }, null, 3] }],
])("one member of %j is fine: %j", async (group, request) => {
  const { body } = await sent({ ...base, body: "json", exclusive: [group] }, { name: "n", ...request });
  expect(body).toBe(JSON.stringify(request));
});

test("exclusive query fields of a list", async () => {
  const operation: ListOperation = {
    ...base,
    method: "GET",
    path: "/x",
    exclusive: [["a", "b"]],
    list: { items: "x", by: "page" },
  };
  const { scw, calls } = stubbed(() => reply({ x: [] }));
  expect(await caught(list(scw, operation, { a: "1", b: "2" }))).toEqual(new TypeError("a, b: only one may be set"));
  expect(calls).toEqual([]);
});

test.each([
  ["", "empty"],
  [".", "a dot"],
  ["..", "two dots"],
  [null, "null"],
  [undefined, "undefined"],
  [{}, "an object"],
  [["a"], "a list"],
  [() => "x", "a function"],
  [Symbol("x"), "a symbol"],
  ["\uD800", "half a character"],
])("a path value of %s (%s) is a TypeError before any request", async (server_id: unknown, _name: string) => {
  const { scw, calls } = stubbed(() => reply({}));
  const error = await caught(call(scw, getServer, { server_id } as never));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toMatch(/^TypeError: server_id: /);
  expect(calls).toEqual([]);
});

test.each([
  ["../../iam/v1alpha1/api-keys", "..%2F..%2Fiam%2Fv1alpha1%2Fapi-keys"],
  ["%2e%2e", "%252e%252e"],
  ["a?b#c", "a%3Fb%23c"],
  ["...", "..."],
  ["a\r\nb", "a%0D%0Ab"],
  [7, "7"],
])("a path value of %s stays one segment", async (server_id, segment) => {
  const { scw, calls } = stubbed(() => reply({}));
  await call(scw, getServer, { server_id } as never);
  expect(new URL(calls[0]?.url ?? "").pathname).toBe(`/instance/v1/zones/fr-par-1/servers/${segment}`);
});

test.each([{ a: {} }, { a: [{}] }, { a: [[1]] }, { a: "\uDC00" }, { a: () => 1 }, { a: new Date() }])(
  "a query value of %j is a TypeError that names the field",
  async (request) => {
    const { scw, calls } = stubbed(() => reply({}));
    expect(String(await caught(list(scw, listServers, request as object)))).toMatch(/^TypeError: a: /);
    expect(calls).toEqual([]);
  },
);

test("a missing place names both remedies", async () => {
  const { fetch, calls } = stub(() => reply({}));
  const scw = createClient({ secretKey, fetch });
  expect(await caught(call(scw, getServer, { server_id: id }))).toEqual(
    new TypeError("zone: pass one like fr-par-1, or set zone in createClient"),
  );
  expect(await caught(call(scw, base, { name: "n" }))).toEqual(
    new TypeError("region: pass one like fr-par, or set region in createClient"),
  );
  expect(calls).toEqual([]);
});

test("places of a request come before those of the client, and are checked", async () => {
  const { scw, calls } = stubbed(() => reply({}));
  await call(scw, getServer, { server_id: id, zone: "nl-ams-3" });
  await call(scw, getServer, { server_id: id, zone: "xx-new-1" });
  expect(calls.map(({ url }) => url.split("/")[6])).toEqual(["nl-ams-3", "xx-new-1"]);
  for (const zone of ["fr-par", "", "..", "fr-par-1/..", "FR-PAR-1", "fr-par-0", 3, ["fr-par-1"], {}]) {
    expect(String(await caught(call(scw, getServer, { server_id: id, zone } as never)))).toMatch(/^TypeError: zone: /);
  }
  expect(String(await caught(call(scw, getServer, { server_id: id, zone: "nl-ams" })))).toContain("nl-ams is a region");
  expect(String(await caught(call(scw, { ...base, method: "GET" }, { name: "n", region: "nl-ams-1" })))).toContain(
    "nl-ams-1 is a zone",
  );
  expect(calls.length).toBe(2);
});

test("a request that is no object", async () => {
  const { scw, calls } = stubbed(() => reply({}));
  for (const request of ["x", 7, ["x"], null])
    expect(await caught(call(scw, base, request as never))).toBeInstanceOf(TypeError);
  expect(calls).toEqual([]);
});

test("the request of the caller is left as it was", async () => {
  const request = Object.freeze({ name: "n", tags: Object.freeze(["a"]) });
  await sent({ ...base, body: "json", defaults: { project_id: "project" } }, request, { projectId: project });
  expect(request).toEqual({ name: "n", tags: ["a"] });
});
