import type { PackagePlan } from "../plan/plan.ts";
import type { UmbrellaPlan } from "../plan/umbrella.ts";
import type { OutputFile } from "./api.ts";
import { manifestText } from "./manifest.ts";
import { localityText, markdown, TRACKS } from "./readme.ts";
import { snippetsOf } from "./snippets.ts";
import { header } from "./source-file.ts";
import type { Templates } from "./templates.ts";

/** One line for each subpath, so that whoever imports one product loads no other. */
export function printUmbrella(plan: UmbrellaPlan, templates: Templates): readonly OutputFile[] {
  const { folder, subpaths, source } = plan;
  return [
    { path: `${folder}/package.json`, text: packageJson(plan) },
    { path: `${folder}/README.md`, text: templates.umbrella(readmeFacts(plan)) },
    ...subpaths.map(({ path, from }) => ({
      path: [folder, path, "index.ts"].filter(Boolean).join("/"),
      text: `${header(source)}\n\nexport * from "${from}";\n`,
    })),
  ];
}

function packageJson({ name, version, folder, dependencies, subpaths }: UmbrellaPlan): string {
  return manifestText({
    name,
    version,
    folder,
    description: "All products of Scaleway as typed functions, in one dependency",
    keywords: ["scaleway", "api", "client", "sdk"],
    subpaths: subpaths.map(({ path }) => path),
    // Exact: a range would let npm mix releases that nobody tested with each other.
    dependencies: Object.fromEntries(dependencies),
  });
}

function readmeFacts({ name, packages }: UmbrellaPlan): object {
  return {
    name,
    count: packages.length,
    ...exampleOf(name, packages),
    rows: packages.flatMap((plan) =>
      plan.apis.map((api) => ({
        title: markdown(plan.title),
        import: `${name}/${plan.product}/${api.path}`,
        root: isRoot(plan, api.path) ? `\`${name}/${plan.product}\`` : "",
        track: TRACKS[api.api.track],
        locality: localityText(api.api),
      })),
    ),
  };
}

/** From the richest product that has a stable version: most readers will know it. */
function exampleOf(name: string, packages: readonly PackagePlan[]): { readonly first: string; readonly list: string } {
  const size = ({ main }: PackagePlan): number => main?.api.models.length ?? 0;
  const [largest] = packages.filter(({ root }) => root.length > 0).toSorted((a, b) => size(b) - size(a));
  if (!largest?.main) return { first: "", list: "" };
  const { first, list } = snippetsOf(largest.main, `${name}/${largest.product}/${largest.main.path}`);
  return { first: first.replace('"@scwkit/runtime"', `"${name}"`), list };
}

const isRoot = ({ root }: PackagePlan, path: string): boolean => root.some((api) => api.path === path);
