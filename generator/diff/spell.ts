import type { Type } from "../model/type.ts";
import type { Direction } from "./change.ts";
import type { Surface } from "./surface.ts";

/** A type as the emitted TypeScript shows it, for the words of a report. */
export function spellerOf({ names }: Surface): (type: Type, direction: Direction) => string {
  const spell = (type: Type, direction: Direction): string => {
    switch (type.kind) {
      case "scalar":
        if (type.format === "binary") return "string | Uint8Array | Blob";
        return type.scalar === "integer" ? "number" : type.scalar;
      case "enum":
        return names.enum(type.id);
      case "model":
        return names.model(type.id, direction);
      case "array":
        return `${inParentheses(spell(type.items, direction))}[]`;
      case "map":
        return `{ [key: string]: ${spell(type.values, direction)} }`;
      case "tuple":
        return `[${type.items.map((item) => spell(item, direction)).join(", ")}]`;
      case "nullable":
        return `${spell(type.of, direction)} | null`;
      case "json":
        return "{ [key: string]: unknown }";
      case "empty":
        return "Record<string, never>";
      case "constant":
        return JSON.stringify(type.value);
    }
  };
  return spell;
}

const inParentheses = (text: string): string => (text.includes(" | ") ? `(${text})` : text);
