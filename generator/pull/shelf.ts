import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { diagnostic, type Report } from "../diagnostics.ts";
import type { Locality } from "../model/api.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { localityOf } from "../normalise/locality.ts";
import { documentFiles } from "../read/folder.ts";
import type { Limits, Offer, Supply } from "./offer.ts";
import { type Opened, open } from "./open.ts";
import type { Wanted } from "./wanted.ts";

interface Shelved extends Opened {
  readonly offer: Offer;
}

export interface Shelf extends Supply {
  /** What is wrong with documents that nobody asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Published documents in a folder, under any names: what they are stands in them. */
export function shelfSupply(folder: string, shown: string, limits: Limits, all: readonly Wanted[]): Shelf {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, origin, facts) => void diagnostics.push(diagnostic(code, origin, facts));
  // Of an empty one it is said which documents it lacks.
  const reportFolder: Report = (code, origin, facts) => void (code !== "specs-empty" && report(code, origin, facts));
  const shelf = documentFiles(folder, reportFolder, shown).flatMap((file) => {
    const offer = offerOf(join(folder, file), `${shown}/${file}`, limits, report);
    const opened = offer && open(offer, report);
    return opened ? { offer, ...opened } : [];
  });
  for (const one of shelf)
    if (!all.some((wanted) => fits(one, wanted))) {
      const { product, version } = one.identity;
      report("pull-unlisted", { file: one.offer.source, line: 1, column: 1 }, { api: `${product} ${version}` });
    }
  const matching = (wanted: Wanted): readonly Shelved[] => shelf.filter((one) => fits(one, wanted));
  return {
    diagnostics,
    has: (wanted) => matching(wanted).length > 0,
    offer: async (wanted, complain) => {
      const [first, second] = matching(wanted);
      if (!first) complain("pull-not-there", wanted.known.origin, { folder: shown, api: wanted.name });
      if (!second) return first?.offer;
      const sources = `${first?.offer.source} and ${second.offer.source}`;
      complain("pull-ambiguous", wanted.known.origin, { api: wanted.name, sources });
      return undefined;
    },
  };
}

function offerOf(path: string, source: string, { size }: Limits, report: Report): Offer | undefined {
  const at = { file: source, line: 1, column: 1 };
  try {
    if (statSync(path).size > size) {
      report("pull-too-long", at, { source, size: String(size) });
      return undefined;
    }
    const bytes = readFileSync(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { source, text: bytes.toString("utf8").replace(/^\uFEFF/, ""), sha256 };
  } catch (error) {
    report("file-unreadable", at, { reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Published documents name no api: where a version has several, the locality tells them apart. */
function fits({ document, identity }: Opened, { product, known }: Wanted): boolean {
  if (identity.product !== product || identity.version !== known.version) return false;
  if (identity.name !== undefined || known.name === undefined) return identity.name === known.name;
  const localities = new Set<Locality>(document.operations.map(({ path }) => localityOf(path)));
  return known.localities.length === localities.size && known.localities.every((one) => localities.has(one));
}
