import { hasBrand, ScwError, type Trace } from "./errors.ts";

/** Waiting ended without the wanted status. */
export class WaitError<Resource = unknown> extends ScwError {
  override get name(): "WaitError" {
    return "WaitError";
  }
  /** `failure`: the resource failed. `timeout`: it took too long. `gone`: it was deleted meanwhile. `unreadable`: it shows no status. */
  readonly reason: WaitReason;
  /** The last status seen. */
  readonly status: string | undefined;
  /** The resource as it was last seen. Not enumerable: it may hold secrets. */
  declare readonly resource: Resource | undefined;

  constructor(
    reason: WaitReason,
    text: string,
    trace: Trace,
    status: string | undefined,
    resource: Resource | undefined,
    cause?: Error,
  ) {
    super("WaitError", `wait_${reason}`, text, trace, cause);
    this.reason = reason;
    this.status = status;
    Object.defineProperty(this, "resource", { value: resource });
  }
}

export type WaitReason = "failure" | "timeout" | "gone" | "unreadable";

/** True for a {@link WaitError}, of another copy of the package too. */
export function isWaitError(error: unknown): error is WaitError {
  return hasBrand(error, "WaitError");
}
