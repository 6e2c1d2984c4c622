import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Report } from "../diagnostics.ts";
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
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null; readonly origin: Origin };

export type MapValue = Extract<Value, { kind: "map" }>;

/** Parses YAML or JSON. Anything that has two readings (duplicate keys, aliases, tags, several documents) is refused. */
export function readSource(file: string, text: string, report: Report): Value | undefined {
  const lines = new LineCounter();
  const originAt = (offset: number): Origin => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
  });
  const [document, second] = Array.isArray(documents) ? documents : [];
  for (const error of document?.errors ?? [])
    report("yaml-syntax", originAt(error.pos[0]), { reason: error.message.replace(/\.$/, "") });
  if (document?.errors.length) return undefined;
  if (second) {
    report("yaml-feature", originAt(second.range?.[0] ?? 0), { feature: "A second document in one file" });
    return undefined;
  }
  if (!document?.contents) {
    report("openapi-missing", originAt(0), {});
    return undefined;
  }
  return toValue(document.contents, originAt, report);
}

function toValue(node: Node, originAt: (offset: number) => Origin, report: Report): Value | undefined {
  const origin = originAt(node.range?.[0] ?? 0);
  if (node.tag !== undefined) {
    report("yaml-feature", origin, { feature: "A YAML tag" });
    return undefined;
  }
  if (isScalar(node)) {
    const value = node.value;
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return { kind: "scalar", value, origin };
    report("yaml-feature", origin, { feature: `A value of type ${typeof value}` });
    return undefined;
  }
  if (isSeq<Node>(node))
    return { kind: "list", items: node.items.flatMap((item) => toValue(item, originAt, report) ?? []), origin };
  if (isMap<Node, Node | null>(node)) {
    const entries = new Map<string, Value>();
    const keys = new Map<string, Origin>();
    for (const { key, value } of node.items) {
      const at = originAt(key.range?.[0] ?? 0);
      const name = isScalar(key) ? String(key.source ?? key.value) : undefined;
      if (name === undefined) report("yaml-feature", at, { feature: "A key that is no text" });
      else {
        const read = value ? toValue(value, originAt, report) : ({ kind: "scalar", value: null, origin: at } as const);
        if (read) entries.set(name, read);
        keys.set(name, at);
      }
    }
    return { kind: "map", entries, keys, origin };
  }
  report("yaml-feature", origin, { feature: isAlias(node) ? "A YAML alias" : "This YAML construct" });
  return undefined;
}
