import type { Report } from "../diagnostics.ts";
import type { Field } from "../model/api.ts";
import type { Schema } from "../read/openapi.ts";
import { docsOf, saysDeprecated } from "./docs.ts";
import { resultPresence } from "./presence.ts";
import type { Registry } from "./registry.ts";

export interface Owner {
  /** Name of the model or request, after which inlined types are named. */
  readonly name: string;
  readonly schema: Schema;
  readonly isResult: boolean;
}

/** The fields of an object, in the document's order. */
export function fieldsOf(owner: Owner, registry: Registry, report: Report): readonly Field[] {
  const properties = [...(owner.schema.properties ?? [])];
  const names = new Set(properties.map(([name]) => name));
  for (const { text, origin } of owner.schema.required)
    if (!names.has(text)) report("required-unknown", origin, { name: text });
  return properties.map(([name, schema]) => {
    const type = registry.typeOf(schema, { owner: owner.name, field: name, shareable: true });
    const isWholeResult = owner.isResult && properties.length === 1;
    return {
      name,
      type,
      docs: docsOf(undefined, schema.description),
      deprecated: schema.deprecated || saysDeprecated(schema.description),
      secret: schema.secret,
      ...(schema.oneOf !== undefined && { oneOf: schema.oneOf }),
      required: owner.schema.required.some(({ text }) => text === name),
      result: resultPresence({ name, type, schema, owner: owner.schema, isWholeResult }),
      origin: schema.origin,
    };
  });
}
