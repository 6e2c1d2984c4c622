import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listed, readApi } from "../support/api.ts";
import { shared, specs } from "../support/paths.ts";
import { differences } from "../support/same.ts";

const PAIRS: readonly (readonly [own: string, published: string])[] = [
  ["instance/v1.yml", "instance.v1.yml"],
  ["k8s/v1.yml", "kubernetes.v1.yml"],
  ["iam/v1alpha1.yml", "iam.v1alpha1.yml"],
  ["lb/v1.zoned.yml", "load-balancer.v1.yml"],
  ["vpc/v2.yml", "vpc.v2.yml"],
];

describe.skipIf(!existsSync(join(shared, "real-specs")))(
  "our documents and the published ones are one model (skips without ../shared)",
  () => {
    const known = listed("agreement/published.txt");
    for (const [own, published] of PAIRS)
      test(`${own} and ${published}`, () => {
        const [ours, theirs] = [readApi(join(specs, own)), readApi(join(shared, "real-specs", published))];
        expect([...ours.diagnostics, ...theirs.diagnostics].filter(({ severity }) => severity === "error")).toEqual([]);
        if (!ours.api || !theirs.api) throw new Error("no api was read");
        const name = own.replace(".yml", "");
        expect(differences(ours.api, theirs.api, "published").map((line) => `${name} ${line}`)).toEqual(
          known.filter((line) => line.startsWith(`${name} `)).sort(),
        );
      });
  },
);
