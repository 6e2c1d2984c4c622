// `node tools/release.mjs`: tells which packages have a version that the registry does not have, and in which order they
// would be published. `--publish` publishes them. What is there already is left alone, so a release that broke off is
// finished by starting it again.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { releasable } from "./release/packages.mjs";
import { planRelease, problemsOf } from "./release/plan.mjs";
import { publishedVersions, registryOf } from "./release/registry.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main() {
  const { values } = parseArgs({
    options: {
      publish: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      // Provenance can be had in GitHub's and GitLab's workflows only.
      "no-provenance": { type: "boolean", default: false },
    },
  });
  const packages = releasable(root);
  const registry = await registryOf(root, packages[0].name);
  const published = await publishedVersions(
    registry,
    packages.map(({ name }) => name),
  );
  const { waves, upToDate } = planRelease(packages, published);
  const problems = problemsOf(packages, published);
  console.log(values.json ? asJson(waves, upToDate, problems) : asText(waves, upToDate, problems));
  if (problems.length > 0) throw new Error("Nothing was published.");
  if (!values.publish) return;
  for (const wave of waves) await publish(wave, values["no-provenance"] ? ["--provenance=false"] : []);
}

/** One process for a wave. A failure ends the release: what comes later depends on it. */
async function publish(wave, flags) {
  const bare = wave.filter(({ built }) => !built).map(({ folder }) => folder);
  if (bare.length > 0) throw new Error(`${bare.join(", ")}: not built. Run npm run build.`);
  const workspaces = wave.flatMap(({ folder }) => ["--workspace", folder]);
  await npm(["publish", ...workspaces, ...flags]);
}

function npm(args) {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, { cwd: root, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`npm ${args[0]} failed`))));
  });
}

function asJson(waves, upToDate, problems) {
  const names = (packages) => packages.map(({ name, version }) => `${name}@${version}`);
  return JSON.stringify({ waves: waves.map(names), upToDate: names(upToDate), problems }, undefined, 2);
}

function asText(waves, upToDate, problems) {
  const lines = waves.flatMap((wave, index) => wave.map(({ name, version }) => `${index + 1}. ${name} ${version}`));
  return [...lines, `${lines.length} to publish, ${upToDate.length} published already.`, ...problems].join("\n");
}
