import { readJson, textOf } from "./body.ts";
import { fail } from "./check.ts";
import { checkOne, type Fields, isFields, requestFields } from "./fields.ts";
import type { Operation } from "./operation.ts";
import { type Plan, planUrl, type Reader } from "./plan.ts";
import { onlyOnce } from "./retry.ts";
import type { Settings } from "./settings.ts";

/** The plan of any operation: with a body, and with results other than JSON. */
export function planCall(settings: Settings, operation: Operation, request: unknown): Plan {
  const plan = planAny(settings, operation, request);
  // Deno sends a text or bytes, but not a Blob, once more by itself when the connection breaks: a POST too.
  return "Deno" in globalThis && onlyOnce(operation.method) ? { ...plan, sent: new Blob([plan.body ?? ""]) } : plan;
}

function planAny(settings: Settings, operation: Operation, request: unknown): Plan {
  const fields = requestFields(settings, operation, request);
  const { path, query = [], body, result, exclusive = [] } = operation;
  for (const group of exclusive)
    checkNested(
      fields,
      group,
      group.map((member) => member.replaceAll("[]", "").split(".")),
    );
  if (!body && !result) return planUrl(settings, operation, fields);
  const raw = typeof body === "object" ? body : undefined;
  const inUrl: { [field: string]: unknown } = result === "binary" ? { dl: 1 } : {};
  const inBody: { [field: string]: unknown } = {};
  for (const field of Object.keys(fields)) {
    const first = !body || path.includes(`{${field}}`) || query.includes(field) || (raw && raw.field !== field);
    (first ? inUrl : inBody)[field] = fields[field];
  }
  const plan = planUrl(settings, operation, inUrl);
  const headers: Record<string, string> = { ...plan.headers };
  if (result) headers.Accept = "*/*";
  if (body) headers["Content-Type"] = raw?.contentType ?? "application/json";
  return {
    ...plan,
    headers,
    body: raw ? rawBody(raw.field, inBody) : body ? JSON.stringify(inBody) : null,
    read: result ? readers[result] : readJson,
  };
}

const readers: { readonly [kind in "none" | "text" | "binary"]: Reader } = {
  none: (_plan, _response, bytes) => ({ result: undefined, body: textOf(bytes) }),
  text: (_plan, _response, bytes) => {
    const body = textOf(bytes);
    return { result: body, body };
  },
  binary: (_plan, { headers }, bytes) => {
    const body = new Blob([bytes], { type: headers.get("content-type") ?? "" });
    return { result: body, body };
  },
};

/** Only what can be sent again as it is. */
function rawBody(field: string, fields: Fields): Plan["body"] {
  const value = fields[field];
  if (typeof value === "string" || value instanceof Blob || value instanceof ArrayBuffer) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  return fail(field, "must be a string, a Blob or bytes");
}

/** Follows the way that the members of an exclusive group share, through lists too: `rules[].http`. */
function checkNested(holder: unknown, group: readonly string[], paths: readonly (readonly string[])[]): void {
  if (Array.isArray(holder)) for (const item of holder) checkNested(item, group, paths);
  if (!isFields(holder)) return;
  const [step = "", ...rest] = paths[0] ?? [];
  if (rest.length === 0) checkOne(group.filter((_, index) => holder[paths[index]?.[0] ?? ""] != null));
  else
    checkNested(
      holder[step],
      group,
      paths.map((path) => path.slice(1)),
    );
}
