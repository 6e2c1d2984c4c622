import type { PackagePlan } from "../plan/plan.ts";
import { UMBRELLA, type UmbrellaPart, type UmbrellaPlan } from "../plan/umbrella.ts";
import type { OutputFile } from "./api.ts";
import { manifestText } from "./manifest.ts";
import { localitiesOf, localityText, plain, TRACKS } from "./readme.ts";
import { snippetsOf } from "./snippets.ts";
import { header } from "./source-file.ts";
import type { Templates } from "./templates.ts";

/** One line for each subpath, so that whoever imports one product loads no other. */
export function printUmbrella(plan: UmbrellaPlan, templates: Templates): readonly OutputFile[] {
  const { folder, subpaths, source, changelog } = plan;
  return [
    { path: `${folder}/package.json`, text: packageJson(plan) },
    { path: `${folder}/README.md`, text: templates.umbrella(readmeFacts(plan)) },
    ...(changelog === undefined ? [] : [{ path: `${folder}/CHANGELOG.md`, text: changelog }]),
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

/** What the umbrella will say of a package. */
export function partOf({ product, name, version, title, apis, root, main }: PackagePlan): UmbrellaPart {
  const snippets = main && root.length > 0 ? snippetsOf(main, `${UMBRELLA}/${product}/${main.path}`) : undefined;
  return {
    product,
    name,
    version,
    title,
    apis: apis.map((plan) => ({
      path: plan.path,
      track: plan.api.track,
      localities: localitiesOf(plan.api),
      isRoot: root.includes(plan),
    })),
    size: main?.api.models.length ?? 0,
    example: { first: snippets?.first ?? "", list: snippets?.list ?? "" },
  };
}

function readmeFacts({ name, packages, changelog }: UmbrellaPlan): object {
  return {
    name,
    changelog: changelog !== undefined,
    count: packages.length,
    ...exampleOf(name, packages),
    rows: packages.flatMap(({ product, title, apis }) =>
      apis.map(({ path, track, localities, isRoot }) => ({
        title: plain(title),
        import: `${name}/${product}/${path}`,
        root: isRoot ? `\`${name}/${product}\`` : "",
        track: TRACKS[track],
        locality: localityText(localities),
      })),
    ),
  };
}

/** From the richest product that has a stable version: most readers will know it. */
function exampleOf(name: string, packages: readonly UmbrellaPart[]): UmbrellaPart["example"] {
  const stable = packages.filter(({ apis }) => apis.some(({ isRoot }) => isRoot));
  const [largest] = stable.toSorted((a, b) => b.size - a.size);
  const { first, list } = largest?.example ?? { first: "", list: "" };
  return { first: first.replace('"@scwkit/runtime"', `"${name}"`), list };
}
