import pc from "picocolors";
import type { Outcome } from "./generate.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Row } from "./print/print.ts";

export interface Look {
  readonly color: boolean;
}

export function asJson({ diagnostics, rows, written }: Outcome): string {
  return `${JSON.stringify({ ok: written !== undefined, apis: rows, diagnostics, ...(written && { written }) }, undefined, 2)}\n`;
}

/** What a person reads: complaints with their address, the table, one line of sum. */
export function asText(outcome: Outcome, { color }: Look): string {
  const paint = pc.createColors(color);
  const lines = outcome.diagnostics.map((one) => diagnosticText(one, paint));
  if (outcome.rows.length > 0) lines.push(...(lines.length > 0 ? [""] : []), ...tableText(outcome.rows, paint));
  return `${[...lines, "", summary(outcome)].join("\n").replace(/^\n+/, "")}\n`;
}

export type Paint = ReturnType<typeof pc.createColors>;

export function diagnosticText({ code, severity, message, origin }: Diagnostic, paint: Paint): string {
  const address = origin ? `${origin.file}:${origin.line}:${origin.column} ` : "";
  const word = severity === "error" ? paint.red(`error ${code}`) : paint.yellow(`warning ${code}`);
  return `${address}${word}: ${message}`;
}

const COLUMNS = [
  "product",
  "version",
  "track",
  "locality",
  "operations",
  "models",
  "enums",
  "lists",
  "files",
  "time",
] as const;

function tableText(rows: readonly Row[], paint: Paint): readonly string[] {
  const cells = rows.map((row) => COLUMNS.map((column) => cell(row, column)));
  const widths = COLUMNS.map((column, index) =>
    Math.max(column.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const render = (line: readonly string[]): string =>
    line
      .map((text, index) => (index < 4 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0)))
      .join("  ")
      .trimEnd();
  return [paint.bold(render(COLUMNS)), ...cells.map(render)];
}

function cell(row: Row, column: (typeof COLUMNS)[number]): string {
  if (column === "version") return row.api === undefined ? row.version : `${row.version} ${row.api}`;
  return column === "time" ? `${Math.round(row.time)} ms` : String(row[column]);
}

function summary({ diagnostics, rows, written }: Outcome): string {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  if (!written) return `${plural(count("error"), "error")}. Nothing was written.`;
  const operations = rows.reduce((sum, row) => sum + row.operations, 0);
  const warnings = count("warning") > 0 ? `, ${plural(count("warning"), "warning")}` : "";
  const { changed, removed, unchanged } = written;
  return `${plural(rows.length, "api")} with ${plural(operations, "operation")}: ${changed.length} files written, ${removed.length} removed, ${unchanged} unchanged${warnings}.`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
