import type { Report } from "../diagnostics.ts";
import type { Field } from "../model/api.ts";
import type { Schema } from "../read/openapi.ts";
import { docsOf, saysDeprecated } from "./docs.ts";
import { resultPresence } from "./presence.ts";
import { costOf, type Registry } from "./registry.ts";

export interface Owner {
  /** Name of the model or request, after which inlined types are named. */
  readonly name: string;
  readonly schema: Schema;
  readonly isResult: boolean;
}

/** The fields of an object, in the document's order. */
export function fieldsOf(owner: Owner, registry: Registry, report: Report): readonly Field[] {
  if (!registry.spend(0, owner.schema.origin)) return [];
  const properties = [...(owner.schema.properties ?? [])];
  const names = new Set(properties.map(([name]) => name));
  const required = new Set(owner.schema.required.map(({ text }) => text));
  for (const { text, origin } of owner.schema.required)
    if (!names.has(text)) report("required-unknown", origin, { name: text });
  return properties.flatMap(([name, schema]): readonly Field[] => {
    if (!registry.spend(costOf(name, schema.description), schema.origin)) return [];
    const type = registry.typeOf(schema, { owner: owner.name, field: name, shareable: true });
    const isWholeResult = owner.isResult && properties.length === 1;
    const field: Field = {
      name,
      type,
      docs: docsOf(undefined, schema.description),
      deprecated: schema.deprecated || saysDeprecated(schema.description),
      secret: schema.secret,
      ...(schema.oneOf !== undefined && { oneOf: schema.oneOf }),
      required: required.has(name),
      result: resultPresence({ name, type, schema, required, isWholeResult }),
      origin: schema.origin,
    };
    return [field];
  });
}
