import { attempt, type Received } from "./attempt.ts";
import { checkNumber } from "./check.ts";
import { TimeoutError, type Trace } from "./errors.ts";
import { type Moment, tell } from "./moment.ts";
import type { Plan } from "./plan.ts";
import { mayRepeat, retryDelay } from "./retry.ts";
import type { Settings } from "./settings.ts";
import { limited, now, sleep } from "./time.ts";

/** What a single call may set otherwise than the client. All times are in milliseconds. */
export interface CallOptions {
  /** Ends the call, wherever it stands, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the call with all its attempts and waits. */
  readonly timeout?: number | undefined;
  /** Milliseconds for one attempt, its body included. */
  readonly attemptTimeout?: number | undefined;
  /** How often the call is repeated at most, where that is safe. */
  readonly retries?: number | undefined;
}

/** A success, with what it took. */
export interface Answer extends Received {
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly delay: number;
  /** Whether a rate limit was met on the way. */
  readonly limited: boolean;
}

/** Sends a call, and again where that is safe and may help. */
export async function send(settings: Settings, plan: Plan, options: CallOptions): Promise<Answer> {
  const {
    timeout = settings.timeout,
    attemptTimeout = settings.attemptTimeout,
    retries = settings.retries,
    signal,
  } = options;
  checkNumber("timeout", timeout, 1);
  checkNumber("attemptTimeout", attemptTimeout, 1);
  checkNumber("retries", retries, 0);
  const deadline = now() + timeout;
  const { budget, hooks } = settings;
  let delay = 0;
  let met = false;
  for (let attempts = 1; ; attempts++) {
    signal?.throwIfAborted();
    const trace: Trace = { operation: plan.operation.id, attempts, delay };
    const left = deadline - now();
    const expired = (): Error =>
      left < attemptTimeout
        ? new TimeoutError("timeout", timeout, trace)
        : new TimeoutError("attemptTimeout", attemptTimeout, trace);
    const say = (moment: Moment): void => tell(hooks, moment);
    try {
      say({ kind: "request", plan, attempt: attempts });
      const received = await limited(Math.min(left, attemptTimeout), signal, expired, (controller) =>
        attempt(settings, plan, controller.signal, trace),
      );
      budget.left = Math.min(100, budget.left + 0.1);
      const requestId = received.headers.get("x-request-id") ?? undefined;
      say({ kind: "response", plan, attempt: attempts, requestId, ...received });
      return { ...received, requestId, attempts, delay, limited: met };
    } catch (error) {
      const repeat = attempts <= retries && mayRepeat(plan.operation.method, error);
      const wait = repeat ? retryDelay(settings, error, attempts) : undefined;
      if (!repeat || wait === undefined || budget.left < 1 || now() + wait >= deadline) {
        say({ kind: "error", plan, attempt: attempts, error });
        throw error;
      }
      budget.left--;
      say({ kind: "retry", plan, attempt: attempts, error, delay: wait });
      if ("status" in error && error.status === 429) met = true;
      await sleep(wait, signal);
      delay += wait;
    }
  }
}
