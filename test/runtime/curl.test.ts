import { execFileSync } from "node:child_process";
import { call, list, type Operation, toCurl } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { createServer, getServer, id, listServers, reply, stubbed } from "./kit.ts";

const url = "https://api.scaleway.com/instance/v1/zones/fr-par-1/servers";

test("a read", () => {
  const { scw } = stubbed(() => reply({}));
  expect(toCurl(call(scw, getServer, { server_id: id }))).toBe(
    `curl -X GET \\\n  -H "X-Auth-Token: $SCW_SECRET_KEY" \\\n  '${url}/${id}'`,
  );
});

test("a change", () => {
  const { scw } = stubbed(() => reply({}));
  expect(toCurl(call(scw, createServer, { name: "it's" }))).toBe(
    `curl -X POST \\\n  -H "X-Auth-Token: $SCW_SECRET_KEY" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"name":"it'\\''s"}' \\\n  '${url}'`,
  );
});

test("a list, and an operation with its request, are not sent", () => {
  const { scw, calls } = stubbed(() => reply({}));
  expect(toCurl(list(scw, listServers, { state: "running" }))).toContain(`'${url}?state=running'`);
  expect(toCurl(scw, createServer, { name: "web" })).toContain('{"name":"web"}');
  expect(calls).toEqual([]);
});

test("raw bodies", () => {
  const { scw } = stubbed(() => reply({}));
  const raw: Operation = {
    id: "instance.v1.SetUserData",
    method: "PATCH",
    path: "/x",
    body: { field: "data", contentType: "text/plain" },
  };
  expect(toCurl(scw, raw, { data: "$HOME `id`" })).toContain("--data-raw '$HOME `id`'");
  expect(toCurl(scw, raw, { data: new Uint8Array([1]) })).toContain("--data-binary @FILE");
});

test("what is malformed is said to be", () => {
  const { scw } = stubbed(() => reply({}));
  expect(() => toCurl(scw, getServer, { server_id: "" })).toThrow(/^server_id: /);
  expect(() => toCurl({} as never)).toThrow(TypeError);
});

test("a shell reads the command as it was meant", () => {
  const { scw } = stubbed(() => reply({}));
  const name = "a'b\"c$HOME`id`\\n!; rm -rf x\nz";
  const command = toCurl(scw, createServer, { name }).replace(/^curl/, "printf '%s\\0'");
  const args = execFileSync("/bin/sh", ["-c", command], { env: { SCW_SECRET_KEY: "K" } })
    .toString()
    .split("\0");
  expect(args).toEqual([
    "-X",
    "POST",
    "-H",
    "X-Auth-Token: K",
    "-H",
    "Content-Type: application/json",
    "-d",
    JSON.stringify({ name }),
    url,
    "",
  ]);
});
