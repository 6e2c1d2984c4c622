// What each client does when something is off, tried for real against servers on loopback ports.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ip } from "./common/answers.mjs";
import { bench, installBuilt, work } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { api, clients, generateClients } from "./common/peers.mjs";
import { printTable } from "./common/table.mjs";

const zone = "fr-par-1";
const key = "00000000-0000-4000-8000-000000000000";
const id = "00000000-0000-4000-8000-000000000003";
const other = "00000000-0000-4000-8000-000000000004";
const token = { headers: { "X-Auth-Token": key } };
/** Longer than the 30 s that scwkit allows an attempt by default. */
const PATIENCE = 35_000;

/** A client for an address, by name: what reads an IP, and what makes one with the given body. */
const makers = {
  scwkit: async (apiUrl) => {
    const { createClient } = await import("@scwkit/runtime");
    const { createIp, getIp } = await import("@scwkit/instance/v1");
    const scw = createClient({ secretKey: key, zone, apiUrl });
    return { get: (value) => getIp(scw, { ip: value }), create: (body) => createIp(scw, body) };
  },
  "official SDK": async (apiURL) => {
    const { createClient } = await import("@scaleway/sdk-client");
    const { Instancev1 } = await import("@scaleway/sdk-instance");
    const settings = { accessKey: "SCWXXXXXXXXXXXXXXXXX", secretKey: key, defaultZone: zone, apiURL };
    const sdk = new Instancev1.API(createClient(settings));
    return { get: (value) => sdk.getIp({ ip: value }), create: (body) => sdk.createIp(body) };
  },
  "hey-api": async (baseUrl) => {
    const { createClient, createIp, getIp } = await import(pathToFileURL(join(clients, "hey-api.mjs")).href);
    const client = createClient({ baseUrl, ...token });
    return {
      get: (value) => getIp({ client, path: { zone, ip: value } }),
      create: (body) => createIp({ client, path: { zone }, body }),
    };
  },
  "openapi-fetch": async (baseUrl) => {
    const { default: createFetch } = await import("openapi-fetch");
    const client = createFetch({ baseUrl, ...token });
    const path = "/instance/v1/zones/{zone}/ips";
    return {
      get: (value) => client.GET(`${path}/{ip}`, { params: { path: { zone, ip: value } } }),
      create: (body) => client.POST(path, { params: { path: { zone } }, body }),
    };
  },
  orval: async (origin) => {
    const file = join(clients, `orval-${new URL(origin).port}.mjs`);
    // What it generates knows one address, so each server gets a copy of its own.
    writeFileSync(file, readFileSync(join(clients, "orval.mjs"), "utf8").replaceAll(api, origin));
    const { createIp, getIp } = await import(pathToFileURL(file).href);
    return { get: (value) => getIp(zone, value, token), create: (body) => createIp(zone, body, token) };
  },
  oazapfts: async (baseUrl) => {
    const { createIp, getIp } = await import(pathToFileURL(join(clients, "oazapfts.mjs")).href);
    const options = { baseUrl, ...token };
    return { get: (value) => getIp(zone, value, options), create: (body) => createIp(zone, body, options) };
  },
};

const scenarios = {
  "a 429 with `Retry-After: 1`": (make) => failsOnce(make, 429, { "Retry-After": "1" }),
  "a 503 on a GET": (make) => failsOnce(make, 503, {}),
  "a server that never answers": hangs,
  "a redirect to another origin": redirects,
  "a path value `a/../b`": pathValue,
};

if (isMain(import.meta.url)) {
  const rows = await tryBehaviours();
  if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
  else printTable("what happens on", ["", ...Object.keys(makers)], rows);
}

/** One row for each scenario, one cell for each client. */
async function tryBehaviours() {
  installBuilt();
  await generateClients();
  const rows = [];
  for (const [title, scenario] of Object.entries(scenarios))
    rows.push([title, ...(await Promise.all(Object.values(makers).map((make) => scenario(make))))]);
  return [...rows, ["both members of a one-of", ...(await bothMembers())]];
}

async function failsOnce(make, status, headers) {
  const server = await serve((count) => (count === 1 ? { status, headers } : { status: 200 }));
  const end = await outcomeOf((await make(server.origin)).get(id));
  await server.close();
  const [first, second] = server.requests;
  if (!second) return `no retry: ${end}`;
  return `retries after ${Math.round(second.time - first.time)} ms: ${end}`;
}

async function hangs(make) {
  let patient = true;
  const server = await serve(() => (patient ? undefined : { status: 200 }));
  const call = outcomeOf((await make(server.origin)).get(id));
  const end = await Promise.race([call, wait(PATIENCE)]);
  const [first, second] = [...server.requests];
  // Those who still wait are released.
  patient = false;
  server.closeConnections();
  await call;
  await server.close();
  if (end) return end;
  if (second) return `gives up the attempt after ${Math.round((second.time - first.time) / 1000)} s, retries`;
  return `still waits after ${PATIENCE / 1000} s`;
}

async function redirects(make) {
  const elsewhere = await serve(() => ({ status: 200 }));
  const server = await serve(() => ({ status: 302, headers: { Location: `${elsewhere.origin}/elsewhere` } }));
  const end = await outcomeOf((await make(server.origin)).get(id));
  await Promise.all([server.close(), elsewhere.close()]);
  const [followed] = elsewhere.requests;
  if (!followed) return `not followed: ${end}`;
  return followed.headers["x-auth-token"] === key ? "followed, **the token travels**" : "followed without the token";
}

async function pathValue(make) {
  const server = await serve(() => ({ status: 200 }));
  const end = await outcomeOf((await make(server.origin)).get("a/../b"));
  await server.close();
  const [request] = server.requests;
  return request ? `asks for \`${request.url.replace(/^.*fr-par-1/, "")}\`` : `sends nothing: ${end}`;
}

/** Whether it compiles, and what is sent when it runs all the same. */
async function bothMembers() {
  const compiled = compileBoth();
  return Promise.all(
    Object.entries(makers).map(async ([name, make]) => {
      const server = await serve(() => ({ status: 201 }));
      const end = await outcomeOf((await make(server.origin)).create({ organization: id, project: other }));
      await server.close();
      const sent = Object.keys(JSON.parse(server.requests[0]?.body || "{}")).sort();
      const runs =
        sent.length > 0 ? `sends ${sent.length === 2 ? "both" : `only \`${sent}\``}` : `sends nothing: ${end}`;
      return `${compiled[name] ? "compiles" : "**does not compile**; from JavaScript"}, ${runs}`.replace(
        "JavaScript,",
        "JavaScript",
      );
    }),
  );
}

function compileBoth() {
  const folder = join(work, "types", "one-of");
  mkdirSync(folder, { recursive: true });
  const both = `{ organization: "a", project: "b" }`;
  const programs = {
    scwkit: `import { createClient } from "@scwkit/runtime"; import { createIp } from "@scwkit/instance/v1";
      createIp(createClient({ secretKey: "key", zone: "fr-par-1" }), BODY);`,
    "official SDK": `import { Instancev1 } from "@scaleway/sdk-instance"; declare const sdk: Instancev1.API;
      sdk.createIp(BODY);`,
    "hey-api": `import { createIp } from "../../clients/hey-api/index.js";
      createIp({ path: { zone: "fr-par-1" }, body: BODY });`,
    "openapi-fetch": `import createFetch from "openapi-fetch"; import type { paths } from "../../clients/openapi-typescript.js";
      createFetch<paths>().POST("/instance/v1/zones/{zone}/ips", { params: { path: { zone: "fr-par-1" } }, body: BODY });`,
    orval: `import { createIp } from "../../clients/orval.js"; createIp("fr-par-1", BODY);`,
    oazapfts: `import { createIp } from "../../clients/oazapfts.js"; createIp("fr-par-1", BODY);`,
  };
  // Beside each stands the same with one member: so a complaint is about both.
  const files = Object.entries(programs).flatMap(([name, program]) => {
    const file = name.replaceAll(" ", "-");
    writeFileSync(join(folder, `${file}.ts`), program.replace("BODY", both));
    writeFileSync(join(folder, `${file}-one.ts`), program.replace("BODY", `{ project: "b" }`));
    return [`${file}.ts`, `${file}-one.ts`];
  });
  const compilerOptions = { target: "ES2022", module: "NodeNext", lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] };
  const options = { ...compilerOptions, strict: true, noEmit: true, skipLibCheck: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
  const tsc = join(bench, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  const complaintAbout = (file) => stdout.split("\n").find((line) => line.startsWith(`${file}.ts(`));
  return Object.fromEntries(
    Object.keys(programs).map((name) => {
      const file = name.replaceAll(" ", "-");
      const wrong = complaintAbout(`${file}-one`);
      if (wrong) throw new Error(`one member alone does not compile either: ${wrong}`);
      return [name, complaintAbout(file) === undefined];
    }),
  );
}

/** In words: what the caller is left with. */
async function outcomeOf(call) {
  try {
    const result = await call;
    if (result.ip ?? result.data?.ip) return "succeeds";
    return result.error === undefined ? `returns status ${result.status}` : "returns `{ error }`";
  } catch (error) {
    return `throws \`${error.constructor.name}\``;
  }
}

function wait(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** `answer` is asked with the number of the request; undefined is no answer at all. */
async function serve(answer) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const seen = { time: performance.now(), url: request.url, headers: request.headers, body: "" };
    requests.push(seen);
    const answered = answer(requests.length);
    for await (const chunk of request) seen.body += chunk;
    if (!answered) return;
    const { status, headers = {} } = answered;
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(status < 300 ? ip() : { type: "made_up", message: "made up" }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const closeConnections = () => server.closeAllConnections();
  const close = () => {
    closeConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, closeConnections, close };
}
