import type { Answer } from "./attempt.ts";
import type { Trace } from "./errors.ts";
import type { Plan } from "./plan.ts";

interface Attempt {
  /** The same object for all moments of one call. */
  readonly plan: Plan;
  readonly trace: Trace;
}

export interface RequestMoment extends Attempt {
  readonly kind: "request";
}

export interface ResponseMoment extends Attempt {
  readonly kind: "response";
  readonly answer: Answer;
}

export interface FailureMoment extends Attempt {
  /** `retry` when another attempt will follow. */
  readonly kind: "retry" | "error";
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly wait: number;
}

/** Each attempt begins with `request` and ends with one of the others. */
export type Moment = RequestMoment | ResponseMoment | FailureMoment;

/** Made by `watch` or `openTelemetry`: sees every attempt of a client's calls. It must not throw. */
export type Watcher = (moment: Moment) => void;

/** What watchers throw is ignored: watching must not change what is watched. */
export function guarded(watcher: Watcher): Watcher {
  return (moment) => {
    try {
      watcher(moment);
    } catch {
      // As said.
    }
  };
}

/** One watcher made of several: `hooks: watchers(watch({ … }), openTelemetry(tracer))`. */
export function watchers(...all: readonly Watcher[]): Watcher {
  return (moment) => {
    for (const watcher of all) guarded(watcher)(moment);
  };
}
