import { answerError, apiError } from "./answer-error.ts";
import { decode, readBody } from "./body.ts";
import { checkSecretKey } from "./check.ts";
import { ConnectionError, type Trace } from "./errors.ts";
import type { Plan } from "./plan.ts";
import { codeOf, redactor, safeCause, secretNames } from "./redact.ts";
import type { Settings } from "./settings.ts";

/** A success. */
export interface Received {
  readonly result: unknown;
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly body: string | Blob;
  readonly redact: (text: string) => string;
}

/** Sends a call once. */
export async function attempt(settings: Settings, plan: Plan, signal: AbortSignal, trace: Trace): Promise<Received> {
  const given = settings.secretKey();
  const secret = typeof given === "string" ? given : checkSecretKey(await given);
  signal.throwIfAborted();
  const redact = redactor(secret);
  const send = settings.fetch ?? globalThis.fetch;
  const init: RequestInit = {
    method: plan.operation.method,
    headers: { ...plan.headers, "X-Auth-Token": secret },
    redirect: "manual",
    signal,
  };
  if (plan.body !== undefined) init.body = plan.body;
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    response = await send(plan.url, init);
    bytes = await readBody(response, settings.maxResponseBytes);
  } catch (error) {
    throw connectionError(error, trace, redact);
  }
  return judge(settings, plan, response, bytes, trace, redact);
}

function judge(
  settings: Settings,
  { operation, url }: Plan,
  { ok, status, headers, type }: Response,
  bytes: Uint8Array<ArrayBuffer> | undefined,
  trace: Trace,
  redact: (text: string) => string,
): Received {
  const invalid = (text: string): Error => apiError({ status, headers, redact }, trace, "invalid_response", text);
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    const target = pointedTo(headers.get("location"), url);
    throw apiError({ status, headers, redact }, trace, "redirect", redact(`redirect to ${target} not followed`));
  }
  if (!bytes) throw invalid(`answer larger than ${settings.maxResponseBytes} bytes`);
  const contentType = headers.get("content-type") ?? "";
  if (ok && operation.result === "binary") {
    const body = new Blob([bytes], { type: contentType });
    return { result: body, status, headers, body, redact };
  }
  const body = decode(bytes);
  if (!ok) throw answerError({ status, headers, text: body, redact }, trace, secretNames(operation));
  const received = (result: unknown): Received => ({ result, status, headers, body, redact });
  if (operation.result) return received(operation.result === "text" ? body : undefined);
  // What changed something has succeeded; a read without an answer has not.
  if (!body && (status === 204 || status === 205 || operation.method !== "GET")) return received(undefined);
  if (contentType && !/^application\/([\w.-]+\+)?json/i.test(contentType))
    throw invalid(`${redact(contentType)} instead of JSON`);
  try {
    return received(JSON.parse(body));
  } catch {
    throw invalid(body ? "broken JSON" : "empty answer");
  }
}

/** Without the query, which may hold anything. */
function pointedTo(location: string | null, url: string): string {
  try {
    const target = new URL(location ?? "", url);
    return target.origin + target.pathname;
  } catch {
    return "nowhere";
  }
}

/** Failures of which it is certain that nothing was sent, as Node, Bun and Deno tell them. */
const refusal =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|ConnectionRefused|\(Connect\)/;

function connectionError(error: unknown, trace: Trace, redact: (text: string) => string): ConnectionError {
  const cause = safeCause(error, redact);
  const texts: string[] = [];
  for (let link: unknown = cause; link instanceof Error; link = link.cause) texts.push(codeOf(link) ?? link.message);
  const text = texts.filter(Boolean).join(": ");
  return new ConnectionError(text, trace, refusal.test(text), cause);
}
