import { describe, expect, test } from "vitest";
import worker from "../../examples/edge-worker.ts";
import { type Answer, type Loopback, loopback, secretKey } from "./kit.ts";
import { answerOf, hasShared, recorded, recordings } from "./recorded.ts";

const route = "GET /instance/v1/zones/fr-par-1/servers";
const instances: Answer = {
  headers: { "x-total-count": "1" },
  body: { servers: [{ id: "s1", name: "web", commercial_type: "DEV1-S", state: "running", project: "p1" }] },
};

async function visit(server: Loopback, path: string): Promise<{ status: number; headers: Headers; text: string }> {
  const answer = await worker.fetch(new Request(`https://worker.example${path}`), {
    SCW_SECRET_KEY: secretKey,
    SCW_API_URL: server.url,
  });
  const text = await answer.text();
  expect(text).not.toContain(secretKey);
  return { status: answer.status, headers: answer.headers, text };
}

describe("examples/edge-worker.ts", () => {
  test("answers with what runs in the zone, and with nothing else of it", async () => {
    const server = await loopback({ [route]: instances });
    const { status, headers, text } = await visit(server, "/instances/fr-par-1");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("max-age=30");
    expect(JSON.parse(text)).toEqual({
      zone: "fr-par-1",
      servers: [{ id: "s1", name: "web", commercial_type: "DEV1-S" }],
    });
    expect(server.seen[0]).toMatchObject({ line: route, query: { state: "running" }, token: secretKey });
  });

  test.each(["/", "/instances/", "/instances/moon-1", "/instances/fr-par-1/../nl-ams-1x"])(
    "%s asks the API nothing",
    async (path) => {
      const server = await loopback({ [route]: instances });
      expect((await visit(server, path)).status).toBe(404);
      expect(server.seen.length).toBe(0);
    },
  );

  test("does not tell the visitor whose key is refused, only which call it was", async () => {
    const denied = { type: "permissions_denied", message: "insufficient permissions of a1", details: [] };
    const server = await loopback({ [route]: { status: 403, body: denied } });
    const { status, text } = await visit(server, "/instances/fr-par-1");
    expect(status).toBe(502);
    expect(JSON.parse(text)).toEqual({ error: "upstream", request_id: "7f0e1c2d-0000-4000-8000-000000000000" });
  });

  test("is busy when the API is, after the retries", async () => {
    const busy = { type: "too_many_requests", message: "slow down", help_message: "wait", limit: { quota: 1 } };
    const server = await loopback({ [route]: { status: 429, headers: { "retry-after": "60" }, body: busy } });
    expect((await visit(server, "/instances/fr-par-1")).status).toBe(503);
  });

  test.skipIf(!hasShared)(recordings, async () => {
    const line = recorded("instance", "test-ssh-config-install-install-config-and-create-default.cassette.yaml", 7);
    const server = await loopback({ [route]: answerOf(line) });
    const { text } = await visit(server, "/instances/fr-par-1");
    const answer: { readonly servers: readonly object[] } = JSON.parse(text);
    expect(answer.servers.length).toBe(5);
    for (const shown of answer.servers) expect(Object.keys(shown)).toEqual(["id", "name", "commercial_type"]);
  });
});
