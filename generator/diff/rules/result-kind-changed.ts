import type { Result } from "../../model/api.ts";
import type { Comparison } from "../compare.ts";
import { code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const resultKindChanged: ApiRule<"result-kind-changed"> = {
  of: "api",
  kind: "result-kind-changed",
  when: "A result changes between nothing, JSON, text and bytes (204 becomes 200, say).",
  example: "`deleteToy` answers `Toy` instead of nothing",
  compile: "breaks",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before, after }) =>
      before.result.kind === after.result.kind
        ? undefined
        : `answers ${spell(after.result, comparison.spellAfter)} instead of ${spell(before.result, comparison.spellBefore)}`,
    ),
};

const OTHERS = { none: "nothing", text: "text", binary: "bytes" } as const;

function spell(result: Result, spellType: Comparison["spellAfter"]): string {
  return result.kind === "json" ? code(spellType(result.type, "result")) : OTHERS[result.kind];
}
