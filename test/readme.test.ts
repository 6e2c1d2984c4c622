import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { KnownApi, Product } from "../generator/model/catalogue.ts";
import { catalogueOf } from "../generator/read/catalogue.ts";
import { root, specs } from "./support/paths.ts";

const START = "<!-- products: written by `SCWKIT_UPDATE=1 npx vitest run test/readme.test.ts` -->";
const END = "<!-- end of products -->";
const README = join(root, "README.md");
const TRACKS = { ga: "GA", beta: "beta", alpha: "alpha" } as const;
const LOCALITIES = { zone: "zoned", region: "regional", global: "global" } as const;

test("the README's table of products is what the catalogue says", () => {
  const products = catalogueOf(specs, "specs", () => undefined)?.products ?? [];
  const table = ["| product | package | versions | locality |", "| --- | --- | --- | --- |", ...products.map(row)].join(
    "\n",
  );
  const readme = readFileSync(README, "utf8");
  const [before = "", rest = ""] = readme.split(START);
  const after = rest.split(END)[1] ?? "";
  const want = `${before}${START}\n\n${table}\n\n${END}${after}`;
  if (process.env.SCWKIT_UPDATE) writeFileSync(README, want);
  expect(products.length).toBeGreaterThan(50);
  expect(readFileSync(README, "utf8")).toBe(want);
});

function row({ slug, title, apis }: Product): string {
  const localities = [...new Set(apis.flatMap((api) => api.localities))].map((locality) => LOCALITIES[locality]);
  return `| ${title} | [\`@scwkit/${slug}\`](generated/${slug}) | ${apis.map(version).join(", ")} | ${localities.join(", ")} |`;
}

function version({ version: name, name: api, track, successor }: KnownApi): string {
  const replaced = successor && successor.operations === undefined ? `, use \`${successor.path}\`` : "";
  return `\`${api === undefined ? name : `${name}/${api}`}\` ${track === "ga" && replaced === "" ? "" : `(${TRACKS[track]}${replaced})`}`.trim();
}
