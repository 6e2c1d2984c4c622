import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate, type Options, type Outcome, type Step } from "../../generator/generate.ts";
import { root } from "../support/paths.ts";
import { put, type Tree, tempFolder, treeOf } from "./trees.ts";

/** A sound document of a product, with one operation for each name. */
export const documentOf = (product: string, version = "v1", ...names: readonly string[]): string =>
  `openapi: 3.1.0
info: { title: ${product}, version: ${version} }
paths:
${[...names, "Get"].map((name) => `  /${product}/${version}/${name.toLowerCase()}: { get: { operationId: ${name}, responses: { 204: { description: Done. } } } }\n`).join("")}`;

export interface Place {
  readonly specs: string;
  readonly out: string;
  readonly cache: string;
}

export interface Ran extends Outcome {
  /** How many documents were read. */
  readonly read: number;
  /** Products that were printed. */
  readonly printed: readonly string[];
}

export function placeOf(base: string, name: string, documents: Tree): Place {
  const place = { specs: join(base, name, "specs"), out: join(base, name, "out"), cache: join(base, name, "cache") };
  for (const folder of Object.values(place)) mkdirSync(folder, { recursive: true });
  put(place.specs, documents);
  return place;
}

export async function run({ specs, out, cache }: Place, options: Partial<Options> = {}): Promise<Ran> {
  const steps: Step[] = [];
  const outcome = await generate({
    specs,
    out,
    templates: pathToFileURL(`${root}/templates/`),
    shown: "specs",
    cache: { folder: cache, engine: "test" },
    tell: (step) => void steps.push(step),
    ...options,
  });
  return {
    ...outcome,
    read: steps.findLast(({ does }) => does === "read")?.of ?? 0,
    printed: [...new Set(outcome.rows.flatMap(({ product, time }) => (time === undefined ? [] : product)))],
  };
}

/** What the same documents give where there was nothing before. */
export async function fresh(base: string, { specs }: Place): Promise<Tree> {
  const out = tempFolder("fresh");
  const place = { specs, out, cache: join(base, "no-cache") };
  const { templates } = { templates: pathToFileURL(`${root}/templates/`) };
  await generate({ ...place, cache: { folder: place.cache, engine: `${Math.random()}` }, templates, shown: "specs" });
  const tree = treeOf(out);
  rmSync(out, { recursive: true, force: true });
  return tree;
}

export const save = ({ specs }: Place, file: string, text: string): void => writeFileSync(join(specs, file), text);
export const codesOf = ({ diagnostics }: Outcome): readonly string[] => diagnostics.map(({ code }) => code);
