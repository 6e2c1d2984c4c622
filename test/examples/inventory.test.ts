import { describe, expect, test } from "vitest";
import { inventory } from "../../examples/inventory.ts";
import { type Answer, loopback, printed } from "./kit.ts";
import { answerOf, hasShared, recorded, recordings, routeOf } from "./recorded.ts";

const route = (zone: string): string => `GET /instance/v1/zones/${zone}/servers`;
const servers = (...states: readonly string[]): Answer => ({
  headers: { "x-total-count": String(states.length) },
  body: { servers: states.map((state) => ({ commercial_type: "DEV1-S", state })) },
});

describe("examples/inventory.ts", () => {
  test("counts what the zones give and tells which one failed", async () => {
    const server = await loopback({
      [route("fr-par-1")]: servers("running", "stopped"),
      [route("nl-ams-1")]: { status: 403, body: { type: "permissions_denied", message: "no", details: [] } },
      [route("pl-waw-1")]: servers("running"),
    });
    const { out, err } = printed();
    expect(await inventory(server.client(), ["fr-par-1", "nl-ams-1", "pl-waw-1"])).toBe(false);
    expect(out).toEqual([
      "fr-par-1  DEV1-S  2",
      "pl-waw-1  DEV1-S  1",
      "3 Instances, 2 of them running, in 2 of 3 zones",
    ]);
    expect(err).toEqual([
      expect.stringMatching(/^nl-ams-1 {2}ApiError: \[permissions_denied] instance\.v1\.ListServers/),
    ]);
    for (const { query } of server.seen) expect(query).toMatchObject({ per_page: "100" });
  });

  test("asks every known zone when none is named", async () => {
    const server = await loopback({});
    const { out, err } = printed();
    expect(await inventory(server.client())).toBe(false);
    expect(new Set(server.lines()).size).toBe(10);
    expect(err.length).toBe(10);
    expect(out).toEqual(["0 Instances, 0 of them running, in 0 of 10 zones"]);
  });

  test.skipIf(!hasShared)(recordings, async () => {
    const paris = recorded("instance", "test-ssh-config-install-install-config-and-create-default.cassette.yaml", 7);
    const empty = recorded("instance", "test-get-private-network-simple.cassette.yaml", 24);
    const server = await loopback({ [routeOf(paris)]: answerOf(paris), [routeOf(empty)]: answerOf(empty) });
    const { out } = printed();
    expect(await inventory(server.client(), ["fr-par-1", "fr-par-2"])).toBe(true);
    expect(out.at(-1)).toMatch(/^5 Instances, \d of them running, in 2 of 2 zones$/);
  });
});
