import type { Origin } from "../model/origin.ts";

/** The same text with `x-api-name` as the first entry of `info`, which stands at `info`. Everything else stays as it came. */
export function withApiName(text: string, info: Origin, name: string): string {
  const lines = text.split("\n");
  const index = info.line - 1;
  const line = lines[index] ?? "";
  const column = info.column - 1;
  const [before, after] = [line.slice(0, column), line.slice(column)];
  const isFlow = after.startsWith("{");
  const changed = isFlow
    ? `${before}{"x-api-name": "${name}",${after.slice(1)}`
    : `${before}x-api-name: ${name}${line.endsWith("\r") ? "\r" : ""}\n${" ".repeat(column)}${after}`;
  return lines.with(index, changed).join("\n");
}
