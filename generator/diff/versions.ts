import type { Package, PackagedApi } from "./surface.ts";

/** Two apis of a package of which one follows the other. */
export interface Step {
  readonly package: Package;
  readonly from: PackagedApi;
  readonly to: PackagedApi;
}

/** From each api to the one that replaces it, or else to that of the next version. */
export function stepsOf(known: Package): readonly Step[] {
  return known.apis.flatMap((from) => {
    const to = known.apis.find(({ path }) => path === from.successor) ?? nextOf(from, known.apis);
    return to ? [{ package: known, from, to }] : [];
  });
}

function nextOf({ api }: PackagedApi, apis: readonly PackagedApi[]): PackagedApi | undefined {
  const later = apis.filter((other) => other.api.name === api.name && rank(other.api.version) > rank(api.version));
  return later.sort((a, b) => rank(a.api.version) - rank(b.api.version))[0];
}

const STAGES: Readonly<Record<string, number>> = { alpha: 1, beta: 2 };
/** More than there will be alphas or betas of one version. */
const MANY = 100;

/** `v1alpha1`, `v1alpha2`, `v1beta1`, `v1`, `v2alpha1`: in this order. */
function rank(version: string): number {
  const [, major = "0", stage = "", number = "0"] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  return (Number(major) * MANY + (STAGES[stage] ?? 3)) * MANY + Number(number);
}
