import type { Type } from "../../generator/model/type.ts";
import type { Direction } from "../../generator/plan/names.ts";
import { type Book, link } from "./library.ts";

/** A part of a type as TypeScript spells it; names of models and enums lead to them. */
export interface Piece {
  readonly text: string;
  /** Empty: no link. */
  readonly href: string;
}

export interface Reader {
  readonly book: Book;
  /** The page on which this is printed. */
  readonly page: string;
}

export function spell(type: Type, direction: Direction, reader: Reader): readonly Piece[] {
  switch (type.kind) {
    case "scalar":
      return [
        plain(
          type.format === "binary" ? "string | Uint8Array | Blob" : type.scalar === "integer" ? "number" : type.scalar,
        ),
      ];
    case "enum":
      return [named(type.id, reader.book.plan.names.enum(type.id), reader)];
    case "model":
      return [named(type.id, reader.book.plan.names.model(type.id, direction), reader)];
    case "array":
      return [...grouped(type.items, direction, reader), plain("[]")];
    case "map":
      return [plain("Record<string, "), ...spell(type.values, direction, reader), plain(">")];
    case "tuple":
      return [
        plain("["),
        ...type.items.flatMap((item, index) => [
          ...(index > 0 ? [plain(", ")] : []),
          ...spell(item, direction, reader),
        ]),
        plain("]"),
      ];
    case "nullable":
      return [...spell(type.of, direction, reader), plain(" | null")];
    case "json":
      return [plain("Record<string, unknown>")];
    case "empty":
      return [plain("Record<string, never>")];
    case "constant":
      return [plain(JSON.stringify(type.value))];
  }
}

const plain = (text: string): Piece => ({ text, href: "" });

function named(id: string, text: string, { book, page }: Reader): Piece {
  const to = book.named.get(id);
  return { text, href: to === undefined ? "" : link(page, to) };
}

function grouped(type: Type, direction: Direction, reader: Reader): readonly Piece[] {
  const inner = spell(type, direction, reader);
  return type.kind === "nullable" ? [plain("("), ...inner, plain(")")] : inner;
}

/** The id of the model or enum at the heart of a type. */
export function heartOf(type: Type): string | undefined {
  switch (type.kind) {
    case "enum":
    case "model":
      return type.id;
    case "array":
      return heartOf(type.items);
    case "map":
      return heartOf(type.values);
    case "nullable":
      return heartOf(type.of);
    default:
      return undefined;
  }
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ["date-time", "RFC 3339"],
  ["byte", "Base64"],
  ["uuid", "UUID"],
  ["cidr", "CIDR"],
  ["seconds", "seconds, as in “2.5s”"],
  ["decimal", "decimal number"],
]);

/** What the type does not show: the form of a text. Empty where there is nothing to say. */
export function formatOf(type: Type): string {
  if (type.kind === "nullable" || type.kind === "array") return formatOf(type.kind === "array" ? type.items : type.of);
  return type.kind === "scalar" ? (FORMATS.get(type.format ?? "") ?? "") : "";
}
