import {
  type Client,
  type ClientOptions,
  createClient,
  type ListOperation,
  type Operation,
  type Waiter,
} from "@scwkit/runtime";
import { describe, expect, test } from "vitest";
import { type FaultServer, faultServer, type Reply } from "./fault-server.ts";

export const secretKey = "5ec2e7ab-1111-4222-8333-444455556666";
export const id = "11111111-2222-4333-8444-555555555555";

export const getServer: Operation<{ server_id: string; zone?: string }, { server: { name: string } }> = {
  id: "instance.v1.GetServer",
  method: "GET",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
};
export const createServer: Operation<{ name?: string; zone?: string }, { server: { id: string } }> = {
  id: "instance.v1.CreateServer",
  method: "POST",
  path: "/instance/v1/zones/{zone}/servers",
  body: "json",
};
export const updateServer: Operation<{ server_id: string; name?: string | null }, { server: { id: string } }> = {
  id: "instance.v1.UpdateServer",
  method: "PATCH",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
  body: "json",
};
export const setServer: Operation<{ server_id: string; name?: string }, { server: { id: string } }> = {
  id: "instance.v1.SetServer",
  method: "PUT",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
  body: "json",
};
export const deleteServer: Operation<{ server_id: string }, void> = {
  id: "instance.v1.DeleteServer",
  method: "DELETE",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
  result: "none",
};

export interface Item {
  readonly id: number;
}
export interface ItemsPage {
  readonly servers: readonly Item[];
  readonly total_count?: number;
}
export const listServers: ListOperation<
  { zone?: string; page?: number; per_page?: number; state?: string },
  ItemsPage
> = {
  id: "instance.v1.ListServers",
  method: "GET",
  path: "/instance/v1/zones/{zone}/servers",
  csv: ["tags"],
  list: { items: "servers", by: "page", size: "per_page" },
};

export interface Volume {
  readonly id: string;
  readonly status: string;
}
export const volumeWaiter: Waiter<{ volume_id: string }, Volume> = {
  operation: { id: "block.v1.GetVolume", method: "GET", path: "/block/v1/zones/{zone}/volumes/{volume_id}" },
  status: "status",
  transient: ["creating", "resizing", "deleting"],
  failure: ["error", "locked"],
};

export function clientFor(server: Pick<FaultServer, "url">, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    secretKey,
    apiUrl: server.url,
    zone: "fr-par-1",
    projectId: "9a9a9a9a-0000-4000-8000-000000000000",
    retryDelay: 1,
    maxRetryDelay: 2_000,
    attemptTimeout: 10_000,
    ...options,
  });
}

/** One named fault: what the server does, what the caller gets, what the server saw. */
export interface Case {
  readonly name: string;
  readonly replies: readonly Reply[];
  readonly options?: Partial<ClientOptions>;
  readonly act: (scw: Client, server: FaultServer) => PromiseLike<unknown>;
  /** What the caller gets: compared with `toEqual`. */
  readonly result?: unknown;
  /** Or what the caller catches: compared with `toMatchObject`. */
  readonly error?: object;
  /** How many requests the server saw. */
  readonly requests: number | "several";
  readonly check?: (server: FaultServer, outcome: unknown) => void | Promise<void>;
}

export function faults(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases.map((one) => [one.name, one] as const))("%s", async (_name, one) => {
      const server = await faultServer(one.replies);
      try {
        const outcome = await settle(one.act(clientFor(server, one.options), server));
        if (one.error) expect(outcome.error).toMatchObject(one.error);
        else expect(outcome).toEqual({ result: one.result });
        if (one.requests === "several") expect(server.seen.length).toBeGreaterThan(1);
        else expect(server.seen.length).toBe(one.requests);
        for (const { headers } of server.seen) expect(headers["x-auth-token"]).toBe(secretKey);
        await one.check?.(server, outcome.error ?? outcome.result);
      } finally {
        await server.close();
      }
    });
  });
}

async function settle(work: PromiseLike<unknown>): Promise<{ result?: unknown; error?: unknown }> {
  try {
    return { result: await work };
  } catch (error) {
    return { error };
  }
}

/** The address of a port that nobody listens on. */
export async function deadUrl(): Promise<string> {
  const server = await faultServer([]);
  await server.close();
  return server.url;
}

/** A `fetch` that answers from a function, and remembers what it was asked. */
export interface Stub {
  readonly fetch: typeof fetch;
  readonly calls: { readonly url: string; readonly init: RequestInit }[];
}

export function stub(answer: (url: string, init: RequestInit, index: number) => Response | Promise<Response>): Stub {
  const calls: Stub["calls"] = [];
  return {
    calls,
    fetch: async (input, init = {}) => {
      calls.push({ url: String(input), init });
      return answer(String(input), init, calls.length - 1);
    },
  };
}

export function stubbed(
  answer: Parameters<typeof stub>[0],
  options: Partial<ClientOptions> = {},
): Stub & { scw: Client } {
  const made = stub(answer);
  const scw = createClient({ secretKey, zone: "fr-par-1", retryDelay: 1, fetch: made.fetch, ...options });
  return { ...made, scw };
}

export const reply = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "x-request-id": "7f0e1c2d-0000-4000-8000-000000000000", ...headers },
  });

export async function caught(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** No half of a surrogate pair: what `isWellFormed` tells from ES2024 on. */
export function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text);
}
