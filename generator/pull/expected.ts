import type { Report } from "../diagnostics.ts";
import { localityOf } from "../normalise/locality.ts";
import type { Offer } from "./offer.ts";
import type { Opened } from "./open.ts";
import type { Wanted } from "./wanted.ts";

const SHOWN_LOST = 5;

/** Product, version, api and locality are those of the catalogue. Published documents name no api. */
export function isWanted({ document, identity }: Opened, wanted: Wanted, { source }: Offer, report: Report): boolean {
  const { product, known, name } = wanted;
  const at = { file: source, line: 1, column: 1 };
  if (
    identity.product !== product ||
    identity.version !== known.version ||
    (identity.name ?? known.name) !== known.name
  ) {
    const got = [identity.product, identity.version, ...(identity.name === undefined ? [] : [identity.name])].join(" ");
    report("pull-wrong-document", at, { got, want: name });
    return false;
  }
  const found = [...new Set(document.operations.map(({ path }) => localityOf(path)))].sort().join(" and ");
  const want = [...known.localities].sort().join(" and ");
  if (found !== want) report("pull-wrong-locality", at, { api: name, got: found, want });
  return found === want;
}

/**
 * Published documents lag behind, so a few operations may be missing from one. When most are, or the last
 * line has no end, it is a part of the document, or was cut off where YAML does not show it.
 */
export function isWhole(
  before: readonly string[],
  after: readonly string[],
  wanted: Wanted,
  { source, text }: Offer,
  report: Report,
): boolean {
  const at = { file: source, line: 1, column: 1 };
  const lost = before.filter((id) => !after.includes(id));
  if (lost.length === 0) return true;
  const { name, known } = wanted;
  const facts = { api: name, lost: namesOf(lost), count: String(lost.length), before: String(before.length) };
  const onlyParts = known.portals.length === 0 && known.parts.length > 0;
  // JSON that was cut off cannot be parsed; YAML often can.
  const endsInLine = !text.endsWith("\n") && !/^\s*\{/.test(text);
  const isPart = onlyParts || endsInLine || lost.length > before.length / 2;
  report(isPart ? "pull-part" : "pull-lost", at, facts);
  return !isPart;
}

function namesOf(ids: readonly string[]): string {
  const shown = ids.slice(0, SHOWN_LOST).join(", ");
  return ids.length > SHOWN_LOST ? `${shown} and ${ids.length - SHOWN_LOST} more` : shown;
}
