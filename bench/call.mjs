// What a call costs beside bare `fetch(url, init)` and `response.json()`, on a fetch that answers at once.
import { performance } from "node:perf_hooks";
import { ip, servers } from "./common/answers.mjs";
import { installBuilt } from "./common/install.mjs";
import { median, rotated } from "./common/statistics.mjs";
import { printTable } from "./common/table.mjs";

const rounds = Number(process.argv[2] ?? 200);
const zone = "fr-par-1";
const secretKey = "00000000-0000-4000-8000-000000000000";
const ipId = "00000000-0000-4000-8000-000000000003";
const base = "https://api.scaleway.com";
const zoneUrl = `${base}/instance/v1/zones/${zone}`;
const init = { method: "GET", headers: { Accept: "application/json", "X-Auth-Token": secretKey } };

const bodies = { list: JSON.stringify(servers(100)), get: JSON.stringify(ip()) };
const headers = { "content-type": "application/json", "x-request-id": ipId };

/** Set before anything is imported: a client may take hold of it then. */
globalThis.fetch = async (input) => {
  const url = typeof input === "string" ? input : input.url;
  return new Response(url.includes("/ips/") ? bodies.get : bodies.list, { headers });
};

installBuilt();
const { createClient } = await import("@scwkit/runtime");
const { getIp, listServers } = await import("@scwkit/instance/v1");
const official = await import("@scaleway/sdk-client");
const { Instancev1 } = await import("@scaleway/sdk-instance");
const { default: createFetch } = await import("openapi-fetch");

const scw = createClient({ secretKey, zone });
const sdk = new Instancev1.API(
  official.createClient({ accessKey: "SCWXXXXXXXXXXXXXXXXX", secretKey, defaultZone: zone, defaultProjectId: ipId }),
);
const openapi = createFetch({ baseUrl: base, headers: { "X-Auth-Token": secretKey } });
const listPath = "/instance/v1/zones/{zone}/servers";
const getPath = "/instance/v1/zones/{zone}/ips/{ip}";

await measure("list of 100 servers", 5, {
  fetch: async () => (await (await fetch(`${zoneUrl}/servers?per_page=100`, init)).json()).servers.length,
  scwkit: async () => (await listServers(scw, { per_page: 100 })).servers.length,
  "scwkit, for await": async () => {
    let count = 0;
    for await (const server of listServers(scw, { per_page: 100 })) count += server.name ? 1 : 0;
    return count;
  },
  "official SDK": async () => (await sdk.listServers({ perPage: 100 })).servers.length,
  "openapi-fetch": async () =>
    (await openapi.GET(listPath, { params: { path: { zone }, query: { per_page: 100 } } })).data.servers.length,
});

await measure("small get", 100, {
  fetch: async () => (await (await fetch(`${zoneUrl}/ips/${ipId}`, init)).json()).ip.address.length,
  scwkit: async () => (await getIp(scw, { ip: ipId })).ip.address.length,
  "official SDK": async () => (await sdk.getIp({ ip: ipId })).ip.address.length,
  "openapi-fetch": async () =>
    (await openapi.GET(getPath, { params: { path: { zone, ip: ipId } } })).data.ip.address.length,
});

/** Interleaved rounds: what slows the machine down for a while slows all contenders down. */
async function measure(title, calls, contenders) {
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
  const rows = names.map((name) => [name, `${(median(times[name]) * 1000).toFixed(1)} µs`, ratio(times, name)]);
  printTable(`${title}: ${rounds} rounds of ${calls} calls`, ["", "per call", "beside fetch"], rows);
}

/** The median of the ratios, each of one round. */
function ratio(times, name) {
  return `${median(times[name].map((time, round) => time / times.fetch[round])).toFixed(2)}x`;
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
