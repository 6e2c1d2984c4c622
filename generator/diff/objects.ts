import type { Api } from "../model/api.ts";
import type { Type } from "../model/type.ts";

/** The object whose operations alone lead to a type; a type that several objects share belongs to none. */
export function objectsOf(api: Api): (id: string) => string | undefined {
  const fields = new Map(api.models.map((model) => [model.id, model.fields.map(({ type }) => type)]));
  const found = new Map<string, Set<string>>();
  const visit = (type: Type, object: string): void => {
    for (const id of idsIn(type)) {
      const objects = found.get(id) ?? new Set();
      if (objects.has(object)) continue;
      found.set(id, objects.add(object));
      for (const inner of fields.get(id) ?? []) visit(inner, object);
    }
  };
  for (const { object, fields: given, result } of api.operations) {
    for (const { type } of given) visit(type, object);
    if (result.kind === "json") visit(result.type, object);
  }
  return (id) => {
    const [first, ...others] = found.get(id) ?? [];
    return others.length === 0 ? first : undefined;
  };
}

/** The models and enums that a type names. */
export function idsIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "model":
    case "enum":
      return [type.id];
    case "array":
      return idsIn(type.items);
    case "map":
      return idsIn(type.values);
    case "nullable":
      return idsIn(type.of);
    case "tuple":
      return type.items.flatMap(idsIn);
    default:
      return [];
  }
}
