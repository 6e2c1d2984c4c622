import type { Operation } from "../model/api.ts";
import { lowerFirst } from "../plan/names.ts";
import type { ApiPlan, PackagePlan } from "../plan/plan.ts";
import type { OutputFile } from "./api.ts";
import { isOptional } from "./operations.ts";
import { header } from "./source-file.ts";
import type { Templates } from "./templates.ts";

/** What stands beside the apis of a package: its root, package.json and README. */
export function printPackage(plan: PackagePlan, templates: Templates): readonly OutputFile[] {
  const { product } = plan;
  const facts = packageFacts(plan);
  return [
    { path: `${product}/package.json`, text: packageJson(plan) },
    { path: `${product}/README.md`, text: templates.readme(facts) },
    ...(plan.root.length > 0 ? [{ path: `${product}/index.ts`, text: rootText(plan) }] : []),
  ];
}

/** Several apis share names, so the root holds each under its own. */
function rootText({ root }: PackagePlan): string {
  const [first] = root;
  const lines = root.map(({ path, api }) => (api.name === undefined ? `export * from "./${path}/index.ts";` : `export * as ${camel(api.name)} from "./${path}/index.ts";`));
  return `${header(first?.source ?? "")}\n\n${lines.join("\n")}\n`;
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function packageJson(plan: PackagePlan): string {
  const subpaths = [...(plan.root.length > 0 ? [""] : []), ...plan.apis.map(({ path }) => path)];
  const entry = (path: string): [string, object] => {
    const target = `./dist/${path === "" ? "" : `${path}/`}index`;
    return [path === "" ? "." : `./${path}`, { types: `${target}.d.ts`, default: `${target}.js` }];
  };
  return `${JSON.stringify(
    {
      name: plan.name,
      version: "0.1.0",
      description: oneLine(plan.apis.at(-1)?.api.docs.summary ?? `Client for ${titleOf(plan)} of Scaleway`),
      keywords: ["scaleway", plan.product, "api", "client", "sdk"],
      license: "Apache-2.0",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
      files: ["dist"],
      exports: { ...Object.fromEntries(subpaths.map(entry)), "./package.json": "./package.json" },
      peerDependencies: { "@scwkit/runtime": "0.1.0" },
    },
    undefined,
    2,
  )}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const markdown = (text: string): string => oneLine(text).replace(/[<>|]/g, (mark) => `\\${mark}`);
const titleOf = ({ apis, product }: PackagePlan): string => apis.at(-1)?.api.title || product;

function packageFacts(plan: PackagePlan): object {
  const current = plan.root[0] ?? plan.apis.at(-1);
  return {
    name: plan.name,
    title: markdown(titleOf(plan)),
    text: markdown(current?.api.docs.text?.split("\n\n")[0] ?? current?.api.docs.summary ?? ""),
    versions: plan.apis.map((api) => versionFacts(plan, api)),
    example: current ? exampleOf(plan, current) : "",
    apis: plan.apis.map((api) => ({ path: api.path, objects: api.modules.map((module) => objectFacts(api, module.object.name, module.operations)) })),
  };
}

const TRACKS = { ga: "GA", beta: "beta", alpha: "alpha" } as const;

function versionFacts({ name }: PackagePlan, { api, path, successor }: ApiPlan): object {
  const localities = [...new Set(api.operations.map(({ locality }) => locality))];
  const words = { zone: "zoned", region: "regional", global: "global" } as const;
  return {
    import: `${name}/${path}`,
    track: TRACKS[api.track],
    locality: localities.map((locality) => words[locality]).join(", "),
    places: [...api.zones, ...api.regions].map((place) => `\`${place}\``).join(", "),
    successor: successor === undefined ? "" : `replaced by \`${successor}\``,
  };
}

function objectFacts({ names }: ApiPlan, object: string, operations: readonly Operation[]): object {
  return { object: markdown(object), functions: operations.map(({ id }) => `\`${names.operation(id).function}\``).join(", ") };
}

/** The first list that needs nothing but a place. */
function exampleOf(plan: PackagePlan, { api, names, path }: ApiPlan): string {
  const operation = api.operations.find((known) => known.list && known.fields.every(isOptional)) ?? api.operations.find(({ list }) => list);
  if (!operation?.list) return "";
  const place = { zone: ', zone: "fr-par-1"', region: ', region: "fr-par"', global: "" }[operation.locality];
  const { function: call } = names.operation(operation.id);
  const required = operation.fields.filter((field) => !isOptional(field)).map((field) => `${field.name}: ${sample(field.type.kind === "scalar" ? field.type.scalar : "string")}`);
  const request = required.length > 0 ? `, { ${required.join(", ")} }` : "";
  return [
    'import { createClient } from "@scwkit/runtime";',
    `import { ${call} } from "${plan.name}/${path}";`,
    "",
    `const client = createClient({ secretKey: process.env.SCW_SECRET_KEY${place} });`,
    "",
    `for await (const ${lowerFirst(operation.list.shape === "map" ? "[name, item]" : "item")} of ${call}(client${request})) {`,
    `  console.log(${operation.list.shape === "map" ? "name, item" : "item"});`,
    "}",
  ].join("\n");
}

const sample = (scalar: string): string => (scalar === "boolean" ? "false" : scalar === "string" ? '"…"' : "1");
