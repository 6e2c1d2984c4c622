/** A block of TypeScript or JavaScript in a Markdown text. */
export interface Snippet {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly text: string;
}

export function snippetsIn(markdown: string): readonly Snippet[] {
  const blocks = markdown.matchAll(/^```(?:ts|js|typescript|javascript)\b[^\n]*\n([\s\S]*?)^```$/gm);
  return [...blocks].map(({ 0: whole, 1: text = "", index }) => {
    const before = markdown.slice(0, index + whole.indexOf("\n") + 1);
    return { line: before.split("\n").length, text };
  });
}

const IMPORT = /^import\s(?:[^;"]*?\sfrom\s)?"[^"\n]+";?$/gm;

/**
 * One program of the snippets, in which every line has the number that it has in the README: imports go into the first
 * line, and each snippet opens a block that holds those after it. A snippet that exports is a program of its own.
 */
export function programsOf(snippets: readonly Snippet[], given: string): readonly string[] {
  const imports = [...mergedImports(snippets.flatMap(({ text }) => text.match(IMPORT) ?? [])), given].join(" ");
  const inner = snippets.filter(({ text }) => !isModule(text));
  const whole = programOf(imports, inner, true);
  return [
    ...(inner.length > 0 ? [whole] : []),
    ...snippets.filter(({ text }) => isModule(text)).map((one) => programOf(imports, [one], false)),
  ];
}

const isModule = (text: string): boolean => /^export\s/m.test(text);

function programOf(imports: string, snippets: readonly Snippet[], nested: boolean): string {
  const lines = [`${imports} export {};`];
  for (const { line, text } of snippets) {
    while (lines.length < line - 1) lines.push("");
    // The line of the fence.
    if (nested) lines[line - 2] += "{";
    lines.push(...withoutImports(text).trimEnd().split("\n"));
  }
  return `${lines.join("\n")}\n${nested ? "}".repeat(snippets.length) : ""}\n`;
}

/** Its lines stay, empty. */
function withoutImports(text: string): string {
  return text.replace(IMPORT, (found) => found.replace(/[^\n]+/g, ""));
}

/** Snippets of one README may import the same function; a program imports it once. */
function mergedImports(statements: readonly string[]): readonly string[] {
  const names = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const statement of statements) {
    const [, type = "", list = "", from = ""] =
      /^import\s+(type\s+)?\{([\s\S]*)\}\s*from\s*"([^"]+)"/.exec(statement) ?? [];
    if (from === "") others.add(statement);
    const known = names.get(from) ?? new Set();
    for (const name of list.split(",").map((one) => one.trim()))
      if (name !== "") known.add(type === "" ? name : `type ${name}`);
    names.set(from, known);
  }
  names.delete("");
  return [...others, ...[...names].map(([from, known]) => `import { ${[...known].join(", ")} } from "${from}";`)];
}
