import { HOSTILE } from "./hostile-words.ts";
import { oneOf, type Random } from "./random.ts";

/** A change of the characters of a file, whatever they say. */
export type Bend = (text: string, random: Random) => string;

export const BENDS: readonly Bend[] = [
  (text, random) => cut(text, random, () => ""),
  (text, random) => cut(text, random, (piece) => piece + piece),
  (text, random) => cut(text, random, (piece) => [...piece].reverse().join("")),
  (text, random) => cut(text, random, () => oneOf(HOSTILE, random)),
  (text, random) => insert(text, random, oneOf(HOSTILE, random)),
  (text, random) =>
    insert(
      text,
      random,
      oneOf(
        [
          "\t",
          "\r",
          "\u0000",
          "\ufeff",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "&a ",
          "*a",
          "!!x ",
          "? ",
          ": ",
          "- ",
          "#",
          "|\n",
          ">\n",
        ],
        random,
      ),
    ),
  (text, random) =>
    insert(text, random, oneOf(["[", "{", '"', "'", "]", "}", ",", "\n", "\n  ", "  ", "\n    - "], random)),
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => lines(text, random, (all, at) => [...all.slice(0, at), ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), `${" ".repeat(random(6))}${all[at]}`, ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), (all[at] ?? "").trimStart(), ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), all[at + 1] ?? "", all[at] ?? "", ...all.slice(at + 2)]),
  (text) => text.replaceAll("\n", "\r\n"),
];

function cut(text: string, random: Random, change: (piece: string) => string): string {
  const from = random(text.length);
  const to = from + 1 + random(oneOf([1, 10, 400], random));
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

function insert(text: string, random: Random, what: string): string {
  const at = random(text.length);
  return text.slice(0, at) + what + text.slice(at);
}

function lines(
  text: string,
  random: Random,
  change: (all: readonly string[], at: number) => readonly string[],
): string {
  const all = text.split("\n");
  return change(all, random(all.length)).join("\n");
}
