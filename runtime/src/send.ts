import { type Answer, attempt } from "./attempt.ts";
import { numbersFrom } from "./check.ts";
import { TimeoutError, type TimeoutFacts, type Trace } from "./errors.ts";
import type { Plan } from "./plan.ts";
import { retryDelay } from "./retry.ts";
import { type Client, settingsOf } from "./settings.ts";
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

/**
 * Sends a call, and again where that is safe and may help. The plan is made in here, so that what is wrong with the
 * arguments is a rejection like any other failure.
 */
export async function send(client: Client, planned: () => Plan, options: CallOptions = {}): Promise<Answer> {
  const settings = numbersFrom(settingsOf(client), options);
  const plan = planned();
  const { signal } = options;
  const { timeout, attemptTimeout, retries, budget, hooks } = settings;
  const deadline = now() + timeout;
  for (let attempts = 1, delay = 0, wait = 0; ; attempts++, delay += wait) {
    const trace: Trace = { operation: plan.operation.id, attempts, delay };
    try {
      if (wait) await sleep(wait, signal);
      signal?.throwIfAborted();
      hooks?.({ kind: "request", plan, trace });
      const left = deadline - now();
      const late: TimeoutFacts["option"] = left < attemptTimeout ? "timeout" : "attemptTimeout";
      const answer = await limited<Answer>(
        Math.min(left, attemptTimeout),
        signal,
        (_, stop) => {
          const facts = { option: late, transient: late !== "timeout", refused: false };
          stop(new TimeoutError("timeout", `no answer within ${settings[late]} ms (${late})`, trace, facts));
        },
        (controller) => attempt(settings, plan, controller.signal, trace),
      );
      budget.left = Math.min(100, budget.left + 0.1);
      hooks?.({ kind: "response", plan, trace, answer });
      return answer;
    } catch (error) {
      wait = retryDelay(settings, plan.operation.method, error, attempts);
      const last = signal?.aborted || attempts > retries || budget.left < 1 || now() + wait >= deadline;
      hooks?.({ kind: last ? "error" : "retry", plan, trace, error, wait });
      if (last) throw error;
      budget.left--;
    }
  }
}
