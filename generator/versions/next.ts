import { levelOf } from "../diff/bump.ts";
import type { ApiReport } from "../diff/change.ts";
import { isBelow, type Level, levelBetween, nextVersion, weightiest } from "../diff/levels.ts";
import type { Versioned, Versions } from "../model/versions.ts";
import { FIRST_VERSION, RUNTIME_VERSION } from "../plan/plan.ts";
import { UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import { sha256 } from "../write/inside.ts";
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
  /** The lock has it already, and so has the changelog, perhaps in somebody's own words. */
  readonly isWritten: boolean;
}

export interface Next {
  readonly versions: Versions;
  readonly moves: readonly Move[];
  /** Packages that are no more. */
  readonly gone: readonly string[];
}

export interface Facts {
  /** As they were committed last. */
  readonly before: Versions;
  /** As the lock has them now: somebody may have moved them on already, or further than the documents ask for. */
  readonly written: Versions;
  readonly now: ReadonlyMap<string, Standing>;
  readonly reports: readonly ApiReport[];
  /** A level that every package gets at least, and why. */
  readonly floor?: { readonly level: Level; readonly because: string };
  /** Whether there is a package that brings all others. */
  readonly hasUmbrella: boolean;
}

/** The version of every package: a new one where something changed for its users. */
export function nextOf(facts: Facts): Next {
  const { before, written, now, hasUmbrella } = facts;
  const packages = [...now].map(([name, standing]) => ({
    name,
    entry: { runtime: RUNTIME_VERSION, ...standing },
    ...packageMove(name, standing, facts),
  }));
  const moves = packages.flatMap(({ move }) => move ?? []);
  const gone = [...before.keys()].filter((name) => name !== UMBRELLA_FOLDER && !now.has(name));
  const entries = packages.map(({ name, entry, version }) => [name, { version, ...entry }] as const);
  const brought = broughtBy(new Map(entries));
  const isSame = packages.every(({ name, version }) => written.get(name)?.version === version);
  const umbrella = hasUmbrella ? umbrellaMove(moves, gone, isSame, facts) : undefined;
  const ofAll = { runtime: RUNTIME_VERSION, apis: new Map(), packages: brought };
  return {
    versions: new Map(
      [...entries, ...(umbrella ? [[UMBRELLA_FOLDER, { version: umbrella.version, ...ofAll }] as const] : [])].sort(
        ([a], [b]) => (a < b ? -1 : 1),
      ),
    ),
    moves: [...moves, ...(umbrella?.move ? [umbrella.move] : [])],
    gone: [...gone, ...(before.has(UMBRELLA_FOLDER) && !umbrella ? [UMBRELLA_FOLDER] : [])],
  };
}

interface Moved {
  readonly version: string;
  readonly move?: Move;
}

function packageMove(name: string, standing: Standing, facts: Facts): Moved {
  const { before, written, reports, floor } = facts;
  const known = before.get(name);
  const own = reports.filter(({ product }) => product === name);
  const level = weightiest([levelOf(own), known && levelBetween(known.runtime, RUNTIME_VERSION), floor?.level]);
  const remarks = [...(floor ? [floor.because] : []), ...(known ? runtimeRemark(known) : [])];
  const current = written.get(name);
  const isSame = !floor && current?.runtime === RUNTIME_VERSION && wordFor(current) === wordFor(standing);
  return moved(
    { name, reports: own, remarks, paths: [...standing.apis.keys()] },
    known,
    level,
    isSame ? current : undefined,
  );
}

/** It brings exact versions, so it moves with each of them, as far as the one that moves most. */
function umbrellaMove(moves: readonly Move[], gone: readonly string[], isSame: boolean, facts: Facts): Moved {
  const { before, written, reports, floor } = facts;
  const level = weightiest([
    ...moves.map((move) => move.level ?? "minor"),
    ...gone.map((name) => levelOf(reports.filter(({ product }) => product === name))),
  ]);
  const remarks = floor ? [floor.because] : [];
  const current =
    isSame && !floor && gone.every((name) => !written.has(name)) ? written.get(UMBRELLA_FOLDER) : undefined;
  return moved({ name: UMBRELLA_FOLDER, reports: [], remarks, paths: [] }, before.get(UMBRELLA_FOLDER), level, current);
}

/** `current` is what the lock has, where it is of the same documents. */
function moved(
  facts: Pick<Move, "name" | "reports" | "remarks" | "paths">,
  known: Versioned | undefined,
  level: Level | undefined,
  current: Versioned | undefined,
): Moved {
  const wanted = known ? nextVersion(known.version, level) : FIRST_VERSION;
  const isWritten = current !== undefined && !isBelow(current.version, wanted);
  const version = isWritten ? current.version : wanted;
  if (!known) return { version, move: { ...facts, to: version, isWritten } };
  const reached = levelBetween(known.version, version);
  return {
    version,
    ...(reached && { move: { ...facts, from: known.version, to: version, level: reached, isWritten } }),
  };
}

/** A sum of the versions of all packages: two branches that moved different ones do not mean the same by one version. */
export function broughtBy(versions: Versions): string {
  const all = [...versions]
    .filter(([name]) => name !== UMBRELLA_FOLDER)
    .map(([name, { version }]) => `${name} ${version}`);
  return sha256(all.sort().join("\n"));
}

/** What a package is made of. */
export const wordFor = ({ apis, catalogue }: Standing): string => JSON.stringify([[...apis], catalogue]);

const runtimeRemark = ({ runtime }: Versioned): readonly string[] =>
  runtime === RUNTIME_VERSION ? [] : [`Needs \`@scwkit/runtime\` ${RUNTIME_VERSION}.`];
