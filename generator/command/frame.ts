import { codeFrameColumns } from "@babel/code-frame";
import type { Origin } from "../model/origin.ts";
import { plain } from "./plain.ts";

const ABOVE = 1;
const BELOW = 1;
/** Columns. A document may be one line of a megabyte. */
const WIDTH = 110;

/** The place in its lines, as plain text. Empty when the file has no such line. */
export function frameOf(text: string, { line, column }: Origin): string {
  const lines = text.split(/\r\n|\n|\r/);
  const place = lines[line - 1];
  if (place === undefined) return "";
  const start = Math.max(line - ABOVE, 1);
  const left = column <= WIDTH - 20 ? 0 : column - Math.floor(WIDTH / 2);
  const cut = (one: string): string => plain(one.slice(left, left + WIDTH)).replaceAll("\t", " ");
  const before = cut(place.slice(0, column - 1));
  return codeFrameColumns(
    lines
      .slice(start - 1, line + BELOW)
      .map(cut)
      .join("\n"),
    { start: { line, column: before.length + 1 } },
    { startLine: start, linesAbove: ABOVE, linesBelow: BELOW },
  );
}
