import pc from "picocolors";
import { diagnosticText } from "../show-diagnostic.ts";
import type { PullOutcome } from "./pull.ts";
import type { PullRow } from "./replace.ts";

const SHOWN_LEFT = 8;

/** Complaints with their address, a line for each document, one line of sum. */
export function pullText({ diagnostics, rows, left }: PullOutcome, color: boolean): string {
  const paint = pc.createColors(color);
  const complaints = diagnostics.map((one) => diagnosticText(one, paint));
  const table = rows.length > 0 ? tableOf(rows).map((line, index) => (index === 0 ? paint.bold(line) : line)) : [];
  const blocks = [complaints, table, [sumOf(rows), ...leftLine(left)]].filter(({ length }) => length > 0);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

export function pullJson(outcome: PullOutcome): string {
  const { ok, rows, left, diagnostics } = outcome;
  return `${JSON.stringify({ ok, documents: rows, left, diagnostics }, undefined, 2)}\n`;
}

function tableOf(rows: readonly PullRow[]): readonly string[] {
  const lines = [["document", "status", "operations", "source"], ...rows.map(cellsOf)];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function cellsOf({ file, status, before, operations, source = "" }: PullRow): readonly string[] {
  const count = operations === undefined ? "" : String(operations);
  return [file, status, before === undefined || before === operations ? count : `${before} -> ${count}`, source];
}

function sumOf(rows: readonly PullRow[]): string {
  const count = (status: PullRow["status"]): number => rows.filter((row) => row.status === status).length;
  const failed = count("failed") > 0 ? ` ${count("failed")} failed: what was there stays.` : "";
  return `${count("new")} new, ${count("changed")} changed, ${count("same")} the same.${failed}`;
}

function leftLine(left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  const names = left.slice(0, SHOWN_LEFT).join(", ");
  const more = left.length > SHOWN_LEFT ? ` and ${left.length - SHOWN_LEFT} more` : "";
  return [`Not there as far as is known, and left as they are: ${names}${more}.`];
}
