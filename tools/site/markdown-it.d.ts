/** The part of markdown-it that the site and tests use; the package brings no types. */
declare module "markdown-it" {
  interface Token {
    readonly type: string;
    readonly tag: string;
    readonly content: string;
    readonly children: readonly Token[] | null;
    attrGet(name: string): string | null;
  }
  type RenderRule = (tokens: readonly Token[], index: number, options: object, env: unknown) => string;
  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    readonly renderer: { readonly rules: Record<string, RenderRule> };
    readonly utils: { readonly escapeHtml: (text: string) => string };
    validateLink: (url: string) => boolean;
    disable(rules: readonly string[]): this;
    parse(text: string, env: object): readonly Token[];
    render(text: string, env: object): string;
    renderInline(text: string, env: object): string;
  }
  export = MarkdownIt;
}
