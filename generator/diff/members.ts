import type { Docs, Field, RequestField } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";
import type { Type } from "../model/type.ts";
import type { Direction } from "./change.ts";

/**
 * A field as its user meets it in one direction. The ways a document has of saying "may be null" or "may be left out"
 * come to the same member.
 */
export interface Member {
  readonly name: string;
  /** Never nullable itself. */
  readonly type: Type;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly oneOf?: string;
  readonly deprecated: boolean;
  readonly secret: boolean;
  readonly docs: Docs;
  readonly origin: Origin;
}

export const bare = (type: Type): Type => (type.kind === "nullable" ? bare(type.of) : type);

/** A place that the client may know. */
export const isPlace = ({ in: at, name }: RequestField): boolean =>
  at === "path" && (name === "zone" || name === "region");

/** A field of an operation's request. */
export function argumentOf(field: RequestField): Member {
  return { ...memberOf(field, "request"), optional: !field.required || field.default !== undefined || isPlace(field) };
}

/** A field of a model. */
export function memberOf(field: Field, direction: Direction): Member {
  const { name, type, oneOf, deprecated, secret, docs, origin } = field;
  const isNullable = type.kind === "nullable";
  return {
    name,
    type: bare(type),
    nullable: direction === "request" ? isNullable : isNullable || field.result !== "present",
    optional: direction === "request" ? !field.required : field.result === "optional",
    ...(oneOf !== undefined && { oneOf }),
    deprecated,
    secret,
    docs,
    origin,
  };
}
