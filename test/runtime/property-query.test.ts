import { call, type Operation } from "@scwkit/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isWellFormed, reply, stubbed } from "./kit.ts";

const operation: Operation = { id: "a.v1.List", method: "GET", path: "/a/v1/b", csv: ["joined"] };
const text = fc.string({ unit: "grapheme" }).filter(isWellFormed);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const nothing = fc.constantFrom(null, undefined);

async function sent(request: object): Promise<URLSearchParams> {
  const { scw, calls } = stubbed(() => reply({}));
  await call(scw, operation, request);
  return new URL(calls[0]?.url ?? "").searchParams;
}

test("query fields read back as they were, lists in their order, nothing where there is nothing", async () => {
  const value = fc.oneof(scalar, nothing, fc.array(fc.oneof(scalar, nothing)));
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        text.filter((name) => name !== "joined" && name !== "__proto__"),
        value,
      ),
      async (request) => {
        const read = await sent(request);
        const wanted = Object.entries(request).flatMap(([name, value]) =>
          [value]
            .flat()
            .filter((item) => item != null)
            .map((item) => [name, String(item)]),
        );
        expect([...read]).toEqual(wanted);
      },
    ),
    { numRuns: 300 },
  );
});

test("a joined list is one value", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text.filter((item) => !item.includes(","))), async (joined) => {
      expect((await sent({ joined })).getAll("joined")).toEqual(joined.length ? [joined.join(",")] : []);
    }),
  );
});
