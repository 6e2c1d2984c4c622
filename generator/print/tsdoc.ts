/** Control and format characters, and ends of lines that only JavaScript takes for such; tabs and new lines stay. */
const INVISIBLE = /[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const WIDTH = 110;
/** Compilers, bundlers and source maps look for these in any comment, whatever stands before the sign. */
const DIRECTIVE =
  /[@#](?=\s?source(?:Mapping)?URL\b|__[A-Z_]+__|ts-[a-z]|jsx|internal\b|license\b|preserve\b|cc_on\b)/gi;

/** The text without characters that hide or that turn the reading direction. */
export const shown = (text: string): string => text.replace(INVISIBLE, " ");

/** A document's text as one paragraph or more of a doc comment: nothing in it can end the comment or become a tag. */
export function docText(text: string): string {
  const lines: string[] = [];
  let fenced = false;
  for (const line of escapeEnd(shown(text.replace(/\r\n?/g, "\n"))).split("\n")) {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence || fenced) lines.push(escapeTag(line));
    else lines.push(...wrap(escapeLine(line)));
    if (fence) fenced = !fenced;
  }
  return lines.join("\n").trim();
}

/** A value of the document as a code span of one line; as plain text where a span could not hold it. */
export function docCode(text: string): string {
  const line = shown(text.replace(/\s+/g, " "));
  return /[`@]/.test(line) ? escapeEnd(escapeLine(line)) : `\`${escapeEnd(line)}\``;
}

const escapeEnd = (text: string): string =>
  text.replace(/\*\//g, "*\\/").replace(DIRECTIVE, (sign) => `&#${sign.charCodeAt(0)};`);

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
