import { attempt, type Received } from "./attempt.ts";
import { numbersFrom } from "./check.ts";
import { TimeoutError, type Trace } from "./errors.ts";
import type { Plan } from "./plan.ts";
import { retryDelay } from "./retry.ts";
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
  readonly requestId: string;
  readonly attempts: number;
  readonly delay: number;
}

/** Sends a call, and again where that is safe and may help. */
export async function send(client: Settings, plan: Plan, { signal, ...given }: CallOptions): Promise<Answer> {
  const settings = numbersFrom(client, given);
  const { timeout, attemptTimeout, retries, budget, hooks } = settings;
  const deadline = now() + timeout;
  let delay = 0;
  let wait = 0;
  for (let attempts = 1; ; attempts++) {
    const moment = { plan, attempt: attempts };
    try {
      if (wait) await sleep(wait, signal);
      delay += wait;
      signal?.throwIfAborted();
      hooks?.({ ...moment, kind: "request" });
      const trace: Trace = { operation: plan.operation.id, attempts, delay };
      const left = deadline - now();
      const late = left < attemptTimeout ? "timeout" : "attemptTimeout";
      const received = await limited<Received>(
        Math.min(left, attemptTimeout),
        signal,
        (_, stop) => stop(timeoutError(late, settings[late], trace)),
        (controller) => attempt(settings, plan, controller.signal, trace),
      );
      const answer = { ...received, attempts, delay, requestId: received.headers.get("x-request-id") ?? "" };
      budget.left = Math.min(100, budget.left + 0.1);
      hooks?.({ ...moment, kind: "response", ...answer });
      return answer;
    } catch (error) {
      wait = retryDelay(settings, plan.operation.method, error, attempts);
      const last = attempts > retries || budget.left < 1 || now() + wait >= deadline;
      hooks?.({ ...moment, error, ...(last ? { kind: "error" } : { kind: "retry", delay: wait }) });
      if (last) throw error;
      budget.left--;
    }
  }
}

function timeoutError(option: "timeout" | "attemptTimeout", milliseconds: number, trace: Trace): TimeoutError {
  const facts = { option, transient: option === "attemptTimeout", refused: false };
  return new TimeoutError("timeout", `no answer within ${milliseconds} ms (${option})`, trace, facts);
}
