import { code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";
import { ofWaiters } from "../waiters.ts";

/** Changes inside the resource are told of its type. */
export const waiterRetyped: ApiRule<"waiter-retyped"> = {
  of: "api",
  kind: "waiter-retyped",
  when: "A waiter takes the request of another operation, or gives another resource.",
  example: "`waitForToy` gives `Box` instead of `Toy`",
  compile: "breaks",
  wire: "none",
  find: (comparison) => {
    const { operations, relate, spellBefore, spellAfter } = comparison;
    const isSameOperation = (before: string, after: string): boolean =>
      operations.pairs.some((pair) => pair.before.id === before && pair.after.id === after);
    return ofWaiters(comparison, ({ before, after }) => {
      if (relate(before.type, after.type, "result") === "breaks")
        return `gives ${code(spellAfter(after.type, "result"))} instead of ${code(spellBefore(before.type, "result"))}`;
      return isSameOperation(before.operation, after.operation)
        ? undefined
        : `repeats ${code(after.operation)} instead of ${code(before.operation)}`;
    });
  },
};
