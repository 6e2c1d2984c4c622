import { ts } from "ts-morph";
import type { Edit, Render } from "./edits.ts";
import { Imports } from "./imports.ts";
import { type Tags, tagsOf } from "./tags.ts";

/** Something that a person has to look at. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What was found out about the whole project before any file is changed. */
export interface Findings {
  /** Variables that hold an API object and can do without: what stands for the client instead. */
  readonly inlined: ReadonlyMap<ts.Symbol, string>;
  /** Variables that get the client in place of the API object made of it, and their new names. */
  readonly renamed: ReadonlyMap<ts.Symbol, string>;
  /** Properties of plain object literals that end up in a request, with the field that each of them fills. */
  readonly adopted: ReadonlyMap<ts.Node, ts.Symbol>;
}

/** One file on its way. */
export interface Context extends Findings {
  readonly source: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  readonly imports: Imports;
  readonly edits: Edit[];
  readonly remarks: Remark[];
  /** Names of official imports, and other nodes, that an outer construct has dealt with. */
  readonly done: Set<ts.Node>;
  /** Names of official imports that an outer construct needs as they are. */
  readonly stays: Set<ts.Node>;
  /** Parts of the file that stay as they are. */
  readonly frozen: Set<ts.Node>;
}

export function newContext(source: ts.SourceFile, checker: ts.TypeChecker, findings: Findings): Context {
  const imports = new Imports(source);
  return {
    source,
    checker,
    imports,
    edits: [],
    remarks: [],
    done: new Set(),
    stays: new Set(),
    frozen: new Set(),
    ...findings,
  };
}

export function replace(context: Context, node: ts.Node, text: string | ((render: Render) => string)): void {
  context.edits.push({ start: node.getStart(context.source), end: node.getEnd(), text });
}

export function insert(context: Context, at: number, text: string): void {
  context.edits.push({ start: at, end: at, text });
}

/** The text of a node with its own edits applied. */
export function rendered({ source }: Context, render: Render, node: ts.Node): string {
  return render(node.getStart(source), node.getEnd());
}

export function remark({ source, remarks }: Context, node: ts.Node, text: string): void {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  remarks.push({ file: source.fileName, line: line + 1, column: character + 1, text });
}

/** What is known of the member, type or function that a name stands for. */
export function tagsAt({ checker }: Context, name: ts.Node): Tags | undefined {
  return tagsOf(resolved(checker, name));
}

/** The symbol of a name, imports and re-exports followed to the end. */
export function resolved(checker: ts.TypeChecker, name: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** What is known of a field of a type; in a union, of the first member that has it. */
export function fieldOf(checker: ts.TypeChecker, type: ts.Type | undefined, name: string): ts.Symbol | undefined {
  if (!type) return undefined;
  const whole = checker.getNonNullableType(type);
  const direct = whole.getProperty(name);
  if (direct || !whole.isUnion()) return direct;
  for (const part of whole.types) {
    const found = part.getProperty(name);
    if (found) return found;
  }
  return undefined;
}

/** Tags of a member as it was declared, or as it was adopted from a request. */
export function memberTags({ adopted }: Context, symbol: ts.Symbol | undefined): Tags | undefined {
  const own = tagsOf(symbol);
  if (own) return own;
  for (const declaration of symbol?.declarations ?? []) {
    const field = adopted.get(declaration);
    if (field) return tagsOf(field);
  }
  return undefined;
}

/** `"not_found"`, in the quotes of the file. */
export function quoted({ source }: Context, text: string): string {
  const first = source.statements.find(ts.isImportDeclaration)?.getText(source) ?? "";
  return first.includes("'") ? `'${text}'` : JSON.stringify(text);
}
