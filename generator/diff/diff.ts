import type { ApiReport, Change } from "./change.ts";
import { compare } from "./compare.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import type { Package, PackagedApi, Surface } from "./surface.ts";

const all: readonly Rule[] = Object.values(rules);

/** What changed for the users of one api. */
export function diffApis(before: Surface, after: Surface): readonly Change[] {
  const comparison = compare(before, after);
  return all.flatMap((rule) =>
    rule.of === "api" ? rule.find(comparison).map((finding) => ({ ...effectOf(rule), ...finding })) : [],
  );
}

/** What changed for the users of all packages: one report for every api in which something did. */
export function diffPackages(before: readonly Package[], after: readonly Package[]): readonly ApiReport[] {
  const products = [...new Set([...before, ...after].map(({ product }) => product))].sort();
  const find = (packages: readonly Package[], product: string): Package | undefined =>
    packages.find((known) => known.product === product);
  return products.flatMap((product) => diffPackage(find(before, product), find(after, product)));
}

function diffPackage(before: Package | undefined, after: Package | undefined): readonly ApiReport[] {
  const told = all.flatMap((rule) =>
    rule.of === "package"
      ? rule.find(before, after).map(({ api, ...finding }) => ({ api, change: { ...effectOf(rule), ...finding } }))
      : [],
  );
  return apisOf(before, after).flatMap(({ old, api }): readonly ApiReport[] => {
    const own = told.filter((one) => one.api.path === api.path).map(({ change }) => change);
    const changes = [...own, ...(old && old.api !== api.api ? diffApis(old, api) : [])];
    const { product, track } = api.api;
    return changes.length === 0 ? [] : [{ product, path: api.path, track, changes }];
  });
}

interface Known {
  readonly old?: PackagedApi;
  /** As it is now, or as it was before it went. */
  readonly api: PackagedApi;
}

function apisOf(before: Package | undefined, after: Package | undefined): readonly Known[] {
  const find = (side: Package | undefined, path: string): PackagedApi | undefined =>
    side?.apis.find((api) => api.path === path);
  const paths = [...new Set([...(before?.apis ?? []), ...(after?.apis ?? [])].map(({ path }) => path))].sort();
  return paths.flatMap((path): readonly Known[] => {
    const [old, fresh] = [find(before, path), find(after, path)];
    const api = fresh ?? old;
    return api ? [{ api, ...(old && fresh && { old }) }] : [];
  });
}

const effectOf = ({ kind, compile, wire }: Rule): Pick<Change, "kind" | "compile" | "wire"> => ({
  kind,
  compile,
  wire,
});
