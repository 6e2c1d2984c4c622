// What a release decides, with a registry that is made up. test/publish.test.ts publishes for real.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root } from "./support/paths.ts";

interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

test("only what the registry lacks is published, each after what it asks for", async () => {
  const lacking = ["@scwkit/lb", "@scwkit/sdk", "@scwkit/config"];
  const { code, stdout } = await release(
    (name) => (lacking.includes(name) ? 404 : ["0.0.9", versionOf(name)]),
    "--json",
  );
  const { waves, upToDate, problems } = JSON.parse(stdout);
  expect({ code, waves, problems }).toEqual({
    code: 0,
    waves: [[full("@scwkit/config"), full("@scwkit/lb")], [full("@scwkit/sdk")]],
    problems: [],
  });
  expect(upToDate).toContain(full("@scwkit/runtime"));
});

test("another version of a package is no reason to leave it out", async () => {
  const { stdout } = await release((name) =>
    name === "@scwkit/k8s" ? ["0.0.9", `${versionOf(name)}-rc.1`] : [versionOf(name)],
  );
  expect(stdout).toMatch(/^1\. @scwkit\/k8s [\d.]+\n1 to publish, \d+ published already\.\n$/);
});

test("when everything is published there is nothing to do", async () => {
  const { stdout } = await release((name) => [versionOf(name)]);
  expect(stdout).toMatch(/^0 to publish, \d+ published already\.\n$/);
});

test("a registry in trouble does not make a package new", async () => {
  const { code, stdout, stderr } = await release(
    (name) => (name === "@scwkit/iam" ? 503 : [versionOf(name)]),
    "--publish",
  );
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: "@scwkit/iam: the registry answers 503\n" });
});

function versionOf(name: string): string {
  const word = name.replace("@scwkit/", "");
  const folder = ["runtime", "config"].includes(word) ? word : `generated/${word}`;
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  );
  return version;
}

const full = (name: string): string => `${name}@${versionOf(name)}`;

/** Asks a registry on loopback that answers a status, or these versions. */
async function release(answer: (name: string) => number | readonly string[], ...flags: string[]): Promise<Told> {
  const server = createServer((request, response) => {
    const found = answer(decodeURIComponent(request.url ?? "").slice(1));
    response.writeHead(typeof found === "number" ? found : 200, { "content-type": "application/json" });
    const versions = typeof found === "number" ? [] : found.map((version) => [version, {}]);
    response.end(JSON.stringify({ versions: Object.fromEntries(versions) }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}` };
  return new Promise((resolve) => {
    execFile(process.execPath, ["tools/release.mjs", ...flags], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) || 1 : 0, stdout, stderr }),
    );
  });
}
