import { type Fields, requestFields } from "./fields.ts";
import type { Operation } from "./operation.ts";
import { checkPlace } from "./places.ts";
import type { Settings } from "./settings.ts";
import { warnOfVersion } from "./warn.ts";

/** A call that is ready to be sent, as often as need be. The secret key is not in it. */
export interface Plan {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | undefined;
}

/** Templates cut at their holes: text, name, text, name, text. Once per operation, since every call needs it. */
const templates: WeakMap<Operation, readonly string[]> = /* @__PURE__ */ new WeakMap();

function templateOf(operation: Operation): readonly string[] {
  let parts = templates.get(operation);
  if (!parts) {
    parts = operation.path.split(/[{}]/);
    templates.set(operation, parts);
    warnOfVersion(operation);
  }
  return parts;
}

/** @throws {TypeError} that names the field at fault. */
export function plan(settings: Settings, operation: Operation, request: unknown): Plan {
  const fields = requestFields(settings, operation, request);
  const parts = templateOf(operation);
  const { body } = operation;
  const raw = typeof body === "object" ? body : undefined;
  let url = settings.apiUrl;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? "";
    url += index % 2 ? segment(settings, operation, part, fields[part]) : part;
  }
  let query = operation.result === "binary" ? "&dl=1" : "";
  const json: { [field: string]: unknown } = {};
  for (const field of Object.keys(fields)) {
    if (parts.includes(field) || field === raw?.field) continue;
    if (body === "json" && !operation.query?.includes(field)) json[field] = fields[field];
    else query += queryPart(operation, field, fields[field]);
  }
  const headers: Record<string, string> = { Accept: operation.result ? "*/*" : "application/json" };
  if (settings.userAgent) headers["User-Agent"] = settings.userAgent;
  if (body) headers["Content-Type"] = raw ? raw.contentType : "application/json";
  return {
    operation,
    url: query ? `${url}?${query.slice(1)}` : url,
    headers,
    body: raw ? rawBody(raw.field, fields) : body && JSON.stringify(json),
  };
}

/** Exactly one segment of the path, so that no value can reach another operation. */
function segment(settings: Settings, operation: Operation, field: string, value: unknown): string {
  if (field === "zone" || field === "region") {
    const place = value ?? settings[field];
    if (place === undefined) {
      throw new TypeError(`${field}: missing in ${operation.id}: pass ${field}, or set ${field} in createClient()`);
    }
    return checkPlace(field, place);
  }
  if (value === undefined || value === null) throw new TypeError(`${field}: missing in ${operation.id}`);
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || /^\.{0,2}$/.test(text)) {
    throw new TypeError(`${field}: must be text that is not empty, "." or ".." in ${operation.id}`);
  }
  return encode(field, text);
}

function encode(field: string, text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new TypeError(`${field}: is not well-formed text`);
  }
}

function queryPart(operation: Operation, field: string, value: unknown): string {
  const name = `&${encode(field, field)}=`;
  if (!Array.isArray(value)) return value == null ? "" : name + scalar(field, value);
  const texts = value.filter((item) => item != null).map((item) => scalar(field, item));
  if (!operation.csv?.includes(field)) return texts.map((text) => name + text).join("");
  return texts.length ? name + texts.join(",") : "";
}

function scalar(field: string, value: unknown): string {
  if (value instanceof Date) return encode(field, value.toISOString());
  if (typeof value === "object" || typeof value === "function")
    throw new TypeError(`${field}: must be text, a number or a list`);
  return encode(field, String(value));
}

function rawBody(field: string, fields: Fields): Plan["body"] {
  const value = fields[field];
  if (typeof value === "string" || value instanceof Blob || value instanceof ArrayBuffer) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  throw new TypeError(`${field}: must be a string, a Blob or bytes (a stream cannot be sent twice)`);
}
