import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    alias: { "@scwkit/runtime": new URL("../../runtime/src/index.ts", import.meta.url).pathname },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "neutral",
  });
  return outputFiles[0]?.text ?? "";
}

const use = (names: string): Promise<string> =>
  bundle(`import { ${names} } from "@scwkit/runtime"; console.log(${names});`);
const listing = bundle(`
  import { createClient, list } from "@scwkit/runtime";
  const operation = { id: "instance.v1.ListServers", method: "GET", path: "/instance/v1/zones/{zone}/servers", csv: ["tags"], list: { items: "servers", by: "page", size: "per_page" } };
  export const listServers = (client, request, options) => list(client, operation, request, options);
  for await (const server of listServers(createClient({ secretKey: process.env.K, zone: "fr-par-1" }))) console.log(server);
`);

test("a bundle that lists servers stays small", async () => {
  expect(gzipSync(await listing, { level: 9 }).length).toBeLessThan(5_010);
});

test("what is not used is not in it", async () => {
  const text = await listing;
  // Marks of waiters, many places, curl, OpenTelemetry, hooks, bodies and results other than JSON, hints.
  for (const mark of [
    "wait_",
    "firstStatus",
    "taken",
    "curl",
    'SCW_SECRET_KEY"',
    "startSpan",
    "callId",
    "dl:1",
    "Content-Type",
    "text/plain",
    "Deno",
    "IAM",
  ]) {
    expect(text).not.toContain(mark);
  }
});

test("each feature brings itself", async () => {
  expect(await use("wait")).toContain("wait_");
  expect(await use("toCurl")).toContain("curl -X");
  expect(await use("openTelemetry")).toContain("startSpan");
  expect(await use("hintFor")).toContain("IAM");
  expect(await use("hintFor")).not.toContain("X-Auth-Token");
  expect((await use("version")).length).toBeLessThan(100);
  expect((await use("isApiError")).length).toBeLessThan(300);
});

test("no Node module is imported", async () => {
  const everything = await bundle('export * from "@scwkit/runtime";');
  expect(everything).not.toMatch(/\bimport\b|\brequire\b|node:/);
});
