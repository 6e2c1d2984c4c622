import type { Report } from "../diagnostics.ts";
import type { Difference, Part } from "../write/compare.ts";
import type { Output } from "../write/write.ts";
import { isAccepted } from "./out.ts";

export interface Settling {
  readonly output: Output;
  readonly out: string;
  /** Something is broken, and nobody knows of which product it is. */
  readonly isAnyBroken: boolean;
  readonly report: Report;
}

export interface Settled {
  readonly accepted: readonly Difference[];
  /** Parts that stay as they are. */
  readonly held: readonly string[];
}

/** Holds what is to be against what is there. What would lose files perhaps lacks a document that cannot be read. */
export function settle(parts: readonly Part[], { output, out, isAnyBroken, report }: Settling): Settled {
  const differences = parts.map(({ name, files }) => output.compare({ name, files }));
  const isFree = (difference: Difference): boolean =>
    isAccepted(difference, out, report) && !(isAnyBroken && difference.removed.length > 0);
  const accepted = differences.filter(isFree);
  return {
    accepted,
    held: differences.filter((one) => !accepted.includes(one)).map(({ part }) => part.name),
  };
}
