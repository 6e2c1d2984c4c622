import type { Field } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Schema } from "../read/openapi.ts";

export interface Holding {
  readonly name: string;
  readonly type: Type;
  readonly schema: Schema;
  /** What the object that holds the field requires. */
  readonly required: ReadonlySet<string>;
  /** The object is what an operation answers, and this is all it holds. */
  readonly isWholeResult: boolean;
}

/**
 * What a result promises of a field. An object that lists `required` is taken at its word. One that does not follows
 * the rule of the published documents: scalars, enums, arrays and maps are always there, objects may be null, members
 * of a one-of may be absent.
 */
export function resultPresence({ name, type, schema, required, isWholeResult }: Holding): Field["result"] {
  if (required.size > 0) return required.has(name) ? "present" : "optional";
  if (schema.oneOf !== undefined) return "optional";
  const isObject = type.kind === "model" || type.kind === "empty";
  return isObject && !isWholeResult ? "nullable" : "present";
}
