import type { Origin } from "../model/origin.ts";
import type { Direction } from "./change.ts";
import type { Comparison } from "./compare.ts";
import type { Surface } from "./surface.ts";

/** A name that somebody can import. */
export interface Exported {
  readonly name: string;
  readonly what: "function" | "arguments" | Direction | "enum";
  /** Of the operation, model or enum that it stands for. */
  readonly id: string;
  readonly origin: Origin;
}

/** What an api exports, without what always follows from it: descriptors, lists of values, waiters. */
export function exportsOf({ api, names }: Surface): readonly Exported[] {
  return [
    ...api.operations.flatMap(({ id, origin }): Exported[] => [
      { name: names.operation(id).function, what: "function", id, origin },
      { name: names.operation(id).request, what: "arguments", id, origin },
    ]),
    ...api.models.flatMap(({ id, use, origin }) =>
      (["result", "request"] as const).flatMap((what): Exported[] =>
        use[what] ? [{ name: names.model(id, what), what, id, origin }] : [],
      ),
    ),
    ...api.enums.map(({ id, origin }): Exported => ({ name: names.enum(id), what: "enum", id, origin })),
  ];
}

export interface ExportChanges {
  readonly renamed: readonly { readonly before: Exported; readonly after: Exported }[];
  readonly removed: readonly Exported[];
  readonly added: readonly Exported[];
  /** Names that stand for something else now. */
  readonly repurposed: readonly { readonly before: Exported; readonly after: Exported }[];
}

/** How names changed, apart from those that come and go with an operation. */
export function exportChanges(comparison: Comparison): ExportChanges {
  const [before, after] = [exportsOf(comparison.before), exportsOf(comparison.after)];
  const [oldNames, newNames] = [byName(before), byName(after)];
  const lost = before.filter(({ name }) => !newNames.has(name));
  const gained = after.filter(({ name }) => !oldNames.has(name));
  const renamed = lost.flatMap((one) => {
    const other = gained.find((candidate) => candidate.what === one.what && isSuccessor(one, candidate, comparison));
    return other ? [{ before: one, after: other }] : [];
  });
  // With the function, the name of its arguments goes without saying.
  const told = new Set(renamed.flatMap(({ before: { what, id } }) => (what === "function" ? id : [])));
  const [from, to] = [new Set(renamed.map((pair) => pair.before)), new Set(renamed.map((pair) => pair.after))];
  return {
    renamed: renamed.filter(({ before: { what, id } }) => what !== "arguments" || !told.has(id)),
    removed: lost.filter((one) => isType(one) && !from.has(one)),
    added: gained.filter((one) => isType(one) && !to.has(one)),
    repurposed: before.flatMap((one) => {
      const other = newNames.get(one.name);
      return other && other.what !== one.what ? [{ before: one, after: other }] : [];
    }),
  };
}

const byName = (exported: readonly Exported[]): ReadonlyMap<string, Exported> =>
  new Map(exported.map((one) => [one.name, one]));
const isType = ({ what }: Exported): boolean => what !== "function" && what !== "arguments";

/** An operation with another id has its own rule. */
function isSuccessor(before: Exported, after: Exported, { types }: Comparison): boolean {
  return isType(before) ? types.isPair(before.id, after.id) : before.id === after.id;
}
