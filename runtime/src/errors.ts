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

/** What all errors of this package have in common. */
export abstract class ScwError extends Error {
  readonly operation: string;
  /** How many requests were sent, this one included. */
  readonly attempts: number;
  /** How many milliseconds were spent waiting between the attempts. */
  readonly delay: number;

  constructor(kind: string, label: string, text: string, trace: Trace, cause?: Error) {
    super(`[${label}] ${trace.operation}: ${text}`, cause && { cause });
    this.operation = trace.operation;
    this.attempts = trace.attempts;
    this.delay = trace.delay;
    Object.defineProperty(this, brand, { value: kind });
  }
}

export function hasBrand(error: unknown, kind: string): boolean {
  return typeof error === "object" && error !== null && brand in error && error[brand] === kind;
}

/** The connection could not be made, or broke before the whole answer was there. */
export class ConnectionError extends ScwError {
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
  /** True when no connection was made: the call was certainly not carried out. Otherwise it may have been. */
  readonly refused: boolean;

  constructor(text: string, trace: Trace, refused: boolean, cause: Error) {
    super("ConnectionError", "connection", text, trace, cause);
    this.refused = refused;
  }
}

/** No whole answer came within `timeout` or `attemptTimeout`. The call may have been carried out. */
export class TimeoutError extends ScwError {
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
  /** The option that ended the call. */
  readonly option: "timeout" | "attemptTimeout";

  constructor(option: "timeout" | "attemptTimeout", milliseconds: number, trace: Trace) {
    super("TimeoutError", "timeout", `no answer within ${milliseconds} ms (${option})`, trace);
    this.option = option;
  }
}

/** True for a {@link ConnectionError}, of another copy of the package too. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return hasBrand(error, "ConnectionError");
}

/** True for a {@link TimeoutError}, of another copy of the package too. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasBrand(error, "TimeoutError");
}
