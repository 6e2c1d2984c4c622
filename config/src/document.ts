import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { ConfigError, type Place } from "./error.ts";
import type { ConfigFile } from "./file.ts";
import { explain } from "./yaml-errors.ts";

/** Maps, never objects: a profile called `__proto__` is a name like any other. */
export type YamlMap = ReadonlyMap<unknown, unknown>;

export interface ConfigDocument {
  readonly root: YamlMap;
  /** Where the value under these keys stands, or what is nearest to it when it came through an alias. */
  readonly place: (keys: readonly unknown[]) => Place;
}

/**
 * Reads the file's text as YAML.
 * @throws {ConfigError} with line and column. It is worded here because the library's messages quote the text.
 */
export function parseConfig({ path, text }: ConfigFile): ConfigDocument {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false, logLevel: "error" });
  const [error] = document.errors;
  if (error) throw new ConfigError(explain(error.code), placeAt(error.pos[0]));
  const place = (keys: readonly unknown[]): Place => placeAt(nearestOffset(document, keys));
  return { root: asMap(resolved(document, placeAt), "the file", place([])), place };
}

/**
 * The map that has to stand at a place; where nothing stands, an empty one.
 * @throws {ConfigError} when something else stands there
 */
export function asMap(value: unknown, what: string, place: Place): YamlMap {
  if (value === null || value === undefined) return new Map();
  if (value instanceof Map) return value;
  throw new ConfigError(`${what} must hold lines of the form \`key: value\``, place);
}

function resolved(document: Document, placeAt: (offset: number) => Place): unknown {
  try {
    return document.toJS({ mapAsMap: true });
  } catch {
    // Only aliases are resolved this late.
    const problem =
      "an alias (`*name`) or merge (`<<`) here leads nowhere, in a circle, to something else than a map, or too far";
    throw new ConfigError(problem, placeAt(suspectAlias(document)));
  }
}

/** The first alias that leads nowhere, else the first alias. */
function suspectAlias(document: Document): number {
  const offsets: number[] = [];
  const broken: number[] = [];
  visit(document, {
    Alias(_key, alias) {
      const offset = alias.range?.[0] ?? 0;
      offsets.push(offset);
      if (!alias.resolve(document)) broken.push(offset);
    },
  });
  return broken[0] ?? offsets[0] ?? 0;
}

function nearestOffset(document: Document, keys: readonly unknown[]): number {
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
