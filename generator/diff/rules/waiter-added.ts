import type { ApiRule } from "../rule.ts";
import { aboutWaiter, waitersOnlyIn } from "../waiters.ts";

export const waiterAdded: ApiRule<"waiter-added"> = {
  of: "api",
  kind: "waiter-added",
  when: "A resource can be waited for.",
  example: "`waitForToy` is new",
  compile: "adds",
  wire: "none",
  find: ({ before, after }) =>
    waitersOnlyIn(after.api, before.api).map((waiter) => aboutWaiter(after, waiter, "is new")),
};
