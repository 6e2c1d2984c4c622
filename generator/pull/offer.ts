import type { Report } from "../diagnostics.ts";
import type { Wanted } from "./wanted.ts";

/** A document that was found, not yet looked at. */
export interface Offer {
  /** Address or path, as messages and the lock name it. */
  readonly source: string;
  readonly text: string;
  /** Of the bytes as they came. */
  readonly sha256: string;
}

/** Where documents come from. Without an offer, either a complaint says why or there is none to expect. */
export interface Supply {
  readonly offer: (wanted: Wanted, report: Report) => Promise<Offer | undefined>;
  /** Whether it may be expected to have the document. */
  readonly has: (wanted: Wanted) => boolean;
}

export interface Limits {
  /** Milliseconds for one document, redirects and all. */
  readonly timeout: number;
  /** Bytes of one document. */
  readonly size: number;
}

/** What a stranger wrote, fit for one line of a terminal. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
