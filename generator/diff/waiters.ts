import type { Api, Waiter } from "../model/api.ts";
import type { Finding } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { code } from "./finding.ts";
import type { Pair } from "./pairs.ts";
import type { Surface } from "./surface.ts";

export function aboutWaiter({ api, names }: Surface, waiter: Waiter, words: string): Finding {
  const operation = api.operations.find(({ id }) => id === waiter.operation);
  const name = names.waiter(waiter.resource).function;
  return {
    subject: operation ? { kind: "operation", object: operation.object, operation: name } : { kind: "api" },
    words: `${code(name)} ${words}`,
    origin: operation?.origin ?? api.origin,
  };
}

/** The waiters of one api that the other does not have. */
export function waitersOnlyIn(one: Api, other: Api): readonly Waiter[] {
  const names = new Set(other.waiters.map(({ resource }) => resource));
  return one.waiters.filter(({ resource }) => !names.has(resource));
}

/** What a rule says of every waiter that was there before and still is. */
export function ofWaiters(
  { before, after }: Comparison,
  say: (pair: Pair<Waiter>) => string | undefined,
): readonly Finding[] {
  return after.api.waiters.flatMap((waiter) => {
    const old = before.api.waiters.find(({ resource }) => resource === waiter.resource);
    const words = old && say({ before: old, after: waiter });
    return words === undefined ? [] : [aboutWaiter(after, waiter, words)];
  });
}
