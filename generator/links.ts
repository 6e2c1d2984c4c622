import { grouped } from "./grouped.ts";
import type { Api, Model } from "./model/api.ts";
import type { Type } from "./model/type.ts";

/** Every model and enum that a type leads to directly. */
export function namedIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "model":
    case "enum":
      return [type.id];
    case "array":
      return namedIn(type.items);
    case "map":
      return namedIn(type.values);
    case "nullable":
      return namedIn(type.of);
    case "tuple":
      return type.items.flatMap(namedIn);
    default:
      return [];
  }
}

/** The models that are meant or lead to one that is. */
export function leadingTo(models: readonly Model[], isMeant: (model: Model) => boolean): ReadonlyMap<string, Model> {
  const holders = grouped(
    models.flatMap((model) => {
      const held = new Set(model.fields.flatMap(({ type }) => namedIn(type)));
      return [...held].map((id) => [id, model] as const);
    }),
  );
  const found = new Map<string, Model>();
  const waiting = models.filter(isMeant);
  for (let model = waiting.pop(); model; model = waiting.pop()) {
    if (found.has(model.id)) continue;
    found.set(model.id, model);
    for (const holder of holders.get(model.id) ?? []) waiting.push(holder);
  }
  return found;
}

const known = new WeakMap<Api, ReadonlyMap<string, Model>>();

/** The models of an api by their ids. */
export function modelsOf(api: Api): ReadonlyMap<string, Model> {
  const models = known.get(api) ?? new Map(api.models.map((model) => [model.id, model]));
  known.set(api, models);
  return models;
}
