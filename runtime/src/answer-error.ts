import { ApiError } from "./api-error.ts";
import type { Trace } from "./errors.ts";
import { type Fields, isFields } from "./fields.ts";
import { short } from "./redact.ts";
import { retryAfter } from "./retry.ts";

/** What went over the wire, with the secret key taken out of whatever the server put it in. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly redact: (text: string) => string;
}

/** The types of the API; others are derived from the status, since half of the products send `{ message }` only. */
const standard =
  /^(invalid_arguments|quotas_exceeded|transient_state|not_found|locked|permissions_denied|out_of_stock|expired|denied_authentication|precondition_failed|already_exists|too_many_requests)$/;

/** Older types of instance/v1: the status says as much. */
const legacy = /^(unknown_resource|invalid_request_error|conflict|invalid_auth|authorization_required|api_error)$/;

/** Per status: the type, what it means, what to do. */
const meanings: { readonly [status: number]: readonly [type: string, meaning: string, hint: string] } = {
  400: ["invalid_arguments", "invalid argument", "Correct the named arguments."],
  401: ["denied_authentication", "authentication denied", "The secret key is wrong or expired."],
  403: ["permissions_denied", "permission denied", "Grant the permission to the key's owner in IAM."],
  404: ["not_found", "not found", "Check the id, the place and the project."],
  409: ["conflict", "conflict", "Wait until the resource has settled."],
  410: ["expired", "expired", "Create the resource anew."],
  412: ["precondition_failed", "precondition failed", "Change the resource to the needed state first."],
  423: ["locked", "locked", "Ask Scaleway's support why."],
  429: ["too_many_requests", "too many requests", "Send fewer calls at a time."],
};
const failed = ["server_error", "server error", "Try later; see status.scaleway.com."] as const;
const other = ["unknown", "unexpected status", ""] as const;

/** The error of an answer that is not a success. */
export function answerError(reply: Reply, trace: Trace, secrets: readonly string[]): ApiError {
  const { status, redact } = reply;
  const body = parse(reply, secrets);
  const [derived, meaning, hint] = meanings[status] ?? (status >= 500 ? failed : other);
  const message = typeof body.message === "string" ? short(body.message) : "";
  const type = typeOf(body, derived, message);
  const details = detailsOf(type, body);
  const texts = Array.isArray(details) ? details.filter(isFields).map(describe).filter(Boolean) : [body.resource];
  const text = [message || meaning, ...texts].filter(Boolean).join(": ");
  return apiError(
    reply,
    trace,
    type,
    status === 401 || status === 403 ? `${text}. ${hint}` : text,
    hint,
    details,
    body,
    redact,
  );
}

/** An error of this package about an answer. */
export function apiError(
  reply: Pick<Reply, "status" | "headers" | "redact">,
  trace: Trace,
  type: string,
  text: string,
  hint = "",
  details: unknown = {},
  body: unknown = undefined,
  redact: (text: string) => string = reply.redact,
): ApiError {
  const requestId = reply.headers.get("x-request-id");
  return new ApiError(
    {
      type,
      text,
      hint,
      details,
      status: reply.status,
      requestId: requestId ? redact(short(requestId)) : undefined,
      retryAfter: retryAfter(reply.headers.get("retry-after")),
      body,
    },
    trace,
  );
}

function parse({ text, redact }: Reply, secrets: readonly string[]): Fields {
  try {
    const body: unknown = JSON.parse(redact(text), (key, value) => {
      if (secrets.includes(key)) return "[secret]";
      return typeof value === "string" ? redact(value) : value;
    });
    return isFields(body) ? body : {};
  } catch {
    return {};
  }
}

function typeOf(body: Fields, derived: string, message: string): string {
  if (/quota exceeded for this resource/i.test(message)) return "quotas_exceeded";
  const { type } = body;
  if (typeof type !== "string" || !type || legacy.test(type)) return derived;
  return type === "resource_expired" ? "expired" : standard.test(type) ? type : short(type);
}

function detailsOf(type: string, body: Fields): unknown {
  if (!/^(invalid_arguments|quotas_exceeded|permissions_denied)$/.test(type)) return body;
  return Array.isArray(body.details) ? body.details : [];
}

function describe(item: Fields): string {
  if (item.argument_name) return `${item.argument_name}: ${item.help_message || item.reason}`;
  if (item.action) return `needs ${item.action} on ${item.resource}`;
  return item.resource ? `${item.resource}: ${item.current} of ${item.quota} used` : "";
}
