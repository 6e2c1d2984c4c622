import { execFileSync } from "node:child_process";
import type { Helper } from "../apis.ts";
import type { Report } from "../diagnostics.ts";
import type { Versioned } from "../model/versions.ts";
import { UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import { catalogueOf } from "../read/catalogue.ts";
import type { Base } from "./base.ts";
import { broughtBy, wordFor } from "./next.ts";
import { standingsIn } from "./standing.ts";

/** A version that was committed beside something else than it was made of. */
export interface Stray {
  readonly name: string;
  readonly known: Versioned;
  readonly what: "documents" | "versions of packages";
}

/**
 * The versions of which nobody can tell what changed since: a commit may hold a later document as well, and a merge two
 * moves to one version.
 */
export async function straysIn(
  { versions, folder }: Required<Base>,
  changed: ReadonlyMap<string, Versioned>,
  helper?: Helper,
): Promise<readonly Stray[]> {
  const all = versions.get(UMBRELLA_FOLDER);
  const isMixed = all?.packages !== undefined && all.packages !== broughtBy(versions);
  const mixed = isMixed ? [{ name: UMBRELLA_FOLDER, known: all, what: "versions of packages" } as const] : [];
  if (changed.size === 0) return mixed;
  const silent: Report = () => undefined;
  const catalogue = catalogueOf(folder.specs, folder.shown, silent);
  const { packages } = await standingsIn(folder, { versions, catalogue }, silent, helper);
  const moved = [...changed].filter(([name, known]) => {
    const standing = packages.get(name);
    return !standing || wordFor(standing) !== wordFor(known);
  });
  return [...moved.map(([name, known]) => ({ name, known, what: "documents" }) as const), ...mixed];
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
