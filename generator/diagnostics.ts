import { COMPLAINTS, type Complaint } from "./complaints.ts";
import { LIMITS } from "./limits.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Origin } from "./model/origin.ts";
import { visible } from "./visible.ts";

export type Code = keyof typeof COMPLAINTS;

/** The words in braces of a message. */
type Holes<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;
type Facts<C extends Code> = { readonly [K in Holes<(typeof COMPLAINTS)[C][1]>]: string };

export type Report = <C extends Code>(code: C, origin: Origin | undefined, facts: Facts<C>) => void;

/** Complaints are data until the door: rooms report, and only the command prints. */
export function diagnostic<C extends Code>(code: C, origin: Origin | undefined, facts: Facts<C>): Diagnostic {
  const [severity, text, advice]: Complaint = COMPLAINTS[code];
  const known = new Map<string, string>(Object.entries(facts));
  const message = text.replace(/\{(\w+)\}/g, (hole, name: string) => visible(shortened(known.get(name) ?? hole)));
  return { code, severity, message, ...(advice !== undefined && { advice }), ...(origin && { origin }) };
}

const LONGEST_FACT = 1000;
const shortened = (text: string): string => (text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT)}…` : text);

/** Keeps what is reported; what is said of one place again, such as of a shared parameter, is kept once. */
export function reportInto(diagnostics: Diagnostic[]): Report {
  const known = new Set<string>();
  const counts = new Map<string, number>();
  return (code, origin, facts) => {
    const file = origin?.file ?? "";
    const count = counts.get(file) ?? 0;
    if (count > LIMITS.complaints) return;
    const one = diagnostic(code, origin, facts);
    const key = JSON.stringify(one);
    if (known.has(key)) return;
    known.add(key);
    counts.set(file, count + 1);
    diagnostics.push(
      count < LIMITS.complaints ? one : diagnostic("complaints-cut", origin, { limit: String(LIMITS.complaints) }),
    );
  };
}
