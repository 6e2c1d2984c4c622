import {
  type Call,
  type CallOptions,
  type Client,
  call,
  createClient,
  type List,
  type ListOperation,
  list,
  type Operation,
  type OptionalRequest,
  type RegionRequired,
  type Waiter,
  type WaitOptions,
  wait,
  type ZoneRequired,
} from "@scwkit/runtime";
import { expect, expectTypeOf, test } from "vitest";
import { reply, secretKey, stub } from "./kit.ts";

// What generated code looks like: this file is a test of types first, checked by `npm run types`.
type ServerState = "running" | "stopped" | (string & {});
interface Server {
  id: string;
  state: ServerState;
}
interface ListServersRequest {
  zone?: string;
  state?: ServerState;
  page?: number;
}
interface ListServersResponse {
  servers: Server[];
}
interface GetServerRequest {
  zone?: string;
  server_id: string;
}
interface GetServerResponse {
  server: Server;
}
interface Cluster {
  id: string;
}

const listServersOperation: ListOperation<ListServersRequest, ListServersResponse> = {
  id: "instance.v1.ListServers",
  method: "GET",
  path: "/instance/v1/zones/{zone}/servers",
  csv: ["tags"],
  list: { items: "servers", by: "page", size: "per_page" },
};
const getServerOperation: Operation<GetServerRequest, GetServerResponse> = {
  id: "instance.v1.GetServer",
  method: "GET",
  path: "/instance/v1/zones/{zone}/servers/{server_id}",
};
const getClusterOperation: Operation<{ region?: string; cluster_id: string }, Cluster> = {
  id: "k8s.v1.GetCluster",
  method: "GET",
  path: "/k8s/v1/regions/{region}/clusters/{cluster_id}",
};
const listUsersOperation: ListOperation<{ page?: number }, { users: { id: string }[] }> = {
  id: "iam.v1.ListUsers",
  method: "GET",
  path: "/iam/v1/users",
  list: { items: "users", by: "page", size: "page_size" },
};
const serverWaiter: Waiter<GetServerRequest, Server> = {
  operation: getServerOperation,
  status: "server.state",
  transient: ["starting"],
  failure: ["locked"],
};

function listServers<Place>(
  client: Client<Place>,
  ...[request, options]: OptionalRequest<ListServersRequest, Place, CallOptions>
): List<Server, ListServersResponse> {
  return list(client, listServersOperation, request, options);
}
function getServer<Place>(
  client: Client<Place>,
  request: GetServerRequest & Place,
  options?: CallOptions,
): Call<GetServerResponse> {
  return call(client, getServerOperation, request, options);
}
function getCluster<Place>(
  client: Client<unknown, Place>,
  request: { cluster_id: string } & Place,
  options?: CallOptions,
): Call<Cluster> {
  return call(client, getClusterOperation, request, options);
}
function listUsers(
  client: Client,
  request?: { page?: number },
  options?: CallOptions,
): List<{ id: string }, { users: { id: string }[] }> {
  return list(client, listUsersOperation, request, options);
}
function waitForServer<Place>(
  client: Client<Place>,
  request: GetServerRequest & Place,
  options?: WaitOptions<ServerState, Server>,
): Promise<Server> {
  return wait(client, serverWaiter, request, options);
}

const { fetch } = stub((url) =>
  reply(
    url.includes("/servers/")
      ? { server: { id: "s", state: "running" } }
      : url.includes("users")
        ? { users: [] }
        : { servers: [{ id: "s", state: "running" }], total_count: 1 },
  ),
);

test("a client with a zone needs none in a request, nor a region", async () => {
  const scw = createClient({ secretKey, fetch, zone: "fr-par-1" });
  expectTypeOf(scw).toEqualTypeOf<Client<unknown, unknown>>();
  for await (const server of listServers(scw)) expectTypeOf(server).toEqualTypeOf<Server>();
  for await (const server of listServers(scw, { state: "running" })) expect(server.id).toBe("s");
  const { server } = await getServer(scw, { server_id: "s" });
  expectTypeOf(server).toEqualTypeOf<Server>();
  await getCluster(scw, { cluster_id: "c" });
  await listUsers(scw);
  expect(await waitForServer(scw, { server_id: "s" }, { until: "running" })).toEqual({ id: "s", state: "running" });
  expectTypeOf(await listServers(scw).toArray({ limit: 1 })).toEqualTypeOf<Server[]>();
  expectTypeOf(await listServers(scw)).toEqualTypeOf<ListServersResponse>();
});

test("a client without a place asks for one in the request, at compile time and at run time", async () => {
  const scw = createClient({ secretKey, fetch });
  expectTypeOf(scw).toEqualTypeOf<Client<ZoneRequired, RegionRequired>>();
  // @ts-expect-error: a zone is missing
  await expect(async () => await listServers(scw)).rejects.toThrow("zone: ");
  // @ts-expect-error: a zone is missing
  await expect(getServer(scw, { server_id: "s" })).rejects.toThrow("zone: ");
  // @ts-expect-error: a region is missing
  await expect(getCluster(scw, { cluster_id: "c" })).rejects.toThrow("region: ");
  await listServers(scw, { zone: "fr-par-2" });
  await getCluster(scw, { cluster_id: "c", region: "nl-ams" });
  await listUsers(scw);
});

test("a client with a region only", async () => {
  const scw = createClient({ secretKey, fetch, region: "fr-par" });
  expectTypeOf(scw).toEqualTypeOf<Client<ZoneRequired, unknown>>();
  await getCluster(scw, { cluster_id: "c" });
  // @ts-expect-error: a zone is missing
  await expect(getServer(scw, { server_id: "s" })).rejects.toThrow("zone: ");
});

test("defaults that come from the environment may be there", async () => {
  const scw = createClient({ secretKey: process.env.NO_SUCH_KEY ?? secretKey, fetch, zone: process.env.NO_SUCH_ZONE });
  expectTypeOf(scw).toEqualTypeOf<Client<unknown, unknown>>();
  await expect(getServer(scw, { server_id: "s" })).rejects.toThrow("zone: ");
});

test("what a request requires, it requires", async () => {
  const scw = createClient({ secretKey, fetch, zone: "fr-par-1" });
  // @ts-expect-error: server_id is missing
  await expect(getServer(scw, {})).rejects.toThrow("server_id: ");
  // @ts-expect-error: a client is no string
  await expect(getServer("client", { server_id: "s" })).rejects.toThrow("client: ");
});
