import type { Report } from "../diagnostics.ts";
import type { Field, List, Operation } from "../model/api.ts";
import type { Type } from "../model/type.ts";

export interface ListFacts {
  readonly operation: Operation;
  /** Fields of the model that the operation answers. */
  readonly resultFields: readonly Field[];
  readonly totalInHeader: boolean;
  /** What the notes say. */
  readonly items?: string;
  readonly total?: string;
}

interface Items {
  readonly field: Field;
  readonly shape: List["shape"];
  readonly item: Type;
}

/** An operation is a list when it takes page parameters, or counts what it returns, and its result holds one list. */
export function listOf(facts: ListFacts, report: Report): List | undefined {
  const { operation, resultFields } = facts;
  const names = new Set(operation.fields.filter((field) => field.in === "query").map(({ name }) => name));
  const by = names.has("page") ? "page" : names.has("page_token") ? "token" : "nothing";
  const counted = resultFields.some(({ name }) => name === "total_count");
  if (operation.method !== "GET" || (by === "nothing" && !counted && facts.items === undefined)) return undefined;
  const found = resultFields.flatMap((field) => itemsIn(field) ?? []);
  const [first, ...others] =
    facts.items === undefined ? found : found.filter(({ field }) => field.name === facts.items);
  if (!first || others.length > 0) {
    reportMissing(facts, by, found, report);
    return undefined;
  }
  const size = names.has("page_size") ? "page_size" : names.has("per_page") ? "per_page" : undefined;
  return {
    items: first.field.name,
    item: first.item,
    shape: first.shape,
    by,
    ...(size && { size }),
    total: totalOf(facts, counted, size === "per_page"),
  };
}

/** Notes know best; then the document. Whoever says `per_page` counts in a header, unless the body counts. */
function totalOf({ total, totalInHeader }: ListFacts, counted: boolean, perPage: boolean): List["total"] {
  if (total === "body" || total === "header" || total === "missing") return total;
  if (totalInHeader) return "header";
  return counted ? "body" : perPage ? "header" : "missing";
}

function itemsIn(field: Field): Items | undefined {
  const type = field.type.kind === "nullable" ? field.type.of : field.type;
  if (type.kind === "array") return { field, shape: "array", item: type.items };
  return type.kind === "map" ? { field, shape: "map", item: type.values } : undefined;
}

function reportMissing({ operation }: ListFacts, by: List["by"], found: readonly Items[], report: Report): void {
  if (by === "nothing") return;
  const names = found.map(({ field }) => field.name).join(", ");
  if (found.length > 1) report("list-items-ambiguous", operation.origin, { id: operation.id, names });
  else report("list-items-missing", operation.origin, { id: operation.id });
}
