/** What a range of a text becomes. A function gets hold of parts of that range with their own edits applied. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string | ((render: Render) => string);
}

export type Render = (start: number, end: number) => string;

/** Applies edits, which may lie within each other: the outer one decides what becomes of the inner ones. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  return closeGaps(renderRange(text, sorted, 0, text.length, undefined));
}

/** Stands for lines that went as a whole. */
export const removed = "\u0000";

const gap = new RegExp(`(\\{[ \\t]*\\r?\\n|\\n[ \\t]*\\r?\\n|^)?${removed}+([ \\t]*\\r?\\n)?`, "g");

/** Where lines went between two blank ones, or below an opening brace, the blank line behind them goes as well. */
function closeGaps(text: string): string {
  return text.replace(gap, (_, before?: string, blank = "") => before ?? blank);
}

function renderRange(
  text: string,
  edits: readonly Edit[],
  start: number,
  end: number,
  within: Edit | undefined,
): string {
  let out = "";
  let at = start;
  for (const edit of edits) {
    if (edit === within || edit.start < at || edit.end > end || isSurrounding(edit, start, end, within)) continue;
    out += text.slice(at, edit.start);
    const render: Render = (from, to) => renderRange(text, edits, from, to, edit);
    out += typeof edit.text === "string" ? edit.text : edit.text(render);
    at = edit.end;
  }
  return out + text.slice(at, end);
}

/** An edit of exactly the range that an edit asks for would ask for itself again, when it came first. */
function isSurrounding(edit: Edit, start: number, end: number, within: Edit | undefined): boolean {
  return (
    within !== undefined &&
    edit.start === within.start &&
    edit.end === within.end &&
    edit.start === start &&
    edit.end === end
  );
}
