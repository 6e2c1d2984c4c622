import { call, list } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, type Item, type ItemsPage, listServers, reply, stubbed } from "./kit.ts";

const pages =
  (size: number, all: number) =>
  (url: string): Response => {
    const page = Number(new URL(url).searchParams.get("page") ?? 1);
    const servers = Array.from({ length: all }, (_, id) => ({ id })).slice((page - 1) * size, page * size);
    return reply({ servers, total_count: all });
  };
const of = (scw: Parameters<typeof list>[0], request = {}, options = {}) =>
  list<object, ItemsPage, Item>(scw, listServers, request, options);

test("a list asks for nothing until it is used", async () => {
  const { scw, calls } = stubbed(pages(10, 25));
  const servers = of(scw);
  await Promise.resolve();
  expect(calls.length).toBe(0);
  expect((await servers).total_count).toBe(25);
  expect(calls.length).toBe(1);
});

test("awaited, it is the first page as it came, and asks once", async () => {
  const { scw, calls } = stubbed(() => reply({ servers: [{ id: 1 }], total_count: 1, extra: true }));
  const servers = of(scw, { state: "running" });
  expect(await servers).toEqual({ servers: [{ id: 1 }], total_count: 1, extra: true });
  expect((await servers.withResponse()).status).toBe(200);
  expect(await Promise.all([servers, servers])).toHaveLength(2);
  expect(calls.map(({ url }) => url.split("?")[1])).toEqual(["state=running"]);
});

test("each for await starts at the first page", async () => {
  const { scw, calls } = stubbed(pages(10, 15));
  const servers = of(scw);
  for (let round = 0; round < 2; round++) for await (const _ of servers);
  expect(calls.map(({ url }) => url.split("?")[1])).toEqual(["page=1", "page=2", "page=1", "page=2"]);
});

test("the stack of a failure leads to where the list is used", async () => {
  const { scw } = stubbed(() => reply({ message: "no" }, 403));
  const uses = {
    everyItem: async () => {
      for await (const _ of of(scw));
    },
    everyPage: async () => {
      for await (const _ of of(scw).pages());
    },
    allItems: async () => void (await of(scw).toArray()),
    firstPage: async () => void (await of(scw)),
  };
  for (const [name, use] of Object.entries(uses)) {
    const error = await caught(use());
    expect(error instanceof Error && error.stack).toMatch(new RegExp(`at (async )?(\\w+\\.)?${name} `));
  }
});

test("pages come as they came", async () => {
  const { scw } = stubbed(pages(2, 3));
  const seen: ItemsPage[] = [];
  for await (const page of of(scw).pages()) seen.push(page);
  expect(seen).toEqual([
    { servers: [{ id: 0 }, { id: 1 }], total_count: 3 },
    { servers: [{ id: 2 }], total_count: 3 },
  ]);
});

test("the page size is the request's, else the client's, else nobody's", async () => {
  for (const [request, pageSize, query] of [
    [{ per_page: 5 }, 50, "per_page=5"],
    [{}, 50, "per_page=50"],
    [{ per_page: undefined }, 50, "per_page=50"],
    [{}, undefined, undefined],
  ] as const) {
    const { scw, calls } = stubbed(pages(10, 1), { pageSize });
    await of(scw, request);
    expect(calls[0]?.url.split("?")[1]).toBe(query);
  }
});

test("pages are asked for one by one where items are, and a few at a time where the array is", async () => {
  let now = 0;
  let most = 0;
  const { scw, calls } = stubbed(async (url) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    return pages(10, 200)(url);
  });
  for await (const _ of of(scw));
  expect(most).toBe(1);
  expect((await of(scw).toArray()).map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, id) => id));
  expect(most).toBe(4);
  await of(scw).toArray({ concurrency: 9 });
  expect(most).toBe(9);
  expect(calls.length).toBe(60);
});

test("reading ahead slows down after a rate limit", async () => {
  let now = 0;
  const widths: number[] = [];
  const { scw } = stubbed(
    async (url, _init, index) => {
      widths[index] = ++now;
      await new Promise((resolve) => setTimeout(resolve, 2));
      now--;
      return index >= 5 && index < 15 ? reply({}, 429) : pages(10, 400)(url);
    },
    { retryDelay: 1 },
  );
  expect(await of(scw).toArray({ concurrency: 8 })).toHaveLength(400);
  const after = widths.slice(18, 30);
  expect(Math.max(...widths.slice(0, 10))).toBeGreaterThan(4);
  expect(after.reduce((sum, width) => sum + width, 0) / after.length).toBeLessThan(6);
});

test("an error while reading ahead ends the pages underway, and nothing is left unhandled", async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const aborted: string[] = [];
  const { scw } = stubbed(async (url, init) => {
    const page = Number(new URL(url).searchParams.get("page"));
    if (page === 2) return reply({ message: "no" }, 403);
    if (page > 2) {
      await new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(aborted.push(url))));
    }
    return pages(10, 100)(url);
  });
  expect(await caught(of(scw).toArray())).toMatchObject({ status: 403 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", listen);
  expect(aborted.length).toBe(3);
  expect(unhandled).toEqual([]);
});

test("bad limits are TypeErrors that name them", async () => {
  const { scw, calls } = stubbed(pages(10, 10));
  expect(String(await caught(of(scw).toArray({ limit: -1 })))).toMatch(/^TypeError: limit: /);
  expect(String(await caught(of(scw).toArray({ concurrency: Number.NaN })))).toMatch(/^TypeError: concurrency: /);
  expect(calls).toEqual([]);
});

test("a list operation can be called like any other", async () => {
  const { scw } = stubbed(pages(2, 3));
  expect(await call(scw, listServers, { page: 2 })).toEqual({ servers: [{ id: 2 }], total_count: 3 });
});

test("a page may be longer than a list of arguments", async () => {
  const { scw } = stubbed(pages(300_000, 300_000));
  expect(await of(scw).toArray()).toHaveLength(300_000);
  expect(await of(scw).toArray({ limit: 299_999 })).toHaveLength(299_999);
});
