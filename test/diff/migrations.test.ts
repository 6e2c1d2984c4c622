import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { stepsOf } from "../../generator/diff/versions.ts";
import { migrationPages } from "../../generator/migrations.ts";
import { root, specs } from "../support/paths.ts";
import { packagesIn } from "./packages.ts";

const folder = join(root, "docs", "migrations");

test("docs/migrations is what `npm run migrations` writes", async () => {
  const { diagnostics, pages } = await migrationPages({
    specs,
    shown: "specs",
    templates: pathToFileURL(`${root}/templates/`),
  });
  expect(diagnostics).toEqual([]);
  const kept = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(Object.fromEntries(kept.map((path) => [path, readFileSync(join(folder, path), "utf8")]))).toEqual(
    Object.fromEntries((pages ?? []).map(({ path, text }) => [path, text])),
  );
});

test("every product with several versions has a page for each step", () => {
  const steps = packagesIn(specs).flatMap(stepsOf);
  expect(steps.map(({ package: { product }, from, to }) => `${product} ${from.path} -> ${to.path}`)).toEqual([
    "autoscaling v1alpha1 -> v1alpha2",
    "baremetal v1 -> v3",
    "billing v2beta1 -> v2",
    "block v1alpha1 -> v1",
    "containers v1beta1 -> v1",
    "inference v1beta1 -> v1",
    "instance v1 -> v2alpha1",
    "lb v1/regional -> v1/zoned",
    "mongodb v1alpha1 -> v1",
    "serverless-jobs v1alpha1 -> v1alpha2",
  ]);
});
