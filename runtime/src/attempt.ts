import { answerError, apiError } from "./answer-error.ts";
import { readBytes, textOf } from "./body.ts";
import { checkSecretKey } from "./check.ts";
import { ConnectionError, type Trace } from "./errors.ts";
import { isFields } from "./fields.ts";
import type { Bytes, Plan, Reading } from "./plan.ts";
import { hidden, secretNames } from "./redact.ts";
import type { Settings } from "./settings.ts";

/** A success, and what it took. */
export interface Answer extends Reading, Trace {
  readonly status: number;
  readonly headers: Headers;
  /** What Scaleway's support asks for. Empty when the answer has none. */
  readonly requestId: string;
  readonly trace: Trace;
  /** Takes the secret key out of a text of the server. */
  readonly redact: (text: string) => string;
}

/** Sends a call once. */
export async function attempt(settings: Settings, plan: Plan, signal: AbortSignal, trace: Trace): Promise<Answer> {
  const { secretKey } = settings;
  const secret = checkSecretKey(typeof secretKey === "function" ? await secretKey() : secretKey);
  signal.throwIfAborted();
  const { operation } = plan;
  const redact = (text: string): string => text.replaceAll(secret, hidden);
  const send = settings.fetch ?? fetch;
  let response: Response;
  let bytes: Bytes | undefined;
  try {
    response = await send(plan.url, {
      method: operation.method,
      headers: { ...plan.headers, "X-Auth-Token": secret },
      body: plan.sent ?? plan.body,
      signal,
      redirect: "manual",
    });
    bytes = await readBytes(response, settings.maxResponseBytes);
  } catch (error) {
    throw connectionError(error, trace, redact);
  }
  const { status, headers, ok } = response;
  const problem = (text: string, type?: string): Error => apiError(response, text, trace, redact, type);
  // A browser hides the redirect behind a status of 0.
  if (!ok && status < 400)
    throw problem(`redirect to ${headers.get("location")?.split("?")[0] ?? "elsewhere"} not followed`, "redirect");
  if (!bytes) throw problem("answer above maxResponseBytes");
  if (!ok) throw answerError(response, textOf(bytes), trace, redact, secretNames(operation));
  const reading = plan.read(plan, response, bytes);
  if (reading.problem) throw problem(reading.problem);
  return { ...reading, status, headers, requestId: headers.get("x-request-id") ?? "", redact, trace, ...trace };
}

/** Failures of which it is certain that nothing was sent, as Node, Bun and Deno tell them. */
const refusal = /refused|ENOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT|\(Connect\)/i;

/** Codes and messages only: an implementation of `fetch` may keep the request in its error, and with it the headers. */
function connectionError(error: unknown, trace: Trace, redact: (text: string) => string): ConnectionError {
  const texts: unknown[] = [];
  for (let link = error; isFields(link) && texts.length < 5; link = link.cause) texts.push(link.code ?? link.message);
  const text = redact(texts.join(": "));
  return new ConnectionError("connection", text, trace, { transient: true, refused: refusal.test(text) });
}
