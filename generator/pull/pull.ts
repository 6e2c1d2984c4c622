import { diagnostic, type Report } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { catalogueOf } from "../read/catalogue.ts";
import { CATALOGUE } from "../read/folder.ts";
import { type Home, judge, type Keep } from "./judge.ts";
import { readLock } from "./lock.ts";
import type { Limits, Supply } from "./offer.ts";
import { type Judged, type PullRow, replace } from "./replace.ts";
import { supplyFrom } from "./supply.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

export interface PullOptions extends Home {
  /** The address before the names of pages, or a folder of published documents. */
  readonly from: string;
  /** `instance` or `lb/v1` */
  readonly only?: string;
  /** For the lock. */
  readonly now: Date;
  readonly limits: Limits;
}

export interface PullOutcome {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly rows: readonly PullRow[];
  /** Apis that were asked for and that the source is not known to have. */
  readonly left: readonly string[];
}

/** Few at a time: the portal is somebody else's. */
const AT_ONCE = 4;

/** Replaces our documents by published ones. What is wrong with one leaves ours as it is, and stops no other. */
export async function pull(options: PullOptions): Promise<PullOutcome> {
  const diagnostics: Diagnostic[] = [];
  const keep: Keep = (told) => void diagnostics.push(told);
  const report: Report = (code, origin, facts) => keep(diagnostic(code, origin, facts));
  const { rows, left } = (await work(options, report, keep)) ?? { rows: [], left: [] };
  return { ok: !diagnostics.some(({ severity }) => severity === "error"), diagnostics, rows, left };
}

async function work(
  options: PullOptions,
  report: Report,
  keep: Keep,
): Promise<Pick<PullOutcome, "rows" | "left"> | undefined> {
  const { specs, shown, only, from, limits } = options;
  const catalogue = catalogueOf(specs, shown, report);
  if (!catalogue) {
    report("pull-no-catalogue", undefined, { path: `${shown}/${CATALOGUE}` });
    return undefined;
  }
  const wanted = wantedOf(catalogue, only, report);
  const lock = readLock(options, report);
  const supply = supplyFrom(
    from,
    limits,
    wantedOf(catalogue, undefined, report),
    report,
    only === undefined ? keep : () => undefined,
  );
  if (!lock || !supply || wanted.length === 0) return undefined;
  const asked = askedFor(wanted, supply, only !== undefined);
  if (asked.length === 0) report("pull-nothing", undefined, { from });
  const judged = await inTurns(asked, (one) => fetchAndJudge(one, supply, options));
  for (const one of judged) one.diagnostics.forEach(keep);
  const left = wanted.filter((one) => !asked.includes(one)).map(({ name }) => name);
  return { rows: replace(judged, lock, options, options.now, report), left };
}

/** What was named is asked for in any case, so that somebody says why it cannot be had. */
function askedFor(wanted: readonly Wanted[], supply: Supply, isNamed: boolean): readonly Wanted[] {
  const known = wanted.filter(supply.has);
  return known.length === 0 && isNamed ? wanted : known;
}

async function fetchAndJudge(wanted: Wanted, supply: Supply, home: Home): Promise<Judged> {
  const diagnostics: Diagnostic[] = [];
  const keep: Keep = (told) => void diagnostics.push(told);
  const report: Report = (code, origin, facts) => keep(diagnostic(code, origin, facts));
  const offer = await supply.offer(wanted, report);
  const verdict = offer && judge(offer, wanted, home, report, keep);
  return { wanted, diagnostics, ...(offer && { offer }), ...(verdict && { verdict }) };
}

/** The results in the order of the items, however long each takes. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<T, R>();
  const left = items.values();
  const turn = async (): Promise<void> => {
    for (const item of left) results.set(item, await work(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return items.flatMap((item) => results.get(item) ?? []);
}
