import type { List } from "../../model/api.ts";
import type { Comparison } from "../compare.ts";
import { code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** Changes inside the items are told of their type. */
export const listItemsChanged: ApiRule<"list-items-changed"> = {
  of: "api",
  kind: "list-items-changed",
  when: "A list gives items of another type, or pairs of a map.",
  example: "`listToys` gives `[string, Toy]` instead of `Toy`",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before: { list: before }, after: { list: after } }) => {
      if (!before || !after) return undefined;
      const isSame = before.shape === after.shape && comparison.relate(before.item, after.item, "result") !== "breaks";
      return isSame
        ? undefined
        : `gives ${item(after, comparison.spellAfter)} instead of ${item(before, comparison.spellBefore)}`;
    }),
};

function item({ shape, item: type }: List, spell: Comparison["spellAfter"]): string {
  return code(shape === "map" ? `[string, ${spell(type, "result")}]` : spell(type, "result"));
}
