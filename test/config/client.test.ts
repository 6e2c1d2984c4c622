import { type Client, call, createClient, type Operation } from "@scwkit/runtime";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Config, isConfigError } from "../../config/src/index.ts";
import { load, secret } from "./setup.ts";

interface GetServerRequest {
  readonly zone?: string;
  readonly server_id: string;
}
const getServer: Operation<GetServerRequest, { readonly id: string }> = {
  id: "instance.v1.GetServer",
  method: "GET",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
};

/** A `fetch` that answers everything and remembers what was asked with which key. */
function recorder(): { readonly asked: string[]; readonly fetch: typeof fetch } {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.url} ${request.headers.get("x-auth-token")}`);
      return Response.json({ id: "a" });
    },
  };
}

describe("createClient(await loadConfig())", () => {
  it("makes a client that may have places, so that calls may leave them out", () => {
    const client = (config: Config) => createClient(config);
    expectTypeOf(client).returns.toEqualTypeOf<Client<unknown, unknown>>();
  });

  it("uses what was found", async () => {
    const text = `secret_key: ${secret}\ndefault_zone: nl-ams-1\napi_url: https://api.example.com/\n`;
    const { config } = await load(text);
    const { asked, fetch } = recorder();
    await call(createClient({ ...config, fetch }), getServer, { server_id: "1" });
    expect(asked).toEqual([`https://api.example.com/instance/v1/zones/nl-ams-1/servers/1 ${secret}`]);
  });

  it("says at the call that a zone is missing", async () => {
    const { config } = await load(`secret_key: ${secret}\n`);
    const { asked, fetch } = recorder();
    const client = createClient({ ...config, fetch });
    await expect((async () => call(client, getServer, { server_id: "1" }))()).rejects.toThrow(/zone/);
    expect(asked).toEqual([]);
  });

  it("says at the call that the secret key is missing", async () => {
    const { config } = await load(undefined);
    const { asked, fetch } = recorder();
    const client = createClient({ ...config, zone: "fr-par-1", fetch });
    const error = await call(client, getServer, { server_id: "1" }).catch((reason: unknown) => reason);
    const reasons = [error, error instanceof Error ? error.cause : undefined];
    expect(reasons.some(isConfigError)).toBe(true);
    expect(asked).toEqual([]);
  });
});
