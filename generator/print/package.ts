import type { PackagePlan } from "../plan/plan.ts";
import type { OutputFile } from "./api.ts";
import { manifestText } from "./manifest.ts";
import { camel, oneLine, readmeFacts } from "./readme.ts";
import { header } from "./source-file.ts";
import type { Templates } from "./templates.ts";

/** What stands beside the apis of a package: its root, package.json, README and changelog. */
export function printPackage(plan: PackagePlan, templates: Templates): readonly OutputFile[] {
  const { product, changelog } = plan;
  return [
    { path: `${product}/package.json`, text: packageJson(plan) },
    { path: `${product}/README.md`, text: templates.readme(readmeFacts(plan)) },
    ...(changelog === undefined ? [] : [{ path: `${product}/CHANGELOG.md`, text: changelog }]),
    ...(plan.root.length > 0 ? [{ path: `${product}/index.ts`, text: rootText(plan) }] : []),
  ];
}

/** Several apis share names, so the root holds each under its own. */
function rootText({ root }: PackagePlan): string {
  const [first] = root;
  const lines = root.map(({ path, api }) =>
    api.name === undefined
      ? `export * from "./${path}/index.ts";`
      : `export * as ${camel(api.name)} from "./${path}/index.ts";`,
  );
  return `${header(first?.source ?? "")}\n\n${lines.join("\n")}\n`;
}

function packageJson({ name, version, product, runtime, title, root, apis, main }: PackagePlan): string {
  return manifestText({
    name,
    version,
    description: oneLine(main?.api.docs.summary ?? `Client for ${title} of Scaleway`),
    folder: product,
    keywords: ["scaleway", product, "api", "client", "sdk"],
    subpaths: [...(root.length > 0 ? [""] : []), ...apis.map(({ path }) => path)],
    // Exact: the program has one runtime, and it is the one that this package was tested with.
    peerDependencies: { "@scwkit/runtime": runtime },
  });
}
