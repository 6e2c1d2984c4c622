import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Limits, Supply } from "./offer.ts";
import { shelfSupply } from "./shelf.ts";
import type { Wanted } from "./wanted.ts";
import { webSupply } from "./web.ts";

/** An address or a folder. */
export function supplyFrom(
  from: string,
  limits: Limits,
  all: readonly Wanted[],
  report: Report,
  keep: (told: Diagnostic) => void,
): Supply | undefined {
  if (/^https?:/i.test(from)) return webFrom(from, limits, report);
  const folder = resolve(from);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    report("pull-from", undefined, { from, reason: "is neither an http address nor a folder" });
    return undefined;
  }
  const { diagnostics, ...supply } = shelfSupply(folder, from.replaceAll("\\", "/").replace(/\/+$/, ""), limits, all);
  diagnostics.forEach(keep);
  return supply;
}

function webFrom(from: string, limits: Limits, report: Report): Supply | undefined {
  const url = URL.canParse(from) ? new URL(from) : undefined;
  const reason = !url
    ? "is no valid address"
    : url.username !== "" || url.password !== ""
      ? "must not hold a name or a password, since the lock file would keep them"
      : url.search !== "" || url.hash !== ""
        ? "must end with its path: the names of pages are put behind it"
        : undefined;
  if (url && reason === undefined) return webSupply(url.href, limits);
  report("pull-from", undefined, {
    from: url && url.password !== "" ? `${url.origin}${url.pathname}` : from,
    reason: reason ?? "",
  });
  return undefined;
}
