import type { Track } from "../model/api.ts";
import { type ApiReport, type Change, isAddition, isBreaking } from "./change.ts";
import { type Level, weightiest } from "./levels.ts";

/** What the reports on one package ask of its next version; nothing when nothing changed for its users. */
export const levelOf = (reports: readonly Pick<ApiReport, "track" | "changes">[]): Level | undefined =>
  weightiest(reports.flatMap(({ track, changes }) => changes.map((change) => levelOfChange(track, change))));

/**
 * Alpha and beta may break at any time: their breaks are listed as breaking and cost no major version. Other words for
 * the same come with the next version that something else asks for.
 */
function levelOfChange(track: Track, change: Change): Level | undefined {
  if (isBreaking(change)) return track === "ga" ? "major" : "minor";
  if (isAddition(change)) return "minor";
  return change.kind === "docs-changed" ? undefined : "patch";
}
