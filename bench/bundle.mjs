// What a program that lists servers weighs when it is bundled for a browser or an edge function.
import { gzipSync } from "node:zlib";
import { installBuilt, work } from "./common/install.mjs";
import { isMain } from "./common/main.mjs";
import { build, generateClients } from "./common/peers.mjs";
import { printTable } from "./common/table.mjs";

const scwkit = (names, calls) => `
  import { createClient } from "@scwkit/runtime";
  import { ${["listServers", ...names].join(", ")} } from "@scwkit/instance/v1";
  const scw = createClient({ secretKey: prompt(), zone: "fr-par-1" });
  for await (const server of listServers(scw)) console.log(server.name);
  ${calls}`;

const five = ["getServer", "createServer", "updateServer", "deleteServer", "listImages"];

const fiveCalled = scwkit(
  five,
  `console.log(await getServer(scw, { server_id: "1" }));
  console.log(await createServer(scw, { name: "web", commercial_type: "DEV1-S" }));
  console.log(await updateServer(scw, { server_id: "1", name: "www" }));
  console.log(await deleteServer(scw, { server_id: "1" }));
  for await (const image of listImages(scw)) console.log(image.name);`,
);

/** Functions that are kept without being called: what they weigh themselves. */
const kept = (names) => scwkit(names, `globalThis.kept = [${names}];`);

const officialSdk = `
  import { createClient } from "@scaleway/sdk-client";
  import { Instancev1 } from "@scaleway/sdk-instance";
  const api = new Instancev1.API(createClient({ accessKey: prompt(), secretKey: prompt(), defaultZone: "fr-par-1" }));
  for (const server of await api.listServers().all()) console.log(server.name);`;

const openapiFetch = `
  import createFetch from "openapi-fetch";
  const api = createFetch({ baseUrl: "https://api.scaleway.com", headers: { "X-Auth-Token": prompt() } });
  const { data } = await api.GET("/instance/v1/zones/{zone}/servers", { params: { path: { zone: "fr-par-1" } } });
  for (const server of data.servers) console.log(server.name);`;

const runtimeWhole = `import * as runtime from "@scwkit/runtime"; globalThis.kept = runtime;`;
const instanceClass = `
  import { createClient } from "@scwkit/runtime";
  import { InstanceV1 } from "@scwkit/instance/v1";
  const api = new InstanceV1(createClient({ secretKey: prompt(), zone: "fr-par-1" }));
  for await (const server of api.listServers()) console.log(server.name);`;

const heyApi = `
  import { listServers } from "./clients/hey-api/index.js";
  import { createClient } from "./clients/hey-api/client/index.js";
  const client = createClient({ baseUrl: "https://api.scaleway.com", headers: { "X-Auth-Token": prompt() } });
  const { data } = await listServers({ client, path: { zone: "fr-par-1" } });
  for (const server of data.servers) console.log(server.name);`;

const positional = (name) => `
  import { listServers } from "./clients/${name}.js";
  const { data } = await listServers("fr-par-1", {}, { headers: { "X-Auth-Token": prompt() } });
  for (const server of data.servers) console.log(server.name);`;

const lists = {
  scwkit: scwkit([], ""),
  "official SDK": officialSdk,
  "hey-api": heyApi,
  "openapi-fetch": openapiFetch,
  orval: positional("orval"),
  oazapfts: positional("oazapfts"),
};

if (isMain(import.meta.url)) await printBundles();

/** Of each client by its name, the sizes of a program that lists servers. */
export async function measureBundles() {
  installBuilt();
  await generateClients();
  const sizes = {};
  for (const [name, program] of Object.entries(lists)) sizes[name] = await sizeOf(program);
  return sizes;
}

async function printBundles() {
  const { scwkit: list, "official SDK": official, ...firstPageOnly } = await measureBundles();
  const withFive = await sizeOf(fiveCalled);
  // The first operation that is no list brings `call` along; the five stand beside one that has brought it.
  const withCall = await sizeOf(kept(["getIp"]));
  const withKept = await sizeOf(kept(["getIp", ...five]));
  printTable(
    "bundle of a program that lists servers (esbuild, minified)",
    ["", "minified", "gzip -9"],
    [
      row("scwkit", list),
      row("scwkit and five more operations, called", withFive),
      row("  for each of the five", perOperation(list, withFive, 5)),
      row("  of which `call`, once", perOperation(list, withCall, 1)),
      row("  of which each operation itself", perOperation(withCall, withKept, 5)),
      row("scwkit, the class with all operations", await sizeOf(instanceClass)),
      row("the whole of @scwkit/runtime", await sizeOf(runtimeWhole)),
      row("official SDK", official),
      ...Object.entries(firstPageOnly).map(([name, size]) => row(`${name} (first page only)`, size)),
    ],
  );
  if (process.argv.includes("--parts")) printParts(list.parts);
}

function perOperation(before, after, count) {
  return { minified: (after.minified - before.minified) / count, gzip: (after.gzip - before.gzip) / count };
}

function row(name, { minified, gzip }) {
  return [name, `${Math.round(minified)} B`, `${Math.round(gzip)} B`];
}

async function sizeOf(program) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: work },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: work,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
    // The workspace's `paths` would take the sources instead of the built packages.
    tsconfigRaw: {},
  });
  const { contents } = outputFiles[0];
  const parts = Object.values(metafile.outputs)[0].inputs;
  return { minified: contents.length, gzip: gzipSync(contents, { level: 9 }).length, parts };
}

function printParts(parts) {
  const rows = Object.entries(parts).map(([file, { bytesInOutput }]) => [file, `${bytesInOutput} B`]);
  printTable("of which", ["", "minified"], rows);
}
