import { call } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { empty, type FaultServer, faultServer, json } from "./fault-server.ts";
import { type Case, caught, clientFor, createServer, faults, getServer, id, secretKey, stubbed } from "./kit.ts";

const get: Case["act"] = (scw) => call(scw, getServer, { server_id: id });
const post: Case["act"] = (scw) => call(scw, createServer, { name: "web" });
const good = json(200, { server: { name: "web" } });

faults(
  "redirects are not followed",
  [301, 302, 303, 307, 308].flatMap((status) => [
    {
      name: `${status} to the same origin, on a get`,
      replies: [empty(status, { location: "/elsewhere" }), good],
      act: get,
      error: { type: "redirect", status, attempts: 1 },
      requests: 1,
    },
    {
      name: `${status} to another origin, on a get`,
      replies: [empty(status, { location: "https://evil.example/x?token=1" }), good],
      act: get,
      error: { type: "redirect", status },
      requests: 1,
      check: pointed("https://evil.example/x"),
    },
    {
      name: `${status} to another origin, on a post`,
      replies: [empty(status, { location: "//evil.example/" }), good],
      act: post,
      error: { type: "redirect", status },
      requests: 1,
      check: pointed("//evil.example/"),
    },
  ]),
);

faults("redirects of other kinds", [
  { name: "without a location", replies: [empty(302), good], act: get, error: { type: "redirect" }, requests: 1 },
  {
    name: "to nothing that is a URL",
    replies: [empty(302, { location: "http://[" }), good],
    act: get,
    error: { type: "redirect" },
    requests: 1,
  },
  {
    name: "to itself",
    replies: [empty(307, { location: "" }), good],
    act: get,
    error: { type: "redirect" },
    requests: 1,
  },
  {
    name: "300 with choices",
    replies: [json(300, { choices: [] }), good],
    act: get,
    error: { type: "redirect", status: 300 },
    requests: 1,
  },
  { name: "304 that nobody asked for", replies: [empty(304), good], act: get, error: { status: 304 }, requests: 1 },
  {
    name: "to a file",
    replies: [empty(302, { location: "file:///etc/passwd" }), good],
    act: get,
    error: { type: "redirect" },
    requests: 1,
  },
]);

function pointed(target: string): NonNullable<Case["check"]> {
  return (_server, error) => {
    expect(String(error)).toContain(`redirect to ${target} not followed`);
    expect(String(error)).not.toContain("token");
  };
}

test("the server that a redirect points to hears nothing", async () => {
  const other: FaultServer = await faultServer([good]);
  const server = await faultServer([empty(307, { location: `${other.url}/instance/v1/zones/fr-par-1/servers` })]);
  await caught(post(clientFor(server), server));
  expect(other.seen).toEqual([]);
  expect(other.connections()).toBe(0);
  await Promise.all([server.close(), other.close()]);
});

test("a browser's hidden redirect is a redirect too", async () => {
  const hiddenRedirect = new Response(null);
  Object.defineProperties(hiddenRedirect, {
    type: { value: "opaqueredirect" },
    status: { value: 0 },
    ok: { value: false },
  });
  const { scw } = stubbed(() => hiddenRedirect);
  expect(await caught(call(scw, getServer, { server_id: id }))).toMatchObject({ type: "redirect", status: 0 });
});

test("a location that holds the secret key does not show it", async () => {
  const { scw } = stubbed(
    () => new Response(null, { status: 302, headers: { location: `https://x.example/${secretKey}` } }),
  );
  expect(String(await caught(call(scw, getServer, { server_id: id })))).not.toContain(secretKey);
});
