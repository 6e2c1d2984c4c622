import { isApiError } from "./api-error.ts";
import type { Answer } from "./attempt.ts";
import { hideBody, hideResult, hideUrl } from "./hide.ts";
import { guarded, type Watcher } from "./moment.ts";
import type { Plan } from "./plan.ts";
import { hidden } from "./redact.ts";
import { now } from "./time.ts";

/** What all events tell. */
export interface CallEvent {
  /** The same for all events of one call. */
  readonly callId: number;
  /** `instance.v1.ListServers` */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** Which attempt, from 1. */
  readonly attempt: number;
}

/** An attempt is about to be sent. */
export interface RequestEvent extends CallEvent {
  readonly headers: Readonly<Record<string, string>>;
  /** The body, its secret fields replaced: JSON parsed, text, or bytes as they are. */
  body(): unknown;
}

/** An attempt succeeded. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Milliseconds since the attempt began. */
  readonly elapsed: number;
  /** The result, its secret fields replaced. */
  result(): unknown;
}

/** An attempt failed and another will follow. */
export interface RetryEvent extends CallEvent {
  readonly error: unknown;
  readonly status: number | undefined;
  readonly elapsed: number;
  /** Milliseconds until the next attempt. */
  readonly wait: number;
}

/** The call failed. */
export interface FailureEvent extends CallEvent {
  readonly error: unknown;
  readonly status: number | undefined;
  readonly elapsed: number;
}

/** After each `request` comes one of the others. What a hook throws is ignored. */
export interface Hooks {
  request?(event: RequestEvent): void;
  response?(event: ResponseEvent): void;
  retry?(event: RetryEvent): void;
  error?(event: FailureEvent): void;
}

/**
 * Lets hooks see what a client does, without the secret key and the secret fields:
 * `createClient({ …, hooks: watch({ response: (event) => console.log(event.url, event.status) }) })`.
 */
export function watch(hooks: Hooks): Watcher {
  const calls = new WeakMap<Plan, { readonly callId: number; begin: number }>();
  let count = 0;
  return guarded((moment) => {
    const { plan, trace, kind } = moment;
    const { operation } = plan;
    const call = calls.get(plan) ?? { callId: ++count, begin: 0 };
    calls.set(plan, call);
    if (kind === "request") call.begin = now();
    const elapsed = now() - call.begin;
    const { callId } = call;
    const event = {
      callId,
      operation: operation.id,
      method: operation.method,
      url: hideUrl(plan),
      attempt: trace.attempts,
    };
    if (kind === "request") {
      hooks.request?.({ ...event, headers: { ...plan.headers, "X-Auth-Token": hidden }, body: () => hideBody(plan) });
    } else if (kind === "response") {
      const { status, requestId, result } = moment.answer;
      const headers = headersOf(moment.answer);
      hooks.response?.({ ...event, status, headers, requestId, elapsed, result: () => hideResult(operation, result) });
    } else {
      const { error, wait } = moment;
      const failure = { ...event, elapsed, error, status: isApiError(error) ? error.status : undefined };
      if (kind === "retry") hooks.retry?.({ ...failure, wait });
      else hooks.error?.(failure);
    }
  });
}

function headersOf({ headers, redact }: Answer): Record<string, string> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = name === "set-cookie" ? hidden : redact(value);
  });
  return shown;
}
