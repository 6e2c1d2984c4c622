import { type ListOperation, list } from "@scwkit/runtime";
import { expect } from "vitest";
import { empty, json, type Reply, resetAfter, text } from "./fault-server.ts";
import { type Case, faults, type Item, type ItemsPage, listServers } from "./kit.ts";

const items = (count: number, from = 0): Item[] => Array.from({ length: count }, (_, index) => ({ id: from + index }));
const ids = (count: number): number[] => items(count).map(({ id }) => id);

/** Pages of a stable list, as the API gives them. */
const paged =
  (
    all: number,
    { size = 10, total = all, header = false }: { size?: number; total?: unknown; header?: boolean } = {},
  ): Reply =>
  (exchange) => {
    const page = Number(new URL(exchange.seen.url, "http://x").searchParams.get("page") ?? 1);
    const servers = items(all).slice((page - 1) * size, page * size);
    const answer = header || total === false ? { servers } : { servers, total_count: total };
    return json(200, answer, header ? { "x-total-count": String(total) } : {})(exchange);
  };

const each: Case["act"] = async (scw) => {
  const seen: number[] = [];
  for await (const { id } of list<object, ItemsPage, Item>(scw, listServers)) seen.push(id);
  return seen;
};
const all: Case["act"] = async (scw) =>
  (await list<object, ItemsPage, Item>(scw, listServers).toArray()).map(({ id }) => id);
const limited =
  (limit: number): Case["act"] =>
  async (scw) =>
    (await list<object, ItemsPage, Item>(scw, listServers).toArray({ limit })).map(({ id }) => id);

faults("lists by number", [
  { name: "no item", replies: [paged(0)], act: each, result: [], requests: 1 },
  { name: "one page", replies: [paged(7)], act: each, result: ids(7), requests: 1 },
  { name: "one full page", replies: [paged(10)], act: each, result: ids(10), requests: 1 },
  { name: "several pages", replies: [paged(35)], act: each, result: ids(35), requests: 4 },
  { name: "several full pages", replies: [paged(30)], act: each, result: ids(30), requests: 3 },
  { name: "total in the header", replies: [paged(35, { header: true })], act: each, result: ids(35), requests: 4 },
  {
    name: "total in the header, empty",
    replies: [paged(25, { header: true, total: "" })],
    act: each,
    result: ids(25),
    requests: 4,
  },
  { name: "no total", replies: [paged(25, { total: false })], act: each, result: ids(25), requests: 4 },
  { name: "total too small", replies: [paged(35, { total: 12 })], act: each, result: ids(35), requests: 5 },
  { name: "total of zero beside items", replies: [paged(25, { total: 0 })], act: each, result: ids(25), requests: 4 },
  { name: "total too large", replies: [paged(25, { total: 1_000 })], act: each, result: ids(25), requests: 4 },
  { name: "total below zero", replies: [paged(25, { total: -1 })], act: each, result: ids(25), requests: 4 },
  { name: "total that is no number", replies: [paged(25, { total: "many" })], act: each, result: ids(25), requests: 4 },
  { name: "total that is null", replies: [paged(25, { total: null })], act: each, result: ids(25), requests: 4 },
  {
    name: "pages that are shorter inside",
    replies: [
      json(200, { servers: items(10), total_count: 14 }),
      json(200, { servers: items(1, 10), total_count: 14 }),
      json(200, { servers: items(3, 11), total_count: 14 }),
    ],
    act: each,
    result: ids(14),
    requests: 3,
  },
  {
    name: "total that grows",
    replies: [
      json(200, { servers: items(10), total_count: 20 }),
      json(200, { servers: items(10, 10), total_count: 25 }),
      json(200, { servers: items(5, 20), total_count: 25 }),
    ],
    act: each,
    result: ids(25),
    requests: 3,
  },
  {
    name: "total that shrinks",
    replies: [
      json(200, { servers: items(10), total_count: 30 }),
      json(200, { servers: items(10, 10), total_count: 20 }),
    ],
    act: each,
    result: ids(20),
    requests: 2,
  },
  {
    name: "a server that does not page",
    replies: [json(200, { servers: items(10), total_count: 40 })],
    act: each,
    result: ids(10),
    requests: 2,
  },
  {
    name: "a server that does not page, without total",
    replies: [json(200, { servers: items(10) })],
    act: each,
    result: ids(10),
    requests: 2,
  },
  {
    name: "null instead of a list",
    replies: [json(200, { servers: null, total_count: 0 })],
    act: each,
    result: [],
    requests: 1,
  },
  { name: "no list at all", replies: [json(200, { total_count: 0 })], act: each, result: [], requests: 1 },
  { name: "204 instead of a list", replies: [empty(204)], act: each, result: [], requests: 1 },
  {
    name: "an object instead of a list",
    replies: [json(200, { servers: {} })],
    act: each,
    error: { type: "invalid_response" },
    requests: 1,
  },
  { name: "a bare list", replies: [json(200, [])], act: each, error: { type: "invalid_response" }, requests: 1 },
  {
    name: "null as the whole answer",
    replies: [text(200, "null")],
    act: each,
    error: { type: "invalid_response" },
    requests: 1,
  },
  {
    name: "an empty answer does not end it silently",
    replies: [paged(20), empty(200)],
    act: each,
    error: { type: "invalid_response" },
    requests: 2,
  },
  {
    name: "a reset between pages",
    replies: [paged(30), resetAfter, paged(30)],
    act: each,
    result: ids(30),
    requests: 4,
  },
  { name: "a 429 between pages", replies: [paged(30), empty(429), paged(30)], act: each, result: ids(30), requests: 4 },
  {
    name: "an error between pages",
    replies: [paged(30), json(403, { message: "no" })],
    act: each,
    error: { type: "permissions_denied" },
    requests: 2,
  },
  {
    name: "from a later page on",
    replies: [paged(35)],
    act: async (scw) =>
      (await list<object, ItemsPage, Item>(scw, listServers, { page: 3 }).toArray()).map(({ id }) => id),
    result: ids(35).slice(20),
    requests: 2,
  },
  { name: "a break asks for no more", replies: [paged(35)], act: firstOf, result: { id: 0 }, requests: 1 },
]);

async function firstOf(scw: Parameters<Case["act"]>[0]): Promise<Item | undefined> {
  for await (const item of list<object, ItemsPage, Item>(scw, listServers)) return item;
  return undefined;
}

faults("lists as arrays", [
  { name: "all of it, in order", replies: [paged(95)], act: all, result: ids(95), requests: 10 },
  { name: "no item", replies: [paged(0)], act: all, result: [], requests: 1 },
  { name: "a limit on the first page", replies: [paged(95)], act: limited(4), result: ids(4), requests: 1 },
  { name: "a limit at the end of a page", replies: [paged(95)], act: limited(20), result: ids(20), requests: 2 },
  { name: "a limit inside a page", replies: [paged(95)], act: limited(33), result: ids(33), requests: 4 },
  { name: "a limit above the total", replies: [paged(15)], act: limited(33), result: ids(15), requests: 2 },
  {
    name: "a reset while reading ahead",
    replies: [paged(95), resetAfter, paged(95)],
    act: all,
    result: ids(95),
    requests: 11,
  },
  {
    name: "429 while reading ahead",
    replies: [paged(95), empty(429), empty(429), empty(429), paged(95)],
    act: all,
    result: ids(95),
    requests: 13,
  },
  {
    name: "no total: one page after the other",
    replies: [paged(25, { total: false })],
    act: all,
    result: ids(25),
    requests: 4,
  },
  { name: "total too small", replies: [paged(45, { total: 12 })], act: all, result: ids(45), requests: 6 },
]);

const byToken: ListOperation<{ page_token?: string }, { events: Item[] }> = {
  id: "audit_trail.v1alpha1.ListEvents",
  method: "GET",
  path: "/audit-trail/v1alpha1/events",
  list: { items: "events", by: "token", size: "page_size" },
};
const tokens: Case["act"] = async (scw) =>
  (await list<object, unknown, Item>(scw, byToken).toArray()).map(({ id }) => id);
const page = (from: number, token?: unknown): Reply => json(200, { events: items(2, from), next_page_token: token });

faults("lists by token", [
  { name: "one page, no token", replies: [page(0)], act: tokens, result: ids(2), requests: 1 },
  { name: "one page, null", replies: [page(0, null)], act: tokens, result: ids(2), requests: 1 },
  { name: "one page, empty token", replies: [page(0, "")], act: tokens, result: ids(2), requests: 1 },
  {
    name: "several pages",
    replies: [page(0, "a"), page(2, "b/+="), page(4)],
    act: tokens,
    result: ids(6),
    requests: 3,
    check: ({ seen }) =>
      expect(seen.map(({ url }) => url.split("?")[1])).toEqual([undefined, "page_token=a", "page_token=b%2F%2B%3D"]),
  },
  {
    name: "a token that comes back",
    replies: [page(0, "a"), page(2, "a"), page(4)],
    act: tokens,
    result: ids(4),
    requests: 2,
  },
  {
    name: "tokens in a circle",
    replies: [page(0, "a"), page(2, "b"), page(4, "a")],
    act: tokens,
    result: ids(6),
    requests: 3,
  },
  {
    name: "an empty page with a token is not the end",
    replies: [page(0, "a"), json(200, { events: [], next_page_token: "b" }), page(2)],
    act: tokens,
    result: ids(4),
    requests: 3,
  },
]);

const byMap: ListOperation<object, { servers: Record<string, unknown> }> = {
  id: "instance.v1.ListServersTypes",
  method: "GET",
  path: "/instance/v1/products/servers",
  list: { items: "servers", kind: "map", by: "page", size: "per_page" },
};
const alone: ListOperation<object, { actions: string[] }> = {
  id: "instance.v1.ListServerActions",
  method: "GET",
  path: "/instance/v1/actions",
  list: { items: "actions", by: "nothing" },
};
const array =
  (operation: ListOperation<object, unknown>): Case["act"] =>
  (scw) =>
    list<object, unknown, unknown>(scw, operation).toArray();

faults("lists of other shapes", [
  {
    name: "maps over several pages",
    replies: [
      json(200, { servers: { a: 1, b: 2 } }, { "x-total-count": "3" }),
      json(200, { servers: { c: 3 } }, { "x-total-count": "3" }),
    ],
    act: array(byMap),
    result: [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ],
    requests: 2,
  },
  {
    name: "an empty map",
    replies: [json(200, { servers: {} }, { "x-total-count": "0" })],
    act: array(byMap),
    result: [],
    requests: 1,
  },
  {
    name: "a list instead of a map",
    replies: [json(200, { servers: ["a"] }, { "x-total-count": "1" })],
    act: array(byMap),
    result: ["a"],
    requests: 1,
  },
  {
    name: "a list without pages",
    replies: [json(200, { actions: ["poweron"], total_count: 9 })],
    act: array(alone),
    result: ["poweron"],
    requests: 1,
    check: ({ seen }) => expect(seen[0]?.url).toBe("/instance/v1/actions"),
  },
]);
