import { namedIn } from "../links.ts";
import type { Field, Operation, Use } from "../model/api.ts";
import type { Type } from "../model/type.ts";

/** In which directions each model travels, followed from the operations down. */
export function usesOf(
  operations: readonly Operation[],
  fieldsOf: (model: string) => readonly Field[],
): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const follow = (types: readonly Type[], direction: keyof Use): void => {
    // A chain of models may be as long as the document, so what is to be followed waits in a list.
    const ids = types.flatMap(namedIn);
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const use = uses.get(id) ?? { request: false, result: false };
      if (use[direction]) continue;
      uses.set(id, { ...use, [direction]: true });
      for (const { type } of fieldsOf(id)) ids.push(...namedIn(type));
    }
  };
  for (const { fields, result } of operations) {
    follow(
      fields.map(({ type }) => type),
      "request",
    );
    if (result.kind === "json") follow([result.type], "result");
  }
  return uses;
}
