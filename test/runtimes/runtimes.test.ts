// The same program in every runtime: what it reports and what the server saw must be the same.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { version } from "../../runtime/src/version.ts";
import { apiServer, deadUrl, type Seen } from "./api-server.ts";
import { findRuntimes, makePlace, type Runtime, removePlace } from "./launch.ts";
import type { Report } from "./program.ts";

interface Observed {
  readonly report: Report;
  readonly said: string;
  /** Without the requests of broken connections: how often a platform tries those by itself is its own affair. */
  readonly seen: readonly Omit<Seen, "userAgent">[];
  readonly broken: readonly string[];
  readonly userAgents: readonly (string | undefined)[];
}

const runtimes = await findRuntimes();
const skipped = runtimes.filter(({ missing }) => missing).map(({ name }) => name);
if (skipped.length > 0)
  process.stderr.write(`Skipped: ${skipped.join(", ")}; npm run test:runtimes installs all but chromium\n`);

let place = "";
let expected: Observed;

beforeAll(async () => {
  place = await makePlace();
  const floor = runtimes.find(({ name, missing }) => name === "node 20" && !missing) ?? runtimes[0];
  if (!floor) throw new Error("no Node");
  expected = await observe(floor);
});

afterAll(() => removePlace(place));

async function observe(runtime: Runtime): Promise<Observed> {
  const server = await apiServer({
    "/page": { type: "text/html", text: "<!doctype html><meta charset=utf-8><title>scwkit</title>" },
    "/program.mjs": { type: "text/javascript", text: await readFile(join(place, "program.mjs"), "utf8") },
  });
  try {
    const { report, said } = await runtime.run(place, server.url, await deadUrl());
    const seen = await server.seen();
    const isBroken = ({ line }: Seen): boolean => line.includes("broken");
    return {
      // Failures leave the reason in `said`.
      report: report ? JSON.parse(report) : expect.fail(said),
      said,
      seen: seen.filter((one) => !isBroken(one)).map(({ userAgent: _, ...rest }) => rest),
      broken: seen.filter(isBroken).map(({ line }) => line),
      userAgents: [...new Set(seen.map(({ userAgent }) => userAgent))],
    };
  } finally {
    await server.close();
  }
}

test("the report, as the oldest Node that is installed gives it, holds what it should", () => {
  const { same } = expected.report;
  expect(same).toMatchObject({
    list: [{ name: "a" }, { name: "b" }, { name: "ç" }],
    lazyList: ["a", "b", "ç"],
    places: { items: [{ place: "nl-ams-1", item: { name: "far" } }], failures: [{ place: "pl-waw-9" }] },
    tokens: [{ name: "one" }, { name: "two" }],
    notFound: { thrown: { name: "ApiError", type: "not_found", status: 404, details: { resource_id: "missing" } } },
    denied: { hint: expect.stringContaining("read on instance_server") },
    retried: { status: 200, attempts: 2, result: { server: { name: "web" } } },
    events: ["request 1", "retry after 503", "request 2", "response 200"],
    headersLate: { thrown: { name: "TimeoutError", option: "attemptTimeout" } },
    bodyLate: { thrown: { name: "TimeoutError", option: "timeout" } },
    aborted: { abortedWith: "enough" },
    abortedBody: { abortedWith: "enough" },
    abortedBefore: { thrown: "too late" },
    abortedWait: { abortedWith: "enough" },
    tooLarge: { thrown: { type: "invalid_response" } },
    broken: { thrown: { name: "ConnectionError", attempts: 2 } },
    brokenPost: { thrown: { name: "ConnectionError", attempts: 1 } },
    post: { status: 201, attempts: 2, result: { server: { name: "web" } } },
    postText: "nothing",
    text: "#cloud-config\nà: 1\n",
    binary: { type: "application/x-pem-file", size: 256_000, sum: 32_640_000, head: [0, 1, 2, 3] },
    nothing: { status: 204, body: "" },
    waited: "running",
    failed: { thrown: { name: "WaitError", reason: "failure" } },
    wrongZone: { thrown: expect.stringContaining("TypeError: zone: fr-par is a region") },
    redirect: "redirect",
    unreachable: { name: "ConnectionError" },
  });
});

test("the server saw what it should", () => {
  const ends = Object.fromEntries(expected.seen.map(({ line, end }) => [line.split("/").at(-1), end]));
  expect(ends).toMatchObject({ hung: "dropped", half: "dropped", aborted: "dropped", "aborted-half": "dropped" });
  expect(new Set(expected.seen.map(({ token }) => token))).toEqual(new Set(["5ec2e7ab-1111-4222-8333-444455556666"]));
  const posted = expected.seen.filter(({ line }) => line.startsWith("POST"));
  const project = "9a9a9a9a-0000-4000-8000-000000000000";
  const body = { name: "wéb", commercial_type: "DEV1-S", tags: ["a", "b"], project };
  expect(posted.length).toBe(2);
  for (const one of posted) {
    expect(one.contentType).toBe("application/json");
    expect(JSON.parse(Buffer.from(one.body, "latin1").toString())).toEqual(body);
  }
  const patched = expected.seen.filter(({ line }) => line.startsWith("PATCH"));
  expect(patched.map(({ contentType }) => contentType)).toEqual(["text/plain", "text/plain", "text/plain"]);
  expect(patched.map((one) => one.body)).toEqual(["#cloud-config\nÃ\xA0: 1\n", "\0ÿA", "blob"]);
});

for (const runtime of runtimes) {
  test.skipIf(runtime.missing)(runtime.name, async () => {
    const { report, seen, said, broken, userAgents } = await observe(runtime);
    expect(report.same).toEqual(expected.report.same);
    expect(seen).toEqual(expected.seen);
    expect(said).toContain("instance.v2alpha1 is alpha: it may change");
    const isBrowser = runtime.name === "chromium";
    expect(userAgents).toEqual([isBrowser ? expect.stringMatching(/^Mozilla/) : `scwkit/${version} runtimes`]);
    // Only a platform that tells of a refusal lets a POST be repeated.
    expect(report.own.refusedAttempts).toBe(isBrowser || runtime.name === "workerd" ? 1 : 3);
    expect(report.own.redirectStatus).toBe(isBrowser ? 0 : 302);
    // A browser may send a POST again when a connection that it kept breaks, and cannot be told not to.
    const posts = broken.filter((line) => line.startsWith("POST")).length;
    expect(posts).toBeLessThanOrEqual(isBrowser ? 2 : 1);
    expect(broken.length - posts).toBeGreaterThanOrEqual(2);
  });
}

test.skipIf(!existsSync(join(import.meta.dirname, "node_modules")))("what is installed is whole", () => {
  expect(skipped.filter((name) => name !== "chromium")).toEqual([]);
});
