import { beforeAll, describe, expect, test } from "vitest";
import type { Change, Kind } from "../../generator/diff/change.ts";
import { diffPackages } from "../../generator/diff/diff.ts";
import { rules } from "../../generator/diff/rules.ts";
import { examples } from "./examples.ts";
import { packagesIn } from "./packages.ts";
import { compilerOf, generateSide, type Side, specsOf, writeSpecs } from "./worlds.ts";

/** Changes, and what TypeScript says of the consumers, by name of the example. */
const found = new Map<string, Change[]>();
const complaints = new Map<Side, ReadonlyMap<string, readonly string[]>>();

beforeAll(async () => {
  writeSpecs();
  for (const { product, changes } of diffPackages(packagesIn(specsOf("before")), packagesIn(specsOf("after"))))
    found.set(product, [...(found.get(product) ?? []), ...changes]);
  const compile = compilerOf();
  for (const side of ["before", "after"] as const) {
    expect(await generateSide(side)).toEqual([]);
    complaints.set(side, compile(side));
  }
});

const complaintsOf = (side: Side, kind: Kind): readonly string[] => complaints.get(side)?.get(kind) ?? ["not compiled"];

describe.each(Object.values(rules))("$kind", ({ kind, example, compile, wire }) => {
  test("is found, in its words", () => {
    const changes = found.get(kind) ?? [];
    expect(changes.filter((change) => change.kind === kind).map(({ words }) => words)).toContain(example);
    expect(changes.find(({ words }) => words === example)).toMatchObject({ kind, compile, wire });
    expect([...new Set(changes.map((change) => change.kind))].sort()).toEqual(
      [kind, ...(examples[kind].besides ?? [])].sort(),
    );
  });

  test("code for what was before compiles with it", () => {
    expect(complaintsOf("before", kind)).toEqual([]);
  });

  test(compile === "breaks" ? "and not with what is now" : "and with what is now", () => {
    const now = complaintsOf("after", kind);
    if (compile === "breaks") expect(now).not.toEqual([]);
    else expect(now).toEqual([]);
  });
});
