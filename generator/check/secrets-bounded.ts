import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Api } from "../model/api.ts";
import { secretsOf } from "../secrets.ts";

/** The descriptor of each operation names every secret that it leads to. */
export function secretsBounded(api: Api, report: Report): void {
  let steps = 0;
  for (const operation of api.operations) {
    steps += secretsOf(operation, api).steps;
    if (steps <= LIMITS.ways) continue;
    report("ways-too-many", operation.origin, { what: "secrets", limit: String(LIMITS.ways) });
    return;
  }
}
