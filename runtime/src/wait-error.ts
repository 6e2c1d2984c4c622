import { isNamed, ScwError, type Trace } from "./errors.ts";

/** Waiting ended without the wanted status. */
export class WaitError<Resource = unknown> extends ScwError<WaitFacts> {
  override get name(): "WaitError" {
    return "WaitError";
  }
  /** Why: `failure` of the resource, `timeout`, `gone` meanwhile, or `unreadable` (it shows no status). */
  declare readonly reason: WaitReason;
  /** The last status seen. */
  declare readonly status: string | undefined;
  /** The resource as it was last seen. Not enumerable: it may hold secrets. */
  declare readonly resource: Resource | undefined;

  constructor(text: string, trace: Trace, facts: WaitFacts, resource: Resource | undefined, cause: unknown) {
    super(`wait_${facts.reason}`, text, trace, { ...facts, transient: facts.reason === "timeout", refused: false });
    Object.defineProperties(this, { resource: { value: resource }, cause: { value: cause } });
  }
}

export interface WaitFacts {
  readonly reason: WaitReason;
  readonly status: string | undefined;
}

export type WaitReason = "failure" | "timeout" | "gone" | "unreadable";

/** True for a {@link WaitError}, of another copy of the package too. */
export function isWaitError(error: unknown): error is WaitError {
  return isNamed(error, "WaitError");
}
