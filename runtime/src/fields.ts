import { fail } from "./check.ts";
import type { Operation } from "./operation.ts";
import type { Settings } from "./settings.ts";

export type Fields = { readonly [field: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The request with what the client fills in. */
export function requestFields(
  settings: Settings,
  { exclusive = [], defaults = {} }: Operation,
  request: unknown = {},
): Fields {
  if (!isFields(request)) return fail("request", "must be an object");
  const filled: { [field: string]: unknown } = { ...request };
  for (const group of exclusive) checkOne(group.filter((field) => request[field] != null));
  for (const field in defaults) {
    // Of an exclusive group the first that has a default, and none beside one of the caller's.
    const group = exclusive.find((members) => members.includes(field)) ?? [field];
    const name = defaults[field];
    // An empty text is that of a variable that is not set.
    if (name && group.every((member) => filled[member] === undefined)) filled[field] = settings[name] || undefined;
  }
  return filled;
}

/** @param members that are set; null does not count, since it is how one is taken away. */
export function checkOne(members: readonly string[]): void {
  if (members.length > 1) fail(members.join(", "), "only one may be set");
}
