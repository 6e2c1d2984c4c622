import { escapeHtml } from "./html.ts";

const KEYWORDS =
  "import|from|const|await|for|of|new|return|type|interface|export|true|false|null|undefined|async|function|throw|if|else|try|catch";
const TOKENS: ReadonlyMap<string, RegExp> = new Map([
  [
    "ts",
    new RegExp(
      String.raw`(?<comment>//[^\n]*)|(?<string>"(?:[^"\\\n]|\\.)*")|(?<keyword>\b(?:${KEYWORDS})\b)|(?<call>\b[a-z]\w*(?=\())|(?<number>\b\d[\d_.]*\b)`,
      "g",
    ),
  ],
  ["sh", /(?<variable>\$\w+)|(?<string>"(?:[^"\\\n$]|\\.)*"|'[^']*')|(?<keyword>^\w+|(?<=\s)-{1,2}[A-Za-z][\w-]*)/gm],
]);

/** Enough colour to tell a string from a name; escaped, since samples hold text of the documents. */
export function highlight(code: string, language: "ts" | "sh"): string {
  const pattern = TOKENS.get(language);
  if (!pattern) return escapeHtml(code);
  let html = "";
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    html += `${escapeHtml(code.slice(end, match.index))}<span class="t-${kind}">${escapeHtml(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(end));
}
