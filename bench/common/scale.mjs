// Documents as large as one likes, made from one of ours.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./install.mjs";

// The workspace's own.
const { parse, stringify } = createRequire(join(root, "package.json"))("yaml");

/** VPC: 36 operations, of all kinds. */
const document = parse(readFileSync(join(root, "specs/vpc/v2.yml"), "utf8"));
export const OPERATIONS = Object.values(document.paths)
  .flatMap((item) => Object.keys(item))
  .filter((key) => key !== "parameters").length;

/** `count` documents of other products, each with every operation `times` over, with objects, paths and schemas of its own. */
export function writeDocuments(folder, { count, times }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const text = stringify(multiplied(times), { aliasDuplicateObjects: false });
  for (let index = 0; index < count; index++)
    writeFileSync(join(folder, `vpc${index}.yml`), text.replaceAll("/vpc/v2/", `/vpc${index}/v2/`));
}

function multiplied(times) {
  const copies = Array.from({ length: times }, (_, index) => copyOf(index));
  const gathered = (part) => Object.assign({}, ...copies.map(part));
  return {
    ...document,
    tags: copies.flatMap(({ tags }) => tags),
    paths: gathered(({ paths }) => paths),
    components: {
      ...document.components,
      responses: copies[0].components.responses,
      schemas: gathered(({ components }) => components.schemas),
    },
  };
}

/** The document with a number behind all of its names. */
function copyOf(index) {
  const named = (text) => `${text}N${index}`;
  const renamed = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => (key === "tags" ? named(item) : renamed(item)));
    if (value !== null && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([inner, of]) => [inner, renamed(of, inner)]));
    if (key === "operationId") return named(value);
    return key === "$ref" && value.startsWith("#/components/schemas/") ? named(value) : value;
  };
  const keyed = (object, name) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [name(key), renamed(value)]));
  return {
    tags: document.tags.map((tag) => ({ ...tag, name: named(tag.name) })),
    paths: keyed(document.paths, (path) => path.replace(/(?<=\{region\}\/)/, `n${index}-`)),
    components: {
      responses: keyed(document.components.responses, (name) => name),
      schemas: keyed(document.components.schemas, named),
    },
  };
}
