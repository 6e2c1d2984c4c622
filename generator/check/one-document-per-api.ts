import type { Report } from "../diagnostics.ts";
import type { Api } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";

/** Product, version and api name belong to one document. Returns the first of each. */
export function oneDocumentPerApi<T extends { readonly api: Api }>(specs: readonly T[], report: Report): readonly T[] {
  const first = new Map<string, Origin>();
  return specs.filter(({ api }) => {
    const key = [api.product, api.version, ...(api.name === undefined ? [] : [api.name])].join(" ");
    const other = first.get(key);
    if (other) report("api-claimed-twice", api.origin, { api: key, other: other.file });
    else first.set(key, api.origin);
    return !other;
  });
}
