import { call, type Operation } from "@scwkit/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { caught, isWellFormed, reply, stubbed } from "./kit.ts";

const operation: Operation = { id: "a.v1.Get", method: "GET", path: "/a/v1/{first}/b/{second}" };

async function urlOf(request: object): Promise<string | TypeError> {
  const { scw, calls } = stubbed(() => reply({}));
  try {
    await call(scw, operation, request);
  } catch (error) {
    if (error instanceof TypeError && calls.length === 0) return error;
    throw error;
  }
  return calls[0]?.url ?? "";
}

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom(".", "..", "", "/", "\\", "%2e%2e", "..;", "a/../b", "?x", "#x", "\0", "\r\n", "\uD800"),
);

test("a path value is one segment that reads back as it was, or a TypeError before any request", async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (first, second) => {
      const url = await urlOf({ first, second });
      if (url instanceof TypeError) {
        expect([first, second].some((value) => ["", ".", ".."].includes(value) || !isWellFormed(value))).toBe(true);
        expect(url.message).toMatch(/^(first|second): /);
        return;
      }
      const { origin, pathname, search, hash } = new URL(url);
      expect([origin, search, hash]).toEqual(["https://api.scaleway.com", "", ""]);
      expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "a", "v1", first, "b", second]);
    }),
    { numRuns: 500 },
  );
});

test("whatever else stands in a path field is a TypeError before any request", async () => {
  const other = fc.oneof(
    fc.object(),
    fc.array(fc.string()),
    fc.constantFrom(null, undefined, () => "x", Symbol("x")),
  );
  await fc.assert(
    fc.asyncProperty(other, async (first) => {
      expect(await urlOf({ first, second: "x" })).toBeInstanceOf(TypeError);
    }),
  );
});

test("a place is well-formed, or a TypeError", async () => {
  const zoned: Operation = { id: "a.v1.Get", method: "GET", path: "/a/v1/zones/{zone}/b" };
  await fc.assert(
    fc.asyncProperty(fc.oneof(nasty, fc.stringMatching(/^[a-z]{2}-[a-z]{3}(-\d)?$/)), async (zone) => {
      const { scw, calls } = stubbed(() => reply({}));
      const fine = /^[a-z]{2,}-[a-z]{2,}-[1-9]\d*$/.test(zone);
      if (fine) await call(scw, zoned, { zone });
      else expect(await caught(call(scw, zoned, { zone }))).toBeInstanceOf(TypeError);
      expect(calls.map(({ url }) => url)).toEqual(fine ? [`https://api.scaleway.com/a/v1/zones/${zone}/b`] : []);
    }),
  );
});
