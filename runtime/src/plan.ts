import { readJson } from "./body.ts";
import { checkPlace, fail } from "./check.ts";
import { type Fields, requestFields } from "./fields.ts";
import type { Operation } from "./operation.ts";
import type { Settings } from "./settings.ts";
import { warnOfVersion } from "./warn.ts";

/**
 * Bytes that `fetch` can send. Before TypeScript 5.7, `Uint8Array` took no argument: this is spelled for either, and for
 * the types of Node, which know the class as a value only.
 */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

/** Makes a result of a success. */
export type Reader = (plan: Plan, response: Response, bytes: Bytes) => Reading;

/** A result and the body as it came. */
export interface Reading {
  readonly result?: unknown;
  readonly body: string | Blob;
  /** What is wrong with it. */
  readonly problem?: string;
}

/** A call that is ready to be sent, as often as need be. The secret key is not in it. */
export interface Plan {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | ArrayBuffer | Bytes | null;
  readonly read: Reader;
  /** Sent in place of `body`, where a platform must not see what it could repeat by itself. */
  readonly sent?: Blob;
}

/** The plan of a call without a body whose result is JSON, as every list is. */
export function planRead(settings: Settings, operation: Operation, request: unknown): Plan {
  return planUrl(settings, operation, requestFields(settings, operation, request));
}

/** Templates cut at their holes: text, name, text, name, text. Cutting takes as long as the rest of a plan. */
const templates: WeakMap<Operation, readonly string[]> = /* @__PURE__ */ new WeakMap();

function templateOf(operation: Operation): readonly string[] {
  let parts = templates.get(operation);
  if (!parts) {
    warnOfVersion(operation);
    parts = operation.path.split(/[{}]/);
    templates.set(operation, parts);
  }
  return parts;
}

/**
 * A plan of the URL: the fields that the template names stand in the path, the others in the query.
 * @throws {TypeError} that names the field at fault.
 */
export function planUrl(settings: Settings, operation: Operation, fields: Fields): Plan {
  const parts = templateOf(operation);
  const path = parts.map((part, index) => (index % 2 ? segment(settings, part, fields[part]) : part));
  let query = "";
  for (const [field, value] of Object.entries(fields)) {
    if (parts.includes(field)) continue;
    const texts = [value]
      .flat()
      .filter((item) => item != null)
      .map((item) => encode(field, item));
    const name = `&${encode(field, field)}=`;
    if (texts.length > 0) query += name + texts.join(operation.csv?.includes(field) ? "," : name);
  }
  const url = settings.apiUrl + path.join("") + query.replace("&", "?");
  return { operation, url, headers: settings.headers, body: null, read: readJson };
}

/** Exactly one segment of the path, so that no value can reach another operation. */
function segment(settings: Settings, field: string, value: unknown): string {
  if (field === "zone" || field === "region") return checkPlace(field, value ?? settings[field]);
  const text = encode(field, value ?? fail(field, "must be set"));
  return /^\.{0,2}$/.test(text) ? fail(field, `must not be empty, "." or ".."`) : text;
}

function encode(field: string, value: unknown): string {
  try {
    // string, number, boolean
    if (/^(st|n|bo)/.test(typeof value)) return encodeURIComponent(`${value}`);
  } catch {
    // Half of a surrogate pair is no text either.
  }
  return fail(field, "must be text, a number or a boolean");
}
