// One program of 20 lines, written against each client: list, get, create, wait or poll, delete.

const scwkit = `
import { createClient } from "@scwkit/runtime";
import { createServer, deleteServer, getServer, listServers } from "@scwkit/instance/v1";

const scw = createClient({ secretKey: "key", zone: "fr-par-1", projectId: "project" });

export async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const server of listServers(scw, { state: "running", tags: ["web"] })) found.push(server.name);
  return found;
}

export async function replace(id: string): Promise<string> {
  const { server: old } = await getServer(scw, { server_id: id });
  const { server } = await createServer(scw, { name: old.name, commercial_type: old.commercial_type });
  await deleteServer(scw, { server_id: old.id });
  return server.id;
}
`;

const official = `
import { createClient } from "@scaleway/sdk-client";
import { Instancev1 } from "@scaleway/sdk-instance";

const client = createClient({ accessKey: "access", secretKey: "key", defaultZone: "fr-par-1", defaultProjectId: "project" });
const api = new Instancev1.API(client);

export async function names(): Promise<string[]> {
  const found: string[] = [];
  for (const server of await api.listServers({ state: "running", tags: ["web"] }).all()) found.push(server.name);
  return found;
}

export async function replace(id: string): Promise<string | undefined> {
  const { server: old } = await api.getServer({ serverId: id });
  const { server } = await api.createServer({ name: old?.name ?? "", commercialType: old?.commercialType ?? "", protected: false });
  await api.deleteServer({ serverId: id });
  return server?.id;
}
`;

const heyApi = `
import { createClient } from "../../clients/hey-api/client/index.js";
import { createServer, deleteServer, getServer, listServers } from "../../clients/hey-api/index.js";

const client = createClient({ baseUrl: "https://api.scaleway.com", headers: { "X-Auth-Token": "key" } });
const zone = "fr-par-1" as const;

export async function names(): Promise<string[]> {
  const { data } = await listServers({ client, path: { zone }, query: { state: "running", tags: ["web"] } });
  return data?.servers.map((server) => server.name) ?? [];
}

export async function replace(id: string): Promise<string | undefined> {
  const { data: old } = await getServer({ client, path: { zone, server_id: id } });
  const { name = "", commercial_type = "" } = old?.server ?? {};
  const { data } = await createServer({ client, path: { zone }, body: { name, commercial_type } });
  await deleteServer({ client, path: { zone, server_id: id } });
  return data?.server.id;
}
`;

const openapiFetch = `
import createFetch from "openapi-fetch";
import type { paths } from "../../clients/openapi-typescript.js";

const api = createFetch<paths>({ baseUrl: "https://api.scaleway.com", headers: { "X-Auth-Token": "key" } });
const zone = "fr-par-1" as const;

export async function names(): Promise<string[]> {
  const { data } = await api.GET("/instance/v1/zones/{zone}/servers", { params: { path: { zone }, query: { state: "running" } } });
  return data?.servers.map((server) => server.name) ?? [];
}

export async function replace(id: string): Promise<string | undefined> {
  const params = { path: { zone, server_id: id } } as const;
  const { data: old } = await api.GET("/instance/v1/zones/{zone}/servers/{server_id}", { params });
  const { name = "", commercial_type = "" } = old?.server ?? {};
  const { data } = await api.POST("/instance/v1/zones/{zone}/servers", { params: { path: { zone } }, body: { name, commercial_type } });
  await api.DELETE("/instance/v1/zones/{zone}/servers/{server_id}", { params });
  return data?.server.id;
}
`;

const orval = `
import { createServer, deleteServer, getServer, listServers } from "../../clients/orval.js";

const options = { headers: { "X-Auth-Token": "key" } };
const zone = "fr-par-1" as const;

export async function names(): Promise<string[]> {
  const answer = await listServers(zone, { state: "running", tags: ["web"] }, options);
  return answer.status === 200 ? answer.data.servers.map((server) => server.name) : [];
}

export async function replace(id: string): Promise<string | undefined> {
  const old = await getServer(zone, id, options);
  const { name = "", commercial_type = "" } = old.status === 200 ? old.data.server : {};
  const made = await createServer(zone, { name, commercial_type }, options);
  await deleteServer(zone, id, options);
  return made.status === 201 ? made.data.server.id : undefined;
}
`;

const oazapfts = `
import { createServer, deleteServer, getServer, listServers } from "../../clients/oazapfts.js";

const options = { headers: { "X-Auth-Token": "key" } };
const zone = "fr-par-1" as const;

export async function names(): Promise<string[]> {
  const answer = await listServers(zone, { state: "running", tags: ["web"] }, options);
  return answer.status === 200 ? answer.data.servers.map((server) => server.name) : [];
}

export async function replace(id: string): Promise<string | undefined> {
  const old = await getServer(zone, id, options);
  const { name = "", commercial_type = "" } = old.status === 200 ? old.data.server : {};
  const made = await createServer(zone, { name, commercial_type }, options);
  await deleteServer(zone, id, options);
  return made.status === 201 ? made.data.server.id : undefined;
}
`;

export const consumers = {
  "no import": "export const one: number = 1;\n",
  scwkit,
  "official SDK": official,
  "openapi-fetch": openapiFetch,
  "hey-api": heyApi,
  orval,
  oazapfts,
};
