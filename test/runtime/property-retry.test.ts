import { call } from "@scwkit/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { getServer, id, reply, stubbed } from "./kit.ts";

test("whatever Retry-After says, a wait is within the cap, or there is none", async () => {
  const header = fc.oneof(
    fc.integer({ min: -10, max: 1_000_000 }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.string({ unit: fc.constantFrom(..."0123456789.,:-+eE GMTabc") }),
  );
  await fc.assert(
    fc.asyncProperty(header, async (value) => {
      const waits: number[] = [];
      const { scw, calls } = stubbed(
        (_url, _init, index) => (index ? reply({}) : reply({}, 429, { "retry-after": value })),
        {
          retryDelay: 1,
          maxRetryDelay: 3,
          hooks: (moment) => void (moment.kind === "retry" && waits.push(moment.wait)),
        },
      );
      const work = await call(scw, getServer, { server_id: id }).then(
        () => "done",
        (error) => error.status,
      );
      expect([
        ["done", 2],
        [429, 1],
      ]).toContainEqual([work, calls.length]);
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 200 },
  );
});
