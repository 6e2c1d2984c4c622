import { type ApiReport, type Change, isBreaking } from "../diff/change.ts";
import { type Line, outlineOf, type Section } from "../diff/outline.ts";
import { nameOf } from "../plan/plan.ts";
import { plain } from "../print/readme.ts";
import { trackOf } from "../tracks.ts";
import type { Move, Next } from "./next.ts";

/** What a changelog says of one version: the facts for `templates/changelog.md.hbs`. */
export interface Entry {
  readonly version: string;
  readonly date: string;
  readonly remarks: readonly string[];
  /** What moved below the package that brings all others. */
  readonly packages: readonly string[];
  readonly sections: readonly EntrySection[];
}

interface EntrySection {
  readonly title: string;
  readonly groups: readonly { readonly object: string; readonly lines: readonly string[] }[];
}

export function entryOf(move: Move, next: Next, date: string): Entry {
  const isUmbrella = move.paths.length === 0;
  return {
    version: move.to,
    date,
    remarks: move.from === undefined ? [firstWords(move), ...move.remarks] : move.remarks,
    packages: isUmbrella && move.from !== undefined ? packagesOf(move, next) : [],
    sections: move.reports.flatMap(sectionsOf),
  };
}

function firstWords({ paths }: Move): string {
  return paths.length === 0 ? "First version." : `First version: ${paths.map(shownPath).join(", ")}.`;
}

/** `v1alpha1` (alpha) */
function shownPath(path: string): string {
  const track = trackOf(path.split("/")[0] ?? "");
  return `\`${path}\`${track === undefined || track === "ga" ? "" : ` (${track})`}`;
}

function packagesOf(umbrella: Move, { moves, gone }: Next): readonly string[] {
  const moved = moves
    .filter((move) => move !== umbrella)
    .map(({ name, from, to, reports }) => {
      const broken = reports.flatMap(({ changes }) => changes).filter(isBreaking).length;
      const words = from === undefined ? " is new" : broken > 0 ? `, with breaking changes: ${broken}` : "";
      return `\`${nameOf(name)}\` ${to}${words}`;
    });
  return [...moved, ...gone.map((name) => `\`${nameOf(name)}\` is gone`)];
}

const TITLES: Readonly<Record<Section["title"], string>> = {
  Breaking: "Breaking changes in",
  New: "New in",
  Other: "Other changes in",
};

function sectionsOf(report: ApiReport): readonly EntrySection[] {
  return outlineOf(report).map(({ title, groups }) => ({
    title: `${TITLES[title]} ${shownPath(report.path)}`,
    groups: groups.map(({ object = "", lines }) => ({ object: plain(object), lines: lines.map(lineText) })),
  }));
}

function lineText({ words, change }: Line): string {
  return `${words}${isBreaking(change) ? REACH[reachOf(change)] : ""}`;
}

const REACH = { both: "", types: " (in types only)", calls: " (at run time only)" } as const;

function reachOf({ compile, wire }: Change): keyof typeof REACH {
  if (compile !== "breaks") return "calls";
  return wire === "breaks" ? "both" : "types";
}

/** A changelog as it was at a version: what stands above it was never published. Without a version only the head stays. */
export function changelogAt(
  text: string | undefined,
  { name, version }: { readonly name: string; readonly version: string | undefined },
): string {
  const [head = "", ...entries] = (text ?? `# Changelog of \`${nameOf(name)}\``).split(ENTRY);
  const last = entries.findIndex((entry) => entry.startsWith(`## ${version} `));
  return joined([head, ...(version === undefined ? [] : entries.slice(Math.max(0, last)))]);
}

/** The newest version comes first. */
export function withEntry(text: string, entry: string): string {
  const [head = "", ...entries] = text.split(ENTRY);
  return joined([head, entry, ...entries]);
}

/** Before each heading of a version. */
const ENTRY = /^(?=## )/m;
const joined = (parts: readonly string[]): string => `${parts.map((part) => part.trim()).join("\n\n")}\n`;
