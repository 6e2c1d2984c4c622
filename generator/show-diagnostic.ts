import type pc from "picocolors";
import { plain } from "./command/plain.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Origin } from "./model/origin.ts";

export interface Look {
  readonly color: boolean;
  /** Nothing was to be written. */
  readonly check?: boolean;
  /** The lines around a place; empty when there are none. */
  readonly frame?: (origin: Origin) => string;
}

export type Paint = ReturnType<typeof pc.createColors>;

export function diagnosticText({ code, severity, message, advice, origin }: Diagnostic, paint: Paint): string {
  const address = origin ? `${plain(origin.file)}:${origin.line}:${origin.column} ` : "";
  const word = severity === "error" ? paint.red(`error ${code}`) : paint.yellow(`warning ${code}`);
  return `${address}${word}: ${plain([message, advice].filter(Boolean).join(" "))}`;
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
