import type { Locality, Track } from "../../generator/model/api.ts";
import type { Book } from "./library.ts";

export const TRACK_NAMES: Readonly<Record<Track, string>> = { ga: "GA", beta: "Beta", alpha: "Alpha" };
export const LOCALITY_NAMES: Readonly<Record<Locality, string>> = {
  zone: "zoned",
  region: "regional",
  global: "global",
};

export function plural(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

export function localitiesOf({ plan }: Book): readonly Locality[] {
  return [...new Set(plan.api.operations.map(({ locality }) => locality))];
}

export function trackChip({ plan }: Book): { readonly track: Track; readonly label: string; readonly old: boolean } {
  return { track: plan.api.track, label: plan.path.replace("/", " "), old: plan.successor !== undefined };
}

/** An anchor for a word of a document. */
export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "object"
  );
}
