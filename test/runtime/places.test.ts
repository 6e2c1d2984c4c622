import { list, listPlaces } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, type Item, type ItemsPage, listServers, reply, stubbed } from "./kit.ts";

const zones = ["fr-par-1", "fr-par-2", "nl-ams-1", "pl-waw-1"] as const;
const zoneOf = (url: string): string => url.split("/")[6] ?? "";

function setup(answer: (zone: string, page: number) => Response | Promise<Response>) {
  const made = stubbed((url) => answer(zoneOf(url), Number(new URL(url).searchParams.get("page"))), { retries: 0 });
  const over = (places: readonly string[], options = {}) =>
    listPlaces(places, (zone, more) => list<object, ItemsPage, Item>(made.scw, listServers, { zone }, more), options);
  return { ...made, over };
}
const two = (_zone: string, page: number): Response => reply({ servers: [{ id: page }], total_count: 2 });

test("items of all places, tagged, in the order of the places", async () => {
  const { over } = setup(two);
  const { items, failures } = await over(zones).collect();
  expect(failures).toEqual([]);
  expect(items).toEqual(
    zones.flatMap((place) => [
      { place, item: { id: 1 } },
      { place, item: { id: 2 } },
    ]),
  );
});

test("a place that fails is reported beside the others, with what it gave before", async () => {
  const { over } = setup((zone, page) =>
    zone === "nl-ams-1" && page === 2 ? reply({ message: "no" }, 403) : two(zone, page),
  );
  const { items, failures } = await over(zones).collect();
  expect(failures).toMatchObject([{ place: "nl-ams-1", error: { type: "permissions_denied" } }]);
  expect(items.map(({ place }) => place)).toEqual([
    "fr-par-1",
    "fr-par-1",
    "fr-par-2",
    "fr-par-2",
    "nl-ams-1",
    "pl-waw-1",
    "pl-waw-1",
  ]);
});

test("items come as they arrive: a hung place holds nobody back", async () => {
  const { over } = setup((zone, page) => (zone === "fr-par-1" ? new Promise<Response>(() => {}) : two(zone, page)));
  const seen: string[] = [];
  for await (const { place } of over(zones)) {
    seen.push(place);
    if (seen.length === 6) break;
  }
  expect(new Set(seen)).toEqual(new Set(["fr-par-2", "nl-ams-1", "pl-waw-1"]));
});

test("no more places at a time than allowed", async () => {
  let now = 0;
  let most = 0;
  const { over } = setup(async (zone, page) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    return two(zone, page);
  });
  await over(zones, { concurrency: 2 }).collect();
  expect(most).toBe(2);
  await over(zones).collect();
  expect(most).toBe(4);
});

test("a break aborts what is underway and begins nothing more", async () => {
  const aborted: string[] = [];
  const { scw, calls } = stubbed(async (url, init) => {
    if (zoneOf(url) !== "fr-par-1")
      await new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(aborted.push(url))));
    return two("", 1);
  });
  for await (const _ of listPlaces(
    zones,
    (zone, more) => list<object, ItemsPage, Item>(scw, listServers, { zone }, more),
    { concurrency: 2 },
  ))
    break;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(aborted.length).toBe(1);
  expect(calls.every(({ url }) => ["fr-par-1", "fr-par-2"].includes(zoneOf(url)))).toBe(true);
});

test("a slow reader holds the places back", async () => {
  const { over, calls } = setup((_zone, page) => reply({ servers: [{ id: page }], total_count: 100 }));
  for await (const _ of over(["fr-par-1"])) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (calls.length > 2) break;
  }
  expect(calls.length).toBeLessThan(5);
});

test("a place named twice is listed once; none gives nothing; a malformed one is a failure of its own", async () => {
  const { over } = setup(two);
  expect((await over(["fr-par-1", "fr-par-1"]).collect()).items.length).toBe(2);
  expect(await over([]).collect()).toEqual({ items: [], failures: [] });
  const { items, failures } = await over(["fr-par", "fr-par-1"]).collect();
  expect([items.length, failures.map(({ error }) => String(error))]).toEqual([
    2,
    ["TypeError: zone: fr-par is a region: pass one like fr-par-1, or set zone in createClient"],
  ]);
});

test("a list that throws at once is a failure too, and a bad option a TypeError", async () => {
  const broken = listPlaces(["fr-par-1"], () => {
    throw new Error("no");
  });
  expect((await broken.collect()).failures).toMatchObject([{ place: "fr-par-1" }]);
  expect(
    String(await caught(listPlaces(["a"], () => (async function* () {})(), { concurrency: -1 }).collect())),
  ).toMatch(/^TypeError: concurrency: /);
});

test.each([0, 0.5, 1.5, 100])("with a concurrency of %d all places are listed", async (concurrency) => {
  const { over } = setup(two);
  const { items, failures } = await over(zones, { concurrency }).collect();
  expect([items.length, failures]).toEqual([8, []]);
});
