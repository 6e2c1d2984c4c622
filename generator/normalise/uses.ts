import { namedIn } from "../links.ts";
import type { Field, Operation, Use } from "../model/api.ts";

/**
 * In which directions each model travels, followed from the operations down. Others, which no operation leads to, count
 * as results, and so does what they alone hold.
 */
export function usesOf(
  operations: readonly Operation[],
  others: readonly string[],
  fieldsOf: (model: string) => readonly Field[],
): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const follow = (
    names: readonly string[],
    direction: keyof Use,
    isKnown = (use: Use): boolean => use[direction],
  ): void => {
    // A chain of models may be as long as the document, so what is to be followed waits in a list.
    const ids = [...names];
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const use = uses.get(id) ?? { request: false, result: false };
      if (isKnown(use)) continue;
      uses.set(id, { ...use, [direction]: true });
      for (const { type } of fieldsOf(id)) ids.push(...namedIn(type));
    }
  };
  for (const { fields, result } of operations) {
    follow(
      fields.flatMap(({ type }) => namedIn(type)),
      "request",
    );
    if (result.kind === "json") follow(namedIn(result.type), "result");
  }
  follow(others, "result", ({ request, result }) => request || result);
  return uses;
}
