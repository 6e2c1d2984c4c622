/** The part of markdown-it that the site uses; the package brings no types. */
declare module "markdown-it" {
  interface Token {
    readonly content: string;
  }
  type RenderRule = (tokens: readonly Token[], index: number, options: object, env: unknown) => string;
  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    readonly renderer: { readonly rules: Record<string, RenderRule> };
    readonly utils: { readonly escapeHtml: (text: string) => string };
    validateLink: (url: string) => boolean;
    disable(rules: readonly string[]): this;
    render(text: string, env: object): string;
    renderInline(text: string, env: object): string;
  }
  export = MarkdownIt;
}
