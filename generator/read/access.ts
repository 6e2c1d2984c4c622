import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Origin } from "../model/origin.ts";
import type { MapValue, Value } from "./source.ts";

/** Typed access to one object of a document. What has the wrong type is reported and read as absent. */
export interface Access {
  readonly map: MapValue;
  readonly what: string;
  readonly report: Report;
}

export function access(value: Value, what: string, report: Report): Access | undefined {
  if (value.kind === "map") return { map: value, what, report };
  wrongType(report, value, what, "an object");
  return undefined;
}

export function text({ map, what, report }: Access, key: string): string | undefined {
  const value = map.entries.get(key);
  if (!value) return undefined;
  if (value.kind === "scalar" && typeof value.value === "string") return value.value;
  wrongType(report, value, `\`${key}\` of ${what}`, "a text (put it in quotes)");
  return undefined;
}

/** A text that names something, and so is short. */
export function nameText(from: Access, key: string): string | undefined {
  const name = text(from, key);
  return name === undefined || isShort(from, name, `\`${key}\` of ${from.what}`, keyOrigin(from, key))
    ? name
    : undefined;
}

export function isShort({ report }: Access, name: string, what: string, origin: Origin): boolean {
  if (name.length <= LIMITS.name) return true;
  report("name-too-long", origin, { what, count: String(name.length), limit: String(LIMITS.name) });
  return false;
}

export function flag({ map, what, report }: Access, key: string): boolean {
  const value = map.entries.get(key);
  if (!value) return false;
  if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
  wrongType(report, value, `\`${key}\` of ${what}`, "true or false");
  return false;
}

export function texts(from: Access, key: string): readonly { readonly text: string; readonly origin: Origin }[] {
  return list(from, key).flatMap((item) => {
    if (item.kind === "scalar" && typeof item.value === "string") return { text: item.value, origin: item.origin };
    wrongType(from.report, item, `An entry of \`${key}\``, "a text (put it in quotes)");
    return [];
  });
}

export function numbers(from: Access, key: string, want: string): readonly number[] {
  return list(from, key).flatMap((item) => {
    if (item.kind === "scalar" && typeof item.value === "number") return item.value;
    wrongType(from.report, item, `An entry of \`${key}\``, want);
    return [];
  });
}

export function list({ map, what, report }: Access, key: string): readonly Value[] {
  const value = map.entries.get(key);
  if (!value) return [];
  if (value.kind === "list") return value.items;
  wrongType(report, value, `\`${key}\` of ${what}`, "a list");
  return [];
}

/** The entries of an object-valued key. */
export function entries({ map, what, report }: Access, key: string): readonly (readonly [string, Value])[] {
  const value = map.entries.get(key);
  if (!value) return [];
  if (value.kind === "map") return [...value.entries];
  wrongType(report, value, `\`${key}\` of ${what}`, "an object");
  return [];
}

/** As many as a limit allows; that there are more is said by `tell`. */
export function atMost<T>(
  all: readonly T[],
  limit: number,
  tell: (counts: { readonly count: string; readonly limit: string }) => void,
): readonly T[] {
  if (all.length > limit) tell({ count: String(all.length), limit: String(limit) });
  return all.slice(0, limit);
}

export function child(from: Access, key: string, what: string): Access | undefined {
  const value = from.map.entries.get(key);
  return value && access(value, what, from.report);
}

export function keyOrigin({ map }: Access, key: string): Origin {
  return map.keys.get(key) ?? map.origin;
}

/** Reports every keyword that is neither read nor known to carry no meaning for a client. */
export function only(
  from: Access,
  accepted: ReadonlySet<string>,
  remedies: Readonly<Record<string, string>> = {},
): void {
  for (const key of from.map.entries.keys())
    if (!accepted.has(key) && !key.startsWith("x-"))
      from.report("unsupported", keyOrigin(from, key), {
        keyword: key,
        what: from.what,
        remedy: Object.hasOwn(remedies, key)
          ? (remedies[key] ?? "")
          : "Remove it, or describe the same in another way.",
      });
}

function wrongType(report: Report, value: Value, what: string, want: string): void {
  const got =
    value.kind === "scalar"
      ? value.value === null
        ? "empty"
        : (value.source ?? JSON.stringify(value.value))
      : value.kind === "map"
        ? "an object"
        : "a list";
  report("wrong-type", value.origin, { what, want, got });
}
