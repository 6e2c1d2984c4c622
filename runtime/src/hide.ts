import { isFields } from "./fields.ts";
import type { Operation } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { hidden, secretNames } from "./redact.ts";

/** A copy in which the fields of these names are hidden, however deep they lie. */
export function hide(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, names));
  if (value instanceof Blob || !isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, names.includes(name) ? hidden : hide(item, names)]),
  );
}

/** The body of a request: JSON parsed, text, or bytes. */
export function hideBody({ operation, body }: Plan): unknown {
  const names = secretNames(operation);
  if (typeof operation.body === "object" && names.includes(operation.body.field)) return hidden;
  return operation.body === "json" && typeof body === "string" ? hide(JSON.parse(body), names) : body;
}

export function hideUrl({ operation, url }: Plan): string {
  const names = secretNames(operation);
  const [path = "", query] = url.split("?");
  const holes = operation.path.split("/").map((part) => names.includes(part.slice(1, -1)));
  const segments = path.split("/");
  const start = segments.length - holes.length;
  const shown = segments.map((segment, index) => (holes[index - start] ? hidden : segment)).join("/");
  return query === undefined
    ? shown
    : `${shown}?${query
        .split("&")
        .map((pair) => hidePair(pair, names))
        .join("&")}`;
}

function hidePair(pair: string, names: readonly string[]): string {
  const name = pair.split("=")[0] ?? "";
  return names.includes(decodeURIComponent(name)) ? `${name}=${hidden}` : pair;
}

export function hideResult(operation: Operation, result: unknown): unknown {
  const names = secretNames(operation);
  return operation.result && names.length > 0 ? hidden : hide(result, names);
}
