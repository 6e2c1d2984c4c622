import MarkdownIt from "markdown-it";

/** Where a word in backticks leads, when it names an operation or a type of the api at hand. */
export type LinkOf = (word: string) => string | undefined;

const renderer = createRenderer();

/** Paragraphs of a document as HTML. */
export function markdown(text: string | undefined, linkOf: LinkOf): string {
  return text === undefined ? "" : renderer.render(text, { linkOf });
}

/** The same without paragraphs, for a cell or a heading. */
export function markdownLine(text: string | undefined, linkOf: LinkOf): string {
  return text === undefined ? "" : renderer.renderInline(text, { linkOf });
}

/**
 * Documents may hold anything, so HTML in them stays text. Images would be fetched from elsewhere, headings would
 * break the outline of the page, and links inside the portal lead nowhere from here.
 */
function createRenderer(): MarkdownIt {
  const made = new MarkdownIt({ html: false, linkify: false }).disable(["image", "heading", "lheading"]);
  made.validateLink = (url) => /^https?:\/\//i.test(url);
  made.renderer.rules.code_inline = (tokens, index, _, env) => {
    const word = tokens[index]?.content ?? "";
    const href = hasLinks(env) ? env.linkOf(word) : undefined;
    const code = `<code>${made.utils.escapeHtml(word)}</code>`;
    return href === undefined ? code : `<a href="${made.utils.escapeHtml(href)}">${code}</a>`;
  };
  return made;
}

function hasLinks(env: unknown): env is { readonly linkOf: LinkOf } {
  return typeof env === "object" && env !== null && "linkOf" in env && typeof env.linkOf === "function";
}
