import type { Origin } from "./origin.ts";

export type Severity = "error" | "warning";

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do, where the message does not say it. */
  readonly advice?: string;
  readonly origin?: Origin;
}
