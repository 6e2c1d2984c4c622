import pc from "picocolors";
import type { Changes } from "./changes.ts";
import { levelOf } from "./diff/bump.ts";
import { type ApiReport, type Change, isBreaking } from "./diff/change.ts";
import { LEVELS, type Level } from "./diff/levels.ts";
import { type Line, outlineOf, type Section } from "./diff/outline.ts";
import type { MigrationsOutcome } from "./migrations.ts";
import { diagnosticText, type Look, type Paint, plural } from "./show-diagnostic.ts";
import { visible } from "./visible.ts";

interface PackageChanges {
  readonly product: string;
  readonly level: Level | undefined;
  readonly apis: readonly ApiReport[];
}

export function changesAsJson({ reports = [], diagnostics }: Changes): string {
  return `${JSON.stringify({ packages: packagesAsJson(reports), diagnostics }, undefined, 2)}\n`;
}

/** The reports of each package, with the level that they ask of its next version. */
export function packagesAsJson(reports: readonly ApiReport[]): readonly PackageChanges[] {
  return productsOf(reports).map((product) => {
    const own = reports.filter((report) => report.product === product);
    return { product, level: levelOf(own), apis: own };
  });
}

/** What a maintainer reads in a minute: for each api what breaks, what is new, and the rest, by object. */
export function changesAsText({ reports, diagnostics }: Changes, { color }: Look): string {
  const paint = pc.createColors(color);
  const complaints = diagnostics.map((one) => diagnosticText(one, paint));
  const blocks = reports ? [reportsText(reports, paint)] : [];
  const left = reports && complaints.length > 0 ? [LEFT_OUT] : [];
  return `${[...(complaints.length > 0 ? [complaints.join("\n")] : []), ...blocks, ...left].join("\n\n")}\n`;
}

const LEFT_OUT = "What changed in documents with errors is not told.";

export const reportsText = (reports: readonly ApiReport[], paint: Paint): string =>
  [...reports.map((report) => reportText(report, paint)), summary(reports)].join("\n\n");

function reportText(report: ApiReport, paint: Paint): string {
  const { product, path, track } = report;
  const head = `${product} ${path.replace("/", " ")}${track === "ga" ? "" : ` (${track})`}`;
  return [paint.bold(head), ...outlineOf(report).flatMap((section) => sectionText(section, paint))].join("\n");
}

const COLORS = { Breaking: "red", New: "green", Other: "dim" } as const;

function sectionText({ title, groups }: Section, paint: Paint): readonly string[] {
  const lines = groups.flatMap(({ object, lines: members }) => [
    ...(object === undefined ? [] : [`    ${object}`]),
    ...members.map((line) => lineText(line, paint)),
  ]);
  return [`  ${paint[COLORS[title]](title)}`, ...lines];
}

function lineText({ words, change }: Line, paint: Paint): string {
  if (!isBreaking(change)) return `      ${words}`;
  const { file, line, column } = change.origin;
  return `      ${words} ${paint.dim(`(${brokenBy(change)}; ${visible(file)}:${line}:${column})`)}`;
}

function brokenBy({ compile, wire }: Change): string {
  return [...(compile === "breaks" ? ["compile"] : []), ...(wire === "breaks" ? ["wire"] : [])].join(" and ");
}

function summary(reports: readonly ApiReport[]): string {
  if (reports.length === 0) return "Nothing changed for those who use the packages.";
  const levels = packagesAsJson(reports).flatMap(({ level }) => level ?? []);
  if (levels.length === 0) return "Only texts changed: no package needs a new version.";
  const count = (level: Level): number => levels.filter((known) => known === level).length;
  const parts = LEVELS.flatMap((level) => (count(level) === 0 ? [] : [`${count(level)} ${level}`]));
  const broken = reports.flatMap(({ changes }) => changes).filter(isBreaking).length;
  return `Next versions of ${plural(levels.length, "package")}: ${parts.join(", ")}. ${broken === 0 ? "Nothing breaks." : `Breaking changes: ${broken}.`}`;
}

const productsOf = (reports: readonly ApiReport[]): readonly string[] => [
  ...new Set(reports.map(({ product }) => product)),
];

export function migrationsAsText({ diagnostics, written }: MigrationsOutcome, { color }: Look): string {
  const paint = pc.createColors(color);
  const complaints = diagnostics.map((one) => diagnosticText(one, paint));
  const sum = written
    ? `${written.changed.length} pages written, ${written.removed.length} removed, ${written.unchanged} unchanged.`
    : "Nothing was written.";
  return `${[...complaints, sum].join("\n")}\n`;
}
