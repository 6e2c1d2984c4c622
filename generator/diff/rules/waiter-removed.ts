import type { ApiRule } from "../rule.ts";
import { aboutWaiter, waitersOnlyIn } from "../waiters.ts";

export const waiterRemoved: ApiRule<"waiter-removed"> = {
  of: "api",
  kind: "waiter-removed",
  when: "A resource can no longer be waited for.",
  example: "`waitForToy` is gone",
  compile: "breaks",
  wire: "none",
  find: ({ before, after }) =>
    waitersOnlyIn(before.api, after.api).map((waiter) => aboutWaiter(before, waiter, "is gone")),
};
