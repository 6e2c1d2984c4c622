import { ApiError } from "./api-error.ts";
import type { Trace } from "./errors.ts";
import { type Fields, isFields } from "./fields.ts";
import { hidden } from "./redact.ts";
import { retryAfter } from "./retry.ts";

type Redact = (text: string) => string;

/** Half of the products send `{ message }` only: then the status tells the type. */
const types: { readonly [status: number]: string } = {
  400: "invalid_arguments",
  401: "denied_authentication",
  403: "permissions_denied",
  404: "not_found",
  409: "conflict",
  410: "expired",
  412: "precondition_failed",
  423: "locked",
  429: "too_many_requests",
  500: "server_error",
};

/** Older types of instance/v1 say no more than the status. */
const legacy = /^(unknown_resource|invalid_(request_error|auth)|authorization_required|api_error|)$/;

/** The error of an answer that is not a success. */
export function answerError(
  response: Response,
  text: string,
  trace: Trace,
  redact: Redact,
  secrets: readonly string[],
): ApiError {
  const { message, type: given = "", ...rest } = parse(text, redact, secrets);
  let type = `${given}`;
  if (legacy.test(type)) type = types[Math.min(response.status, 500)] ?? "unknown";
  if (/quota exceeded for/i.test(`${message}`)) type = "quotas_exceeded";
  const told = rest.details ?? rest;
  // `resource: server, resource_id: 7f…`, whatever there is.
  const facts = JSON.stringify(told)
    .replace(/":|,(?=["{])/g, "$& ")
    .replace(/["{}[\]]/g, "");
  const title = `${message || type.replaceAll("_", " ")}${facts && `: ${facts}`}`;
  return apiError(
    response,
    response.status === 401 ? `${title}; the secret key is wrong` : title,
    trace,
    redact,
    type,
    told === rest && /^(inv|quo|per)/.test(type) ? [] : told,
  );
}

/** An error about an answer. What comes from the server is one line of bearable length in it. */
export function apiError(
  { status, headers }: Pick<Response, "status" | "headers">,
  text: string,
  trace: Trace,
  redact: Redact,
  type = "invalid_response",
  details: unknown = {},
): ApiError {
  const requestId = redact(headers.get("x-request-id") ?? "");
  const line = redact(text).replace(/\s+/g, " ").slice(0, 500);
  return new ApiError(type, `${line} (${status}${requestId && `, request ${requestId}`})`, trace, {
    type,
    status,
    requestId,
    details,
    refused: status === 429,
    transient: /408|429|5(?!01)../.test(`${status}`) && type !== "out_of_stock",
    retryAfter: retryAfter(headers.get("retry-after")),
  });
}

function parse(text: string, redact: Redact, secrets: readonly string[]): Fields {
  try {
    const body: unknown = JSON.parse(redact(text), (key, value) => (secrets.includes(key) ? hidden : value));
    return isFields(body) ? body : {};
  } catch {
    // HTML of a proxy, or nothing: the status has to do.
    return {};
  }
}
