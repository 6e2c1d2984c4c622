// The registry that npm is configured with. Only public facts are asked for, so no token is sent.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export async function registryOf(root, name) {
  const [scope] = name.split("/");
  const { stdout } = await run("npm", ["config", "list", "--json", "--loglevel", "error"], { cwd: root });
  const config = JSON.parse(stdout);
  return (config[`${scope}:registry`] ?? config.registry).replace(/\/+$/, "");
}

/** Versions by name; none for a package that the registry does not know. */
export async function publishedVersions(registry, names) {
  const entries = names.map(async (name) => [name, await versionsOf(registry, name)]);
  return new Map(await Promise.all(entries));
}

async function versionsOf(registry, name) {
  const headers = { accept: "application/vnd.npm.install-v1+json" };
  const response = await fetch(`${registry}/${name.replace("/", "%2f")}`, {
    headers,
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 404) return [];
  // Whatever else is wrong: a package that is not seen must not be taken for a new one.
  if (!response.ok) throw new Error(`${name}: the registry answers ${response.status}`);
  const { versions } = await response.json();
  return Object.keys(versions ?? {});
}
