/** Control and format characters, and ends of lines that only JavaScript takes for such; tabs and new lines stay. */
const INVISIBLE = /[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const WIDTH = 110;

/** A document's text as one paragraph or more of a doc comment: nothing in it can end the comment or become a tag. */
export function docText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, " ")
    .split("\n")
    .map(escapeEnd)
    .reduce<{ readonly lines: readonly string[]; readonly fenced: boolean }>(
      ({ lines, fenced }, line) => {
        const fence = /^\s*(```|~~~)/.test(line);
        const inCode = fenced || fence;
        return {
          lines: [...lines, ...(inCode ? [escapeTag(line)] : wrap(escapeLine(line)))],
          fenced: fence ? !fenced : fenced,
        };
      },
      { lines: [], fenced: false },
    )
    .lines.join("\n")
    .trim();
}

/** A value of the document as a code span of one line; as plain text where a span could not hold it. */
export function docCode(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(INVISIBLE, " ");
  return /[`@]/.test(line) ? escapeEnd(escapeLine(line)) : `\`${escapeEnd(line)}\``;
}

const escapeEnd = (text: string): string => text.replace(/\*\//g, "*\\/");

/** Outside code spans, braces, angle brackets and at signs mean something to TSDoc. */
function escapeLine(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? escapeTag(part) : part.replace(/[{}<>@]/g, "\\$&")))
    .join("");
}

/** Even in code, TypeScript takes these for tags and links. */
const escapeTag = (line: string): string => line.replace(/^(\s*)@/, "$1\\@").replace(/\{@/g, "{\\@");

function wrap(line: string): readonly string[] {
  if (line.length <= WIDTH || /^\s*[|#-]/.test(line)) return [line.trimEnd()];
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(/ +/)) {
    if (current !== "" && current.length + word.length + 1 > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** Paragraphs and tags of one comment; what is empty is left out. */
export function docComment(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}
