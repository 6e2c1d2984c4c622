import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
} from "yaml";
import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Origin } from "../model/origin.ts";

/** A document as it stands in its file: plain values, each with its place. */
export type Value =
  | {
      readonly kind: "map";
      readonly entries: ReadonlyMap<string, Value>;
      readonly keys: ReadonlyMap<string, Origin>;
      readonly origin: Origin;
    }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly origin: Origin }
  | {
      readonly kind: "scalar";
      readonly value: string | number | boolean | null;
      /** How a value other than text is written, where that differs: `1.10`. */
      readonly source?: string;
      readonly origin: Origin;
    };

export type MapValue = Extract<Value, { kind: "map" }>;

/** Parses YAML or JSON. Anything that has two readings (duplicate keys, aliases, tags, several documents) is refused. */
export function readSource(file: string, text: string, report: Report): Value | undefined {
  const lines = linesOf(text);
  const originAt = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const tokens = tokensOf(text, originAt, report);
  if (!tokens) return undefined;
  const [document, second] = composed(tokens);
  for (const error of document?.errors ?? [])
    report("yaml-syntax", originAt(error.pos[0]), { reason: error.message.replace(/\.$/, "") });
  if (document?.errors.length) return undefined;
  // In it `no` is false and 012 is ten.
  if (document?.directives?.yaml.version === "1.1") {
    report("yaml-feature", originAt(0), { feature: "YAML 1.1", remedy: "Remove the line that asks for it." });
    return undefined;
  }
  if (second) {
    report("yaml-feature", originAt(second.range?.[0] ?? 0), {
      feature: "A second document in one file",
      remedy: "Give it a file of its own.",
    });
    return undefined;
  }
  if (!document?.contents) {
    report("file-empty", originAt(0), {});
    return undefined;
  }
  const reading: Reading = { originAt, report, hasTwice: false };
  const value = toValue(document.contents, reading);
  return reading.hasTwice ? undefined : value;
}

/** One error more than are told says that there are more. */
const MOST_ERRORS = LIMITS.complaints + 1;

/** The library goes on after any number of errors, and would keep a stack with each. */
function composed(tokens: readonly CST.Token[]): readonly Document.Parsed[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // Its own search for duplicate keys takes the square of their number.
    return [...new Composer({ strict: true, uniqueKeys: false }).compose(tokens)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Where lines begin. The parser tells as well, but forgets some in what is broken. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) lines.addNewLine(start);
  return lines;
}

/** The text in pieces, as far as they are few and shallow enough: what follows calls itself for each level. */
function tokensOf(
  text: string,
  originAt: (offset: number) => Origin,
  report: Report,
): readonly CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let pieces = 0;
  let errors = 0;
  let escapes = 0;
  let documents = 0;
  for (const piece of new Lexer().lex(text)) {
    escapes += wrongEscapes(piece);
    if (escapes > LIMITS.complaints) {
      const reason = `there are more than ${LIMITS.complaints} escapes that YAML does not have`;
      report("yaml-syntax", originAt(parser.offset), { reason });
      return undefined;
    }
    for (const token of parser.next(piece)) {
      tokens.push(token);
      if (token.type === "error") errors++;
      if (token.type === "document") documents++;
    }
    // A second document is refused, whatever follows it.
    if (errors >= MOST_ERRORS || documents > 1) return tokens;
    if (++pieces > LIMITS.pieces) {
      report("yaml-too-long", originAt(parser.offset), { limit: String(LIMITS.pieces) });
      return undefined;
    }
    // Beside objects and lists, the document and a value that has just begun are on the stack.
    if (parser.stack.length > LIMITS.nesting + 2) {
      report("yaml-too-deep", originAt(parser.offset), { limit: String(LIMITS.nesting) });
      return undefined;
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

const ESCAPE = /\\(?:[0abefnrtvN_LP "/\\\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|(.))/gs;

/** Of each of them the library would keep an error, and it does not look for others in between. */
function wrongEscapes(piece: string): number {
  if (!piece.startsWith('"') || !piece.includes("\\")) return 0;
  let count = 0;
  for (const [, wrong] of piece.matchAll(ESCAPE)) if (wrong !== undefined && ++count > LIMITS.complaints) break;
  return count;
}

interface Reading {
  readonly originAt: (offset: number) => Origin;
  readonly report: Report;
  /** A key stands twice. */
  hasTwice: boolean;
}

const WRITE_OUT = "Write the value out.";

function toValue(node: Node, reading: Reading): Value | undefined {
  const { originAt, report } = reading;
  const origin = originAt(node.range?.[0] ?? 0);
  if (node.tag !== undefined) {
    report("yaml-feature", origin, { feature: "A YAML tag", remedy: WRITE_OUT });
    return undefined;
  }
  if (isScalar(node)) return toScalar(node, origin, report);
  if (isSeq<Node>(node))
    return { kind: "list", items: node.items.flatMap((item) => toValue(item, reading) ?? []), origin };
  if (isMap<Node, Node | null>(node)) {
    const entries = new Map<string, Value>();
    const keys = new Map<string, Origin>();
    for (const { key, value } of node.items) {
      const at = originAt(key.range?.[0] ?? 0);
      const name = isScalar(key) ? String(key.source ?? key.value) : undefined;
      if (name === undefined) report("yaml-feature", at, { feature: "A key that is no text", remedy: "Write a text." });
      else if (name.length > LIMITS.key)
        report("key-too-long", at, { count: String(name.length), limit: String(LIMITS.key) });
      else if (keys.has(name)) {
        report("yaml-syntax", at, { reason: "Map keys must be unique" });
        reading.hasTwice = true;
      } else {
        const read = value ? toValue(value, reading) : ({ kind: "scalar", value: null, origin: at } as const);
        if (read) entries.set(name, read);
        keys.set(name, at);
      }
    }
    return { kind: "map", entries, keys, origin };
  }
  report("yaml-feature", origin, {
    feature: isAlias(node) ? "A YAML alias" : "This YAML construct",
    remedy: WRITE_OUT,
  });
  return undefined;
}

function toScalar({ value, source }: Scalar, origin: Origin, report: Report): Value | undefined {
  if (typeof value === "string") {
    if (value.length <= LIMITS.text) return { kind: "scalar", value, origin };
    report("text-too-long", origin, { count: String(value.length), limit: String(LIMITS.text) });
    return undefined;
  }
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) {
    const known = value === null || typeof value === "boolean" ? value : Number(value);
    return {
      kind: "scalar",
      value: known,
      ...(source !== undefined && source !== String(value) && { source }),
      origin,
    };
  }
  report("yaml-feature", origin, {
    feature: typeof value === "number" ? "A number that JSON does not have" : `A value of type ${typeof value}`,
    remedy: "Write another, or put it in quotes.",
  });
  return undefined;
}
