import { type ListOperation, list } from "@scwkit/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Item, type ItemsPage, listServers, reply, stubbed } from "./kit.ts";

const items = (count: number): Item[] => Array.from({ length: count }, (_, id) => ({ id }));

/** What a server may say of the total. */
const totals = {
  right: (count: number) => ({ total_count: count }),
  none: () => ({}),
  small: (count: number) => ({ total_count: Math.floor(count / 2) }),
  large: (count: number) => ({ total_count: count * 2 + 7 }),
  negative: () => ({ total_count: -3 }),
  nonsense: () => ({ total_count: "x" }),
};
/** Half the total is reached at the end of a page: such a total cannot be told from a right one. */
const misleading = (count: number, size: number): boolean => Math.floor(count / 2) % size === 0 && count > 1;

const shape = fc.record({
  count: fc.nat(120),
  size: fc.integer({ min: 1, max: 40 }),
  total: fc.constantFrom(...(Object.keys(totals) as (keyof typeof totals)[])),
  inHeader: fc.boolean(),
});

function serve({
  count,
  size,
  total,
  inHeader,
}: {
  count: number;
  size: number;
  total: keyof typeof totals;
  inHeader: boolean;
}) {
  return stubbed((url) => {
    const page = Number(new URL(url).searchParams.get("page") ?? 1);
    const servers = items(count).slice((page - 1) * size, page * size);
    const said: { total_count?: unknown } = totals[total](count);
    if (!inHeader) return reply({ servers, ...said });
    return reply({ servers }, 200, "total_count" in said ? { "x-total-count": String(said.total_count) } : {});
  });
}

test("a stable list is seen whole, once, in order, whatever the total says", async () => {
  await fc.assert(
    fc.asyncProperty(shape, fc.integer({ min: 1, max: 9 }), async (given, concurrency) => {
      fc.pre(given.total !== "small" || !misleading(given.count, given.size));
      const { scw, calls } = serve(given);
      const servers = list<object, ItemsPage, Item>(scw, listServers);
      const seen: Item[] = [];
      for await (const item of servers) seen.push(item);
      expect(seen).toEqual(items(given.count));
      expect(calls.length).toBeLessThanOrEqual(Math.ceil(given.count / given.size) + 1);
      const sequential = calls.length;
      expect(await servers.toArray({ concurrency })).toEqual(items(given.count));
      expect(calls.length - sequential).toBeLessThanOrEqual(sequential + concurrency);
    }),
    { numRuns: 300 },
  );
});

test("a limit gives the first items, and asks for no page beyond them", async () => {
  await fc.assert(
    fc.asyncProperty(shape, fc.nat(130), fc.integer({ min: 1, max: 9 }), async (given, limit, concurrency) => {
      fc.pre(given.total !== "small" || !misleading(given.count, given.size));
      const { scw, calls } = serve(given);
      const got = await list<object, ItemsPage, Item>(scw, listServers).toArray({ limit, concurrency });
      expect(got).toEqual(items(Math.min(limit, given.count)));
      const last = Math.max(...calls.map(({ url }) => Number(new URL(url).searchParams.get("page"))));
      // A first page that is short, under a total that is not true, tells nothing of the size of the others.
      if (given.total === "large" && given.count < given.size) return;
      // Beyond the end of the list one more tells that it is the end.
      expect(last).toBeLessThanOrEqual(Math.max(1, Math.ceil(limit / given.size) + Number(limit > given.count)));
    }),
    { numRuns: 300 },
  );
});

test("token lists are seen whole, empty pages included", async () => {
  const operation: ListOperation<object, { events: number[] }> = {
    id: "a.v1.List",
    method: "GET",
    path: "/a",
    list: { items: "events", by: "token" },
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 }), async (pages) => {
      const { scw, calls } = stubbed((url) => {
        const index = Number(new URL(url).searchParams.get("page_token") ?? 0);
        return reply({ events: pages[index], ...(index + 1 < pages.length && { next_page_token: String(index + 1) }) });
      });
      expect(await list<object, unknown, number>(scw, operation).toArray()).toEqual(pages.flat());
      expect(calls.length).toBe(pages.length);
    }),
  );
});
