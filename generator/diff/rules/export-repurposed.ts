import { type Exported, exportChanges } from "../exports.ts";
import { aboutType, code } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

/** A model that begins to travel both ways leaves its name to results; requests then take `…Input`. */
export const exportRepurposed: ApiRule<"export-repurposed"> = {
  of: "api",
  kind: "export-repurposed",
  when: "An exported name stands for something else, such as the results' side of a model instead of the requests'.",
  example: "`ToyOptions` now names what results hold instead of what requests take",
  compile: "breaks",
  wire: "none",
  find: (comparison) =>
    exportChanges(comparison).repurposed.map(({ before, after }) =>
      aboutType(
        comparison,
        after.id,
        after.name,
        after.origin,
        `${code(after.name)} now names ${WORDS[after.what]} instead of ${WORDS[before.what]}`,
      ),
    ),
};

const WORDS: Readonly<Record<Exported["what"], string>> = {
  function: "a function",
  arguments: "what a function takes",
  request: "what requests take",
  result: "what results hold",
  enum: "an enum",
};
