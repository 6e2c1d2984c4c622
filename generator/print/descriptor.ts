import type { Field, Operation, RequestField } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { groupsOf, propertyName } from "./models.ts";

/** The operation as data, written out. What follows from the rest is left out: a bundle pays for every word. */
export function descriptorText(operation: Operation, plan: ApiPlan): string {
  const { api, successor } = plan;
  const { method, path, fields, body, result, list } = operation;
  const hasBody = body.kind !== "none";
  const query = fields.filter((field) => field.in === "query");
  const secret = secretsOf(operation, plan);
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

/** Every one-of group that the request holds, however deep; a group inside a list is written `rules[].http`. */
function exclusiveOf({ fields }: Operation, { api }: ApiPlan): readonly (readonly string[])[] {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const found: (readonly string[])[] = [];
  const visit = (members: readonly Field[], prefix: string, open: ReadonlySet<string>): void => {
    for (const group of groupsOf(prefix === "" ? orderDefaults(members as readonly RequestField[]) : members))
      found.push(group.map((name) => prefix + name));
    for (const { name, type } of members) into(type, prefix + name, open);
  };
  const into = (type: Type, path: string, open: ReadonlySet<string>): void => {
    if (type.kind === "nullable") into(type.of, path, open);
    else if (type.kind === "array") into(type.items, `${path}[]`, open);
    else if (type.kind === "model" && !open.has(type.id))
      visit(models.get(type.id)?.fields ?? [], `${path}.`, new Set([...open, type.id]));
  };
  visit(fields, "", new Set());
  return found;
}

function secretsOf({ fields, result }: Operation, { api }: ApiPlan): readonly string[] {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (members: readonly Field[]): void => {
    for (const field of members) {
      if (field.secret) found.add(field.name);
      into(field.type);
    }
  };
  const into = (type: Type): void => {
    if (type.kind === "nullable") into(type.of);
    else if (type.kind === "array") into(type.items);
    else if (type.kind === "map") into(type.values);
    else if (type.kind === "model" && !seen.has(type.id)) {
      seen.add(type.id);
      visit(models.get(type.id)?.fields ?? []);
    }
  };
  visit(fields);
  if (result.kind === "json") into(result.type);
  return [...found].sort();
}

/** Plain data as TypeScript; entries that are undefined are left out. */
export function literal(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const oneLine = `{ ${entries.map(([key, entry]) => `${propertyName(key)}: ${literal(entry, indent)}`).join(", ")} }`;
  if (indent !== "" && oneLine.length < 90) return oneLine;
  const lines = entries.map(([key, entry]) => `${indent}  ${propertyName(key)}: ${literal(entry, `${indent}  `)},`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}
