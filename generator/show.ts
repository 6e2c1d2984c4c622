import pc from "picocolors";
import type { Outcome } from "./generate.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Row } from "./print/print.ts";
import { packagesAsJson, reportsText } from "./show-changes.ts";
import { diagnosticText, type Look, type Paint, plural } from "./show-diagnostic.ts";

/** Frames of more complaints than anybody mends at once would hide the rest. */
const MOST_FRAMES = 20;

/** Whether a run did, or would have found done, all that it was asked for. */
export function isGood({ diagnostics, written }: Outcome, check = false): boolean {
  if (!written || diagnostics.some(({ severity }) => severity === "error")) return false;
  return !check || written.changed.length + written.removed.length === 0;
}

export function asJson(outcome: Outcome, check = false): string {
  const { diagnostics, rows, held, written, changes } = outcome;
  const content = {
    ok: isGood(outcome, check),
    apis: rows,
    held,
    diagnostics,
    ...(changes && { packages: packagesAsJson(changes) }),
    ...(written && { written }),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** What a person reads: complaints with their address, the table, one line of sum. */
export function asText(outcome: Outcome, look: Look): string {
  const table = outcome.rows.length > 0 ? tableText(outcome.rows, pc.createColors(look.color)) : [];
  const blocks = [
    complaintsText(outcome.diagnostics, look),
    table,
    differencesText(outcome, look),
    changesText(outcome, look),
    [summary(outcome, look)],
  ];
  return joined(blocks);
}

/** The same while somebody is at work: without the table. */
export function asUpdate(outcome: Outcome, look: Look): string {
  const changed = outcome.written?.changed ?? [];
  const files = changed.length > MOST_FRAMES ? [] : changed.map((path) => `  ${path}`);
  const head = [...complaintsText(outcome.diagnostics, look), ...files];
  return joined([changesText(outcome, look), [...head, summary(outcome, look)]]);
}

const joined = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;

/** What the documents' changes mean for users; nothing when nobody notices. */
function changesText({ changes = [], unversioned = [] }: Outcome, { color, check }: Look): readonly string[] {
  if (changes.length === 0) return [];
  const paint = pc.createColors(color);
  const head = check ? "What would change for users:" : "What changed for users:";
  const isMoved = packagesAsJson(changes).some(
    ({ product, level }) => level !== undefined && unversioned.includes(product),
  );
  return [
    paint.bold(head),
    "",
    reportsText(changes, paint),
    ...(isMoved ? ["Run npm run versions to give them."] : []),
  ];
}

function complaintsText(diagnostics: readonly Diagnostic[], { color, frame }: Look): readonly string[] {
  const paint = pc.createColors(color);
  return diagnostics.flatMap((one, index) => {
    const lines = one.origin && frame && index < MOST_FRAMES ? frame(one.origin) : "";
    return [diagnosticText(one, paint), ...(lines === "" ? [] : lines.split("\n").map((line) => paint.dim(line)))];
  });
}

function differencesText({ written }: Outcome, { check }: Look): readonly string[] {
  if (!check || !written) return [];
  return [
    ...written.changed.map((path) => `would write ${path}`),
    ...written.removed.map((path) => `would remove ${path}`),
  ];
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
  if (column === "time") return row.time === undefined ? "kept" : `${Math.round(row.time)} ms`;
  return String(row[column]);
}

function summary({ diagnostics, rows, held, written }: Outcome, { check }: Look): string {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  if (!written) return `${plural(count("error"), "error")}. Nothing ${check ? "would be" : "was"} written.`;
  const operations = rows.reduce((sum, row) => sum + row.operations, 0);
  const complaints = (["error", "warning"] as const).flatMap((severity) =>
    count(severity) === 0 ? [] : [plural(count(severity), severity)],
  );
  const { changed, removed, unchanged } = written;
  const verb = check ? "to write" : "written";
  const sums = [
    `${plural(changed.length, "file")} ${verb}`,
    `${removed.length} ${check ? "to remove" : "removed"}`,
    `${unchanged} unchanged`,
  ];
  const left = held.length > 0 ? ` Left as they were: ${held.join(", ")}.` : "";
  return `${plural(rows.length, "api")} with ${plural(operations, "operation")}: ${[...sums, ...complaints].join(", ")}.${left}`;
}
