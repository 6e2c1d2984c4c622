import type { Waiter } from "../../model/api.ts";
import { code, codes } from "../finding.ts";
import type { ApiRule } from "../rule.ts";
import { ofWaiters } from "../waiters.ts";

export const waiterChanged: ApiRule<"waiter-changed"> = {
  of: "api",
  kind: "waiter-changed",
  when: "A waiter reads the status elsewhere, or takes other statuses as passing, failed or gone.",
  example: "`waitForToy` looks at `state` and waits through `building`, `moving`; `broken` is a failure",
  compile: "none",
  wire: "none",
  find: (comparison) =>
    ofWaiters(comparison, ({ before, after }) => (statuses(before) === statuses(after) ? undefined : statuses(after))),
};

function statuses({ status, transient, failure, gone }: Waiter): string {
  const list = (values: readonly (string | number)[]): string =>
    values.length === 0 ? "nothing" : codes([...values].sort().map(String));
  const absent = gone.length === 0 ? "" : `; ${list(gone)} tells that it is gone`;
  return `looks at ${code(status.join("."))} and waits through ${list(transient)}; ${list(failure)} is a failure${absent}`;
}
