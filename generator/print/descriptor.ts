import type { Field, Operation, RequestField } from "../model/api.ts";
import { groupsOf, nestedGroups } from "../one-of.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { secretsOf } from "../secrets.ts";
import { propertyName } from "./models.ts";
import { quoted } from "./quote.ts";

/** The operation as data, written out. What follows from the rest is left out: a bundle pays for every word. */
export function descriptorText(operation: Operation, plan: ApiPlan): string {
  const { api, path: subpath, successor } = plan;
  const { method, path, fields, body, result, list } = operation;
  const hasBody = body.kind !== "none";
  const query = fields.filter((field) => field.in === "query");
  const secret = secretsOf(operation, api).names;
  return literal({
    id: `${api.product}.${api.version}.${operation.id}`,
    method,
    path,
    query: hasBody ? names(query) : undefined,
    csv: names(fields.filter((field) => field.commaJoined)),
    body: body.kind === "raw" ? { field: body.field, contentType: body.contentType } : hasBody ? "json" : undefined,
    result: result.kind === "json" ? undefined : result.kind,
    defaults: defaultsOf(fields),
    exclusive: nonEmpty(exclusiveOf(operation, plan)),
    list: list && { items: list.items, kind: list.shape === "map" ? "map" : undefined, by: list.by, size: list.size },
    secret: secret.length > 0 ? secret : undefined,
    successor,
    api: successor !== undefined && api.name !== undefined ? `${api.product}.${subpath}` : undefined,
  });
}

const names = (fields: readonly Field[]): readonly string[] | undefined => nonEmpty(fields.map(({ name }) => name));
const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

function defaultsOf(fields: readonly RequestField[]): Readonly<Record<string, string>> | undefined {
  const defaults = orderDefaults(fields).flatMap((field) =>
    field.default ? [[field.name, field.default] as const] : [],
  );
  return defaults.length > 0 ? Object.fromEntries(defaults) : undefined;
}

/** The project is the narrower scope, so it comes first where both could be filled. */
function orderDefaults(fields: readonly RequestField[]): readonly RequestField[] {
  return [...fields].sort((a, b) => Number(a.default === "organization") - Number(b.default === "organization"));
}

/** Every one-of group that the request holds, however deep. */
function exclusiveOf({ id, fields }: Operation, { api }: ApiPlan): readonly (readonly string[])[] {
  const nested = nestedGroups(fields, api);
  if (!nested) throw new Error(`the one-of groups of ${id} were to be checked`);
  return [...groupsOf(orderDefaults(fields)), ...nested.groups];
}

/** Plain data as TypeScript; entries that are undefined are left out. */
export function literal(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const oneLine = `{ ${entries.map(([key, entry]) => `${memberName(key)}: ${literal(entry, indent)}`).join(", ")} }`;
  if (indent !== "" && oneLine.length < 90) return oneLine;
  const lines = entries.map(([key, entry]) => `${indent}  ${memberName(key)}: ${literal(entry, `${indent}  `)},`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** In a value, unlike in a type, a member of this name would set the prototype, quoted or not. */
export const memberName = (name: string): string => (name === "__proto__" ? `[${quoted(name)}]` : propertyName(name));
