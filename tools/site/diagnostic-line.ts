import type { Diagnostic } from "../../generator/model/diagnostic.ts";

export function diagnosticLine({ code, message, origin }: Diagnostic): string {
  const address = origin ? `${origin.file}:${origin.line}:${origin.column} ` : "";
  return `${address}error ${code}: ${message}`;
}
