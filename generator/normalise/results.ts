import type { Report } from "../diagnostics.ts";
import type { Result } from "../model/api.ts";
import type { Content, RawOperation, Schema } from "../read/openapi.ts";
import type { Registry } from "./registry.ts";
import { isJson } from "./requests.ts";

/** What an operation answers when it succeeds. */
export function resultOf(operation: RawOperation, registry: Registry, report: Report): Result {
  const successes = operation.responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  if (successes.length === 0) {
    report("no-success", operation.origin, { id: operation.id });
    return { kind: "none" };
  }
  const contents = successes.flatMap((response) => response.contents);
  const [content, ...others] = contents;
  if (!content) return { kind: "none" };
  const result = contentResult(operation, content, registry, report);
  for (const other of others)
    if (other.type !== content.type || !isSame(result, contentResult(operation, other, registry, report)))
      report("results-differ", other.origin, { id: operation.id, first: content.type, second: other.type });
  return result;
}

const isSame = (a: Result, b: Result): boolean => JSON.stringify(a) === JSON.stringify(b);

const FILE = "scaleway.std.File";
const isBinary = (schema: Schema | undefined): boolean => schema?.format === "binary";

function contentResult(operation: RawOperation, content: Content, registry: Registry, report: Report): Result {
  const { type, schema, origin } = content;
  if (isJson(type)) {
    if (!schema) return { kind: "json", type: { kind: "json" } };
    const holder = { owner: `${operation.id}Response`, field: "", shareable: false };
    return schema.ref === FILE ? { kind: "binary" } : { kind: "json", type: registry.typeOf(schema, holder) };
  }
  if (type.startsWith("text/")) return { kind: "text" };
  if (isBinary(schema) || type === "application/octet-stream" || type === "*/*") return { kind: "binary" };
  report("result-unsupported", origin, { id: operation.id, type });
  return { kind: "none" };
}

export function hasTotalHeader(operation: RawOperation): boolean {
  return operation.responses.some(({ headers }) => headers.includes("x-total-count"));
}

/** The failures that the document describes, as statuses; a class such as `5XX` counts as its first status. */
export function failuresOf(operation: RawOperation): readonly number[] {
  const statuses = operation.responses.flatMap(({ status }) =>
    /^[45](\d\d|XX)$/i.test(status) ? Number(status.replace(/X/gi, "0")) : [],
  );
  return [...new Set(statuses)];
}
