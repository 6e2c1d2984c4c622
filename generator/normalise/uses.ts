import type { Field, Operation, Use } from "../model/api.ts";
import type { Type } from "../model/type.ts";

/** In which directions each model travels, followed from the operations down. */
export function usesOf(
  operations: readonly Operation[],
  fieldsOf: (model: string) => readonly Field[],
): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const visit = (type: Type, direction: keyof Use): void => {
    switch (type.kind) {
      case "model": {
        const use = uses.get(type.id) ?? { request: false, result: false };
        if (use[direction]) return;
        uses.set(type.id, { ...use, [direction]: true });
        for (const field of fieldsOf(type.id)) visit(field.type, direction);
        return;
      }
      case "array":
        visit(type.items, direction);
        break;
      case "map":
        visit(type.values, direction);
        break;
      case "nullable":
        visit(type.of, direction);
        break;
      case "tuple":
        for (const item of type.items) visit(item, direction);
    }
  };
  for (const operation of operations) {
    for (const field of operation.fields) visit(field.type, "request");
    if (operation.result.kind === "json") visit(operation.result.type, "result");
  }
  return uses;
}
