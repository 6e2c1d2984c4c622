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

const known = new WeakMap<Api, ReadonlyMap<string, Model>>();

/** The models of an api by their ids. */
export function modelsOf(api: Api): ReadonlyMap<string, Model> {
  const models = known.get(api) ?? new Map(api.models.map((model) => [model.id, model]));
  known.set(api, models);
  return models;
}
