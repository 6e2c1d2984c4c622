import { describe, expect, test } from "vitest";
import { listInstances } from "../../examples/list-instances.ts";
import { loopback, printed, secretKey } from "./kit.ts";
import { answerOf, hasShared, recorded, recordings } from "./recorded.ts";

const route = "GET /instance/v1/zones/fr-par-1/servers";

describe("examples/list-instances.ts", () => {
  test("prints one line for each Instance, over all pages", async () => {
    const page = (name: string, ...addresses: string[]) => ({
      headers: { "x-total-count": "2" },
      body: {
        servers: [
          { name, commercial_type: "DEV1-S", state: "running", public_ips: addresses.map((address) => ({ address })) },
        ],
      },
    });
    const server = await loopback({ [route]: [page("web", "198.51.100.4", "2001:db8::4"), page("db")] });
    const { out } = printed();
    await listInstances(server.client());
    expect(out).toEqual([
      "web  DEV1-S  running  198.51.100.4, 2001:db8::4",
      "db  DEV1-S  running  no public address",
      "2 Instances",
    ]);
    expect(server.seen.map(({ line, query, token }) => ({ line, query, token }))).toEqual([
      { line: route, query: { order: "creation_date_desc", page: "1" }, token: secretKey },
      { line: route, query: { order: "creation_date_desc", page: "2" }, token: secretKey },
    ]);
  });

  test("says so when there is none", async () => {
    const server = await loopback({ [route]: { headers: { "x-total-count": "0" }, body: { servers: [] } } });
    const { out } = printed();
    await listInstances(server.client());
    expect(out).toEqual(["0 Instances"]);
  });

  test.skipIf(!hasShared)(recordings, async () => {
    const line = recorded("instance", "test-ssh-config-install-install-config-and-create-default.cassette.yaml", 7);
    const server = await loopback({ [route]: answerOf(line) });
    const { out } = printed();
    await listInstances(server.client());
    expect(out.length).toBe(6);
    expect(out.at(-1)).toBe("5 Instances");
    for (const printedLine of out.slice(0, -1)) expect(printedLine).toMatch(/^\S+ {2}[\w-]+ {2}[a-z ]+ {2}\S/);
    expect(server.lines()).toEqual([route]);
  });
});
