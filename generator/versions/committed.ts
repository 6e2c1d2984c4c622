import { execFileSync } from "node:child_process";
import type { Helper } from "../apis.ts";
import type { Report } from "../diagnostics.ts";
import type { Versioned } from "../model/versions.ts";
import { UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import { catalogueOf } from "../read/catalogue.ts";
import type { Base } from "./base.ts";
import { broughtBy, wordFor } from "./next.ts";
import { standingsIn } from "./standing.ts";

/**
 * Whether the lock was committed with what its versions were made of. Otherwise nobody can tell what changed since: a
 * commit may hold a later document as well, and a merge two moves to one version.
 */
export async function isWhole(
  { versions, folder }: Required<Base>,
  changed: ReadonlyMap<string, Versioned>,
  report: Report,
  helper?: Helper,
): Promise<boolean> {
  const silent: Report = () => undefined;
  const catalogue = catalogueOf(folder.specs, folder.shown, silent);
  const { packages } =
    changed.size > 0 ? await standingsIn(folder, { versions, catalogue }, silent, helper) : { packages: new Map() };
  const moved = [...changed].filter(([name, known]) => {
    const standing = packages.get(name);
    return !standing || wordFor(standing) !== wordFor(known);
  });
  const all = versions.get(UMBRELLA_FOLDER);
  const isMixed = all?.packages !== undefined && all.packages !== broughtBy(versions);
  for (const [name, { version, origin }] of moved)
    report("versions-moved", origin, { name, version, what: "documents" });
  if (isMixed)
    report("versions-moved", all.origin, { name: UMBRELLA_FOLDER, version: all.version, what: "versions of packages" });
  return moved.length === 0 && !isMixed;
}

/** Where the history was not fetched whole, its oldest commit seems to have touched everything. */
export function isHistoryCut(specs: string): boolean {
  try {
    const flags = ["rev-parse", "--is-shallow-repository"];
    const text = execFileSync("git", flags, { cwd: specs, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return text.trim() === "true";
  } catch {
    return false;
  }
}
