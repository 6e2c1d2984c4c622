import type { PackageFinding } from "./rule.ts";
import type { Package } from "./surface.ts";

/** What is said of the apis of one package that the other does not hold. */
export function apisOnlyIn(
  one: Package | undefined,
  other: Package | undefined,
  say: (subpath: string) => string,
): readonly PackageFinding[] {
  const known = new Set(other?.apis.map(({ path }) => path));
  const only = one?.apis.filter(({ path }) => !known.has(path)) ?? [];
  return only.map((api) => ({
    api,
    subject: { kind: "api" },
    words: say(`${one?.name}/${api.path}`),
    origin: api.api.origin,
  }));
}
