import type { Docs } from "../model/api.ts";

// None of these may read on from every place to the end of the text, so they stop where another one could begin.
const MESSAGE = /<Message\b[^<>]*>/gi;
const COLUMN_SWITCH = /^[ \t]*\((?:switchcolumn)\)[ \t]*$/gim;
const LINE_BREAK = /<br\s*\/?>/gi;
const PARAGRAPH = /<\/?(?:p|span|div|b|i|strong|em|ul|li)\b[^<>]*>/gi;
/** Links inside the portal's page lead nowhere from generated documentation; their words stay. */
const PAGE_LINK = /\[([^[\]]*)\]\((?:#|\/)[^()[\]]*\)/g;
const SUFFIXES = /(?<!\s)\s*\((?:UUID|RFC 3339) format\)/g;

/** Markdown as the portal writes it, without the markup that only the portal understands. */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const clean = withoutMessages(text)
    .replace(COLUMN_SWITCH, "")
    .replace(LINE_BREAK, "\n")
    .replace(PARAGRAPH, "")
    .replace(PAGE_LINK, "$1")
    .replace(SUFFIXES, "")
    .replace(/(?<![ \t])[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return clean === "" ? undefined : dropRepeats(clean);
}

/** What a box of the portal says, as a paragraph. */
function withoutMessages(text: string): string {
  const parts: string[] = [];
  const end = /<\/Message>/gi;
  let from = 0;
  for (const start of text.matchAll(MESSAGE)) {
    if (start.index < from) continue;
    const body = start.index + start[0].length;
    end.lastIndex = body;
    const found = end.exec(text);
    if (!found) break;
    parts.push(text.slice(from, start.index), "\n", text.slice(body, found.index).trim(), "\n");
    from = end.lastIndex;
  }
  return [...parts, text.slice(from)].join("");
}

/** Inlined copies carry their parent's text, their own, and sometimes both again. Code and tables repeat on purpose. */
function dropRepeats(text: string): string {
  const seen = new Set<string>();
  let fenced = false;
  const isNew = (line: string): boolean => {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    if (fence || fenced || /^\s*(?:\||[-*_=]+$|$)/.test(line)) return true;
    return !seen.has(line) && seen.add(line).size > 0;
  };
  return text.split("\n").filter(isNew).join("\n");
}

export function docsOf(summary: string | undefined, text: string | undefined): Docs {
  const short = cleanText(summary);
  const long = cleanText(text);
  return { ...(short !== undefined && { summary: short }), ...(long !== undefined && { text: long }) };
}

/** Documents mark a deprecated enum value in words only. What else is deprecated is another matter: "Whether the type is deprecated". */
export function saysDeprecated(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^\W*deprecated\b|\b(?:it|this(?: (?:field|value|option|parameter|property|attribute))?) is (?:now )?deprecated\b/i.test(
      text,
    )
  );
}
