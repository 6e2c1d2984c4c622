import { levelOf } from "../diff/bump.ts";
import type { ApiReport } from "../diff/change.ts";
import { type Level, levelBetween, nextVersion, weightiest } from "../diff/levels.ts";
import type { Versioned, Versions } from "../model/versions.ts";
import { FIRST_VERSION, RUNTIME_VERSION } from "../plan/plan.ts";
import { UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import type { Standing } from "./standing.ts";

/** A version that the package did not have before. */
export interface Move {
  /** `instance`, or `sdk`. */
  readonly name: string;
  /** Absent for a new package. */
  readonly from?: string;
  readonly to: string;
  readonly level?: Level;
  /** What changed for users in each of its apis. */
  readonly reports: readonly ApiReport[];
  /** What no document tells, in sentences. */
  readonly remarks: readonly string[];
  readonly paths: readonly string[];
}

export interface Next {
  readonly versions: Versions;
  readonly moves: readonly Move[];
  /** Packages that are no more. */
  readonly gone: readonly string[];
}

export interface Facts {
  /** As they were published last. */
  readonly before: Versions;
  readonly now: ReadonlyMap<string, Standing>;
  readonly reports: readonly ApiReport[];
  /** A level that every package gets at least, and why. */
  readonly floor?: { readonly level: Level; readonly because: string };
  /** Whether there is a package that brings all others. */
  readonly hasUmbrella: boolean;
}

/** The version of every package: a new one where something changed for its users. */
export function nextOf(facts: Facts): Next {
  const { before, now, hasUmbrella } = facts;
  const packages = [...now].map(([name, standing]) => ({ name, standing, ...moveOf(name, standing, facts) }));
  const moves = packages.flatMap(({ move }) => move ?? []);
  const gone = [...before.keys()].filter((name) => name !== UMBRELLA_FOLDER && !now.has(name));
  const entries = packages.map(({ name, standing, version }): readonly [string, Versioned] => [
    name,
    { version, runtime: RUNTIME_VERSION, ...standing },
  ]);
  const umbrella = hasUmbrella ? umbrellaOf(moves, gone, facts) : undefined;
  return {
    versions: new Map([...entries, ...(umbrella ? [umbrella.entry] : [])].sort(([a], [b]) => (a < b ? -1 : 1))),
    moves: [...moves, ...(umbrella?.move ? [umbrella.move] : [])],
    gone: [...gone, ...(before.has(UMBRELLA_FOLDER) && !umbrella ? [UMBRELLA_FOLDER] : [])],
  };
}

interface Moved {
  readonly version: string;
  readonly move?: Move;
}

function moveOf(name: string, { apis }: Standing, { before, reports, floor }: Facts): Moved {
  const known = before.get(name);
  const own = reports.filter(({ product }) => product === name);
  const remarks = [...(floor ? [floor.because] : []), ...(known ? runtimeRemark(known) : [])];
  const runtime = known && levelBetween(known.runtime, RUNTIME_VERSION);
  return moved({ name, reports: own, remarks, paths: [...apis.keys()] }, known, [levelOf(own), runtime, floor?.level]);
}

/** Brings exact versions, so it moves with each of them, as far as the one that moves most. */
function umbrellaOf(
  moves: readonly Move[],
  gone: readonly string[],
  { before, reports, floor }: Facts,
): Moved & { readonly entry: readonly [string, Versioned] } {
  const levels = [
    ...moves.map(({ level }) => level ?? "minor"),
    ...gone.map((name) => levelOf(reports.filter(({ product }) => product === name))),
  ];
  const remarks = floor ? [floor.because] : [];
  const known = before.get(UMBRELLA_FOLDER);
  const result = moved({ name: UMBRELLA_FOLDER, reports: [], remarks, paths: [] }, known, levels);
  return {
    ...result,
    entry: [UMBRELLA_FOLDER, { version: result.version, runtime: RUNTIME_VERSION, apis: new Map() }],
  };
}

function moved(
  facts: Omit<Move, "from" | "to" | "level">,
  known: Versioned | undefined,
  levels: readonly (Level | undefined)[],
): Moved {
  if (!known) return { version: FIRST_VERSION, move: { ...facts, to: FIRST_VERSION } };
  const level = weightiest(levels);
  const version = nextVersion(known.version, level);
  return { version, ...(level && { move: { ...facts, from: known.version, to: version, level } }) };
}

const runtimeRemark = ({ runtime }: Versioned): readonly string[] =>
  runtime === RUNTIME_VERSION ? [] : [`Needs \`@scwkit/runtime\` ${RUNTIME_VERSION}.`];
