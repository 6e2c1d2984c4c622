/** Registered, so that the guards know errors of another copy of the package. */
const brand: unique symbol = /* @__PURE__ */ Symbol.for("scwkit.error");

/** What the errors of a call know about it. */
export interface Trace {
  /** `instance.v1.GetServer` */
  readonly operation: string;
  /** Requests sent, the failed one included. */
  readonly attempts: number;
  /** Milliseconds spent waiting between them. */
  readonly delay: number;
}

/** What decides whether the call may be sent again. */
export interface Fate {
  readonly transient: boolean;
  readonly refused: boolean;
  readonly retryAfter?: number | undefined;
}

/** What all errors of this package have in common. The facts become properties, which are only declared here. */
export abstract class ScwError<Facts extends object = object> extends Error {
  /** `instance.v1.GetServer` */
  declare readonly operation: string;
  /** How many requests were sent, the failed one included. */
  declare readonly attempts: number;
  /** How many milliseconds were spent waiting between them. */
  declare readonly delay: number;
  /** Whether the failure may pass by itself. */
  declare readonly transient: boolean;
  /** Whether the call was certainly not carried out: no connection was made, or a rate limit was met. */
  declare readonly refused: boolean;
  /** How many milliseconds the server asks to wait. */
  declare readonly retryAfter: number | undefined;

  constructor(label: string, text: string, trace: Trace, facts: Fate & Facts) {
    super(`[${label}] ${trace.operation}: ${text}`);
    Object.defineProperty(Object.assign(this, trace, facts), brand, { value: this.name });
  }
}

/** Not `instanceof`, which fails with an error of another copy of the package. */
export function isNamed(error: unknown, name: string): boolean {
  return (error as { readonly [brand]?: string } | undefined | null)?.[brand] === name;
}

/** The connection could not be made, or broke before the whole answer was there. See `refused`. */
export class ConnectionError extends ScwError {
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}

/** No whole answer came in time. The call may have been carried out. */
export class TimeoutError extends ScwError<TimeoutFacts> {
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
  /** The option that ended the call. */
  declare readonly option: "timeout" | "attemptTimeout";
}

export interface TimeoutFacts {
  readonly option: "timeout" | "attemptTimeout";
}

/** True for a {@link ConnectionError}, of another copy of the package too. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isNamed(error, "ConnectionError");
}

/** True for a {@link TimeoutError}, of another copy of the package too. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isNamed(error, "TimeoutError");
}
