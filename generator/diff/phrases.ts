import type { Change, Kind } from "./change.ts";
import { code, codes } from "./finding.ts";

/** How several changes of one kind read in one phrase about one call or type. */
const TOGETHER: readonly (readonly [Kind, (names: string) => string])[] = [
  ["required-request-field-added", (names) => `requires the new ${names}`],
  ["request-field-now-required", (names) => `requires ${names}, which could be left out`],
  ["request-field-now-optional", (names) => `no longer requires ${names}`],
  ["request-field-added", (names) => `takes the new ${names}`],
  ["request-field-removed", (names) => `no longer takes ${names}`],
  ["result-field-removed", (names) => `no longer holds ${names}`],
  ["result-field-now-optional", (names) => `may lack ${names}`],
  ["result-field-now-nullable", (names) => `may hold null in ${names}`],
  ["enum-value-removed", (names) => `no longer knows ${names}`],
];

/** What changed in one call or type: phrases that go on from its name. */
export function phrasesOf(name: string, changes: readonly Change[]): readonly string[] {
  const folded = new Set(TOGETHER.map(([kind]) => kind));
  const single = changes.filter(({ kind }) => !folded.has(kind)).map(({ words }) => goingOn(name, words));
  const together = TOGETHER.flatMap(([kind, say]) => {
    const names = changes.filter((change) => change.kind === kind).flatMap(nameIn);
    return names.length > 0 ? [say(codes(names))] : [];
  });
  return [...single, ...together];
}

/** "`createServer` takes `size` as …" without its first word; "`Server.size` is …" as what a `Server` holds. */
function goingOn(name: string, words: string): string {
  if (words.startsWith(`${code(name)} `)) return words.slice(code(name).length + 1);
  return words.startsWith(`\`${name}.`) ? words.replace(`\`${name}.`, "holds `").replace("` is ", "` as ") : words;
}

function nameIn({ subject }: Change): readonly string[] {
  if (subject.kind === "field") return [subject.field];
  return subject.kind === "value" ? [subject.value] : [];
}
