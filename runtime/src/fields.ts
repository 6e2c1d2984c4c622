import type { ClientDefault, Operation } from "./operation.ts";
import type { Settings } from "./settings.ts";

export type Fields = { readonly [field: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The request with what the client fills in. */
export function requestFields(settings: Settings, operation: Operation, request: unknown = {}): Fields {
  if (!isFields(request)) throw new TypeError("request: must be an object");
  for (const group of operation.exclusive ?? []) checkGroup(request, group);
  const { defaults } = operation;
  if (!defaults) return request;
  const filled: { [field: string]: unknown } = { ...request };
  for (const field in defaults) {
    if (filled[field] === undefined && wins(settings, operation, request, field))
      filled[field] = defaultOf(settings, defaults[field]);
  }
  return filled;
}

/** Of an exclusive group only the first member that has a default is filled, and none beside a member of the caller's. */
function wins(settings: Settings, { defaults, exclusive }: Operation, request: Fields, field: string): boolean {
  const group = exclusive?.find((members) => members.includes(field));
  if (!group) return true;
  if (group.some((member) => request[member] !== undefined)) return false;
  return group.find((member) => defaultOf(settings, defaults?.[member])) === field;
}

const defaultOf = (settings: Settings, name: ClientDefault | undefined): string | undefined => name && settings[name];

/** `rules[].http` and `rules[].tcp`: looks for two members in each of `rules`. Null is how a member is taken away. */
function checkGroup(request: Fields, group: readonly string[]): void {
  const paths = group.map((member) => member.split(/(?:\[\])?\./));
  let holders: unknown[] = [request];
  for (const step of paths[0]?.slice(0, -1) ?? []) {
    holders = holders.filter(isFields).flatMap((holder) => holder[step]);
  }
  for (const holder of holders.filter(isFields)) {
    const both = group.filter((_, index) => (holder[paths[index]?.at(-1) ?? ""] ?? undefined) !== undefined);
    if (both.length > 1) throw new TypeError(`${both.join(", ")}: only one may be set`);
  }
}
