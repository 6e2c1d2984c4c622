import type { Plan } from "./plan.ts";

interface Attempt {
  /** The same object for all moments of one call. */
  readonly plan: Plan;
  /** Which attempt, from 1. */
  readonly attempt: number;
}

export interface RequestMoment extends Attempt {
  readonly kind: "request";
}

export interface ResponseMoment extends Attempt {
  readonly kind: "response";
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string;
  readonly result: unknown;
  /** Takes the secret key out of a text that a server may have put it in. */
  readonly redact: (text: string) => string;
}

export interface RetryMoment extends Attempt {
  readonly kind: "retry";
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

export interface ErrorMoment extends Attempt {
  readonly kind: "error";
  readonly error: unknown;
}

/** Each attempt begins with `request` and ends with one of the others. */
export type Moment = RequestMoment | ResponseMoment | RetryMoment | ErrorMoment;

/** Made by `watch` or `openTelemetry`: sees every attempt of a client's calls. It must not throw. */
export type Watcher = (moment: Moment) => void;
