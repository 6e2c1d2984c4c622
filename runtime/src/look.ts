import { isApiError } from "./api-error.ts";
import { numbersFrom } from "./check.ts";
import { isTimeoutError, ScwError } from "./errors.ts";
import { isFields } from "./fields.ts";
import type { Waiter } from "./operation.ts";
import { planRead } from "./plan.ts";
import { send } from "./send.ts";
import { type Client, settingsOf } from "./settings.ts";
import { now, sleep } from "./time.ts";
import { WaitError, type WaitReason } from "./wait-error.ts";

/** One look at the resource. */
export interface Poll<Status = string, Resource = unknown> {
  /** From 1. */
  readonly count: number;
  /** Milliseconds since the start. */
  readonly elapsed: number;
  /** As seen by this look, or by the last one that saw it. */
  readonly status: Status | undefined;
  readonly resource: Resource | undefined;
  /** Why this look failed, when it did. It does not end the wait. */
  readonly error: unknown;
}

/** How to look. All times are in milliseconds. */
export interface LookOptions<Status = string, Resource = unknown> {
  /** Milliseconds after which waiting ends with a `WaitError`. Default 600 000 (ten minutes). */
  readonly timeout?: number | undefined;
  /** Milliseconds between the first two looks at most; the time grows by half with each. Default 1 000. */
  readonly interval?: number | undefined;
  /** Milliseconds between any two looks at most. Default 15 000. */
  readonly maxInterval?: number | undefined;
  /** Ends the wait with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each look. What it throws ends the wait. */
  readonly onPoll?: ((poll: Poll<Status, Resource>) => void) | undefined;
}

/** What a look found, and what the looks before it had found. */
export interface Found<Resource> {
  readonly status: string | undefined;
  readonly resource: Resource | undefined;
  /** The answer that tells that the resource is gone. */
  readonly gone: unknown;
  /** The status that the first look saw. */
  readonly firstStatus: string | undefined;
  fail(reason: WaitReason, text: string): WaitError<Resource>;
}

/** Looks, the first time at once, until `settled` says so or time is up; then once more. */
export async function lookUntil<Status extends string, Resource>(
  client: Client,
  waiter: Waiter<object, Resource>,
  request: object,
  options: LookOptions<Status, Resource>,
  settled: (found: Found<Resource>) => boolean,
): Promise<Resource | undefined> {
  const { timeout, interval, maxInterval } = numbersFrom(
    { timeout: 600_000, interval: 1_000, maxInterval: 15_000 },
    options,
  );
  const { signal, onPoll } = options;
  const begin = now();
  let status: Status | undefined;
  let resource: Resource | undefined;
  let firstStatus: string | undefined;
  let waited = 0;
  for (let count = 1; ; count++) {
    const left = begin + timeout - now();
    const look = await lookOnce<Status, Resource>(client, waiter, request, Math.max(left, 1_000), signal);
    const { error, gone } = look;
    status = look.status ?? status;
    resource = look.resource ?? resource;
    firstStatus ??= status;
    const trace = { operation: waiter.operation.id, attempts: count, delay: waited };
    const cause = gone ?? error;
    const fail = (reason: WaitReason, text: string): WaitError<Resource> =>
      new WaitError(text, trace, { reason, status }, resource, cause);
    if (!cause && status === undefined) throw fail("unreadable", `no ${waiter.status} in the answer`);
    onPoll?.({ count, elapsed: now() - begin, status, resource, error });
    if (!error && settled({ status, resource, gone, firstStatus, fail })) return resource;
    if (left <= 0) throw fail("timeout", `${status ? `still ${status}` : "nothing seen"} after ${timeout} ms`);
    const backoff = Math.min(maxInterval, interval * 1.5 ** (count - 1)) * (1 - Math.random() / 2);
    const asked = isApiError(error) ? (error.retryAfter ?? 0) : 0;
    const pause = Math.max(0, Math.min(Math.max(backoff, asked), begin + timeout - now()));
    await sleep(pause, signal);
    waited += pause;
  }
}

interface Look<Status, Resource> {
  readonly status?: Status;
  readonly resource?: Resource;
  readonly gone?: unknown;
  readonly error?: unknown;
}

/** Without retries: looking again is what a wait does anyway. */
async function lookOnce<Status extends string, Resource>(
  client: Client,
  waiter: Waiter<object, Resource>,
  request: object,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Look<Status, Resource>> {
  try {
    const { result } = await send(client, () => planRead(settingsOf(client), waiter.operation, request), {
      timeout,
      signal,
      retries: 0,
    });
    return read(waiter.status, result);
  } catch (error) {
    if (isApiError(error) && (error.status === 404 || waiter.gone?.includes(error.status))) return { gone: error };
    if (!isTimeoutError(error) && !(error instanceof ScwError && error.transient)) throw error;
    return { error };
  }
}

/** `server.state` stands in the resource `server`. */
function read<Status extends string, Resource>(path: string, result: unknown): Look<Status, Resource> {
  const steps = path.split(".");
  let resource = result;
  for (const step of steps.slice(0, -1)) resource = isFields(resource) ? resource[step] : undefined;
  const status = isFields(resource) ? resource[steps.at(-1) ?? ""] : undefined;
  return typeof status === "string" ? { status: status as Status, resource: resource as Resource } : {};
}
