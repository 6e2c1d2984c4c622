import { grouped } from "./grouped.ts";
import { LIMITS } from "./limits.ts";
import { leadingTo } from "./links.ts";
import type { Api, Field, Model } from "./model/api.ts";
import type { Type } from "./model/type.ts";

/** Groups of which at most one member may be set; a group of one is no choice. */
export function groupsOf(fields: readonly Field[]): readonly (readonly string[])[] {
  const groups = grouped(fields.flatMap(({ name, oneOf }) => (oneOf === undefined ? [] : [[oneOf, name] as const])));
  return [...groups.values()].filter((members) => members.length > 1);
}

export interface Nested {
  readonly groups: readonly (readonly string[])[];
  /** On the ways to them. */
  readonly steps: number;
}

/**
 * Every one-of group below the fields, however deep; one inside a list is written `rules[].http`. `undefined` when the
 * ways to them are too long in sum: types that refer to each other a lot lead to each other in countless ways.
 */
export function nestedGroups(fields: readonly Field[], api: Api): Nested | undefined {
  const models = choosing(api);
  const found: (readonly string[])[] = [];
  let steps = 0;
  const below = (members: readonly Field[], prefix: string, open: ReadonlySet<string>): void => {
    for (const { name, type } of members) into(type, prefix + name, open);
  };
  const into = (type: Type, path: string, open: ReadonlySet<string>): void => {
    if (type.kind === "nullable") into(type.of, path, open);
    else if (type.kind === "array") into(type.items, `${path}[]`, open);
    const model = type.kind === "model" ? models.get(type.id) : undefined;
    if (!model || open.has(model.id)) return;
    steps += open.size + 1;
    if (steps > LIMITS.places) return;
    for (const group of groupsOf(model.fields)) found.push(group.map((name) => `${path}.${name}`));
    below(model.fields, `${path}.`, new Set([...open, model.id]));
  };
  below(fields, "", new Set());
  return steps > LIMITS.places ? undefined : { groups: found, steps };
}

const known = new WeakMap<Api, ReadonlyMap<string, Model>>();

/** The models that hold a group or lead to one. */
function choosing(api: Api): ReadonlyMap<string, Model> {
  const found = known.get(api) ?? leadingTo(api.models, ({ fields }) => groupsOf(fields).length > 0);
  known.set(api, found);
  return found;
}
