import { isApiError } from "./api-error.ts";
import { hideBody, hideResult, hideUrl } from "./hide.ts";
import type { Moment, Watcher } from "./moment.ts";
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
  readonly delay: number;
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
  const calls = new WeakMap<Plan, number>();
  const begins = new WeakMap<Plan, number>();
  let count = 0;
  return (moment) => {
    const { plan, attempt, kind } = moment;
    const callId = calls.get(plan) ?? ++count;
    calls.set(plan, callId);
    const { operation } = plan;
    const event = { callId, operation: operation.id, method: operation.method, url: hideUrl(plan), attempt };
    const elapsed = now() - (begins.get(plan) ?? now());
    if (kind === "request") {
      begins.set(plan, now());
      hooks.request?.({
        ...event,
        headers: { ...plan.headers, "X-Auth-Token": hidden },
        body: () => hideBody(plan),
      });
    } else if (kind === "response") {
      const { status, result, requestId } = moment;
      hooks.response?.({
        ...event,
        status,
        headers: headersOf(moment),
        requestId,
        elapsed,
        result: () => hideResult(operation, result),
      });
    } else {
      const failure = { ...event, elapsed, status: isApiError(moment.error) ? moment.error.status : undefined };
      if (kind === "retry") hooks.retry?.({ ...failure, error: moment.error, delay: moment.delay });
      else hooks.error?.({ ...failure, error: moment.error });
    }
  };
}

function headersOf({ headers, redact }: Extract<Moment, { kind: "response" }>): Record<string, string> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = name === "set-cookie" ? hidden : redact(value);
  });
  return shown;
}
