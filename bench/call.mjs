// What a call costs beside bare `fetch(url, init)` and `response.json()`, on a fetch that answers at once.
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { ip, servers } from "./common/answers.mjs";
import { installBuilt } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { api, clients, generateClients } from "./common/peers.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const zone = "fr-par-1";
const secretKey = "00000000-0000-4000-8000-000000000000";
const ipId = "00000000-0000-4000-8000-000000000003";
const zoneUrl = `${api}/instance/v1/zones/${zone}`;
const init = { method: "GET", headers: { Accept: "application/json", "X-Auth-Token": secretKey } };
const token = { headers: { "X-Auth-Token": secretKey } };
const listPath = "/instance/v1/zones/{zone}/servers";
const getPath = "/instance/v1/zones/{zone}/ips/{ip}";

const bodies = { list: JSON.stringify(servers(100)), get: JSON.stringify(ip()) };
const headers = { "content-type": "application/json", "x-request-id": ipId };

if (isMain(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 200);
  for (const { title, figures } of await measureCalls(rounds))
    printTable(
      `${title}: median of ${rounds} rounds`,
      ["", "per call", "beside fetch"],
      Object.entries(figures).map(([name, { time, ratio }]) => [name, `${time.toFixed(1)} µs`, `${ratio.toFixed(2)}x`]),
    );
}

/** Microseconds of a call, and their ratio to bare fetch, by client: of a list of 100 and of a small get. */
export function measureCalls(rounds) {
  return withContenders(async ({ lists, gets }) => [
    { title: "list of 100 servers", figures: await measure(rounds, 5, lists) },
    { title: "small get", figures: await measure(rounds, 100, gets) },
  ]);
}

/** What each client does for a list and a get, on a fetch that answers at once. */
export async function withContenders(work) {
  installBuilt();
  await generateClients();
  const real = globalThis.fetch;
  // Set before anything is imported: a client may take hold of it then.
  globalThis.fetch = async (input) => {
    const url = typeof input === "string" ? input : input.url;
    return new Response(url.includes("/ips/") ? bodies.get : bodies.list, { headers });
  };
  try {
    return await work(await contendersOf());
  } finally {
    globalThis.fetch = real;
  }
}

async function contendersOf() {
  const { createClient } = await import("@scwkit/runtime");
  const { getIp, listServers } = await import("@scwkit/instance/v1");
  const official = await import("@scaleway/sdk-client");
  const { Instancev1 } = await import("@scaleway/sdk-instance");
  const { default: createFetch } = await import("openapi-fetch");
  const [heyApi, orval, oazapfts] = await Promise.all(
    ["hey-api", "orval", "oazapfts"].map((name) => import(pathToFileURL(join(clients, `${name}.mjs`)).href)),
  );

  const scw = createClient({ secretKey, zone });
  const sdk = new Instancev1.API(
    official.createClient({ accessKey: "SCWXXXXXXXXXXXXXXXXX", secretKey, defaultZone: zone, defaultProjectId: ipId }),
  );
  const openapi = createFetch({ baseUrl: api, ...token });
  const client = heyApi.createClient({ baseUrl: api, ...token });

  const lists = {
    fetch: async () => (await (await fetch(`${zoneUrl}/servers?per_page=100`, init)).json()).servers.length,
    scwkit: async () => (await listServers(scw, { per_page: 100 })).servers.length,
    "scwkit, for await": async () => {
      let count = 0;
      for await (const server of listServers(scw, { per_page: 100 })) count += server.name ? 1 : 0;
      return count;
    },
    "official SDK": async () => (await sdk.listServers({ perPage: 100 })).servers.length,
    "hey-api": async () =>
      (await heyApi.listServers({ client, path: { zone }, query: { per_page: 100 } })).data.servers.length,
    "openapi-fetch": async () =>
      (await openapi.GET(listPath, { params: { path: { zone }, query: { per_page: 100 } } })).data.servers.length,
    orval: async () => (await orval.listServers(zone, { per_page: 100 }, token)).data.servers.length,
    oazapfts: async () => (await oazapfts.listServers(zone, { perPage: 100 }, token)).data.servers.length,
  };
  const gets = {
    fetch: async () => (await (await fetch(`${zoneUrl}/ips/${ipId}`, init)).json()).ip.address.length,
    scwkit: async () => (await getIp(scw, { ip: ipId })).ip.address.length,
    "official SDK": async () => (await sdk.getIp({ ip: ipId })).ip.address.length,
    "hey-api": async () => (await heyApi.getIp({ client, path: { zone, ip: ipId } })).data.ip.address.length,
    "openapi-fetch": async () =>
      (await openapi.GET(getPath, { params: { path: { zone, ip: ipId } } })).data.ip.address.length,
    orval: async () => (await orval.getIp(zone, ipId, token)).data.ip.address.length,
    oazapfts: async () => (await oazapfts.getIp(zone, ipId, token)).data.ip.address.length,
  };
  return { lists, gets };
}

/** Interleaved rounds: what slows the machine down for a while slows all contenders down. */
async function measure(rounds, calls, contenders) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  await checkAnswers(contenders);
  for (let round = -10; round < rounds; round++) {
    for (const name of rotated(names, round + 10)) {
      const time = await timeOf(contenders[name], calls);
      // The first rounds warm up.
      if (round >= 0) times[name].push(time);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, { time: median(times[name]) * 1000, ratio: ratioOf(times, name) }]),
  );
}

/** The median of the ratios, each of one round. */
function ratioOf(times, name) {
  return median(times[name].map((time, round) => time / times.fetch[round]));
}

async function timeOf(call, calls) {
  const start = performance.now();
  for (let count = 0; count < calls; count++) await call();
  return (performance.now() - start) / calls;
}

async function checkAnswers(contenders) {
  const expected = await contenders.fetch();
  for (const [name, call] of Object.entries(contenders)) {
    const answer = await call();
    if (answer !== expected) throw new Error(`${name} gives ${answer}, not ${expected}`);
  }
}
