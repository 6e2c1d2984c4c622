import type { Effect, Finding, Kind } from "./change.ts";
import type { Comparison } from "./compare.ts";
import type { Package, PackagedApi } from "./surface.ts";

interface RuleFacts<K extends Kind> {
  readonly kind: K;
  /** When it applies: the first column of docs/changes.md. */
  readonly when: string;
  /** What a report says then. The rule's test gets these very words. */
  readonly example: string;
  readonly compile: Effect;
  readonly wire: Effect;
}

/** A rule that holds one api against its former self. */
export interface ApiRule<K extends Kind = Kind> extends RuleFacts<K> {
  readonly of: "api";
  readonly find: (comparison: Comparison) => readonly Finding[];
}

/** A rule on what a package holds. */
export interface PackageRule<K extends Kind = Kind> extends RuleFacts<K> {
  readonly of: "package";
  readonly find: (before: Package | undefined, after: Package | undefined) => readonly PackageFinding[];
}

export interface PackageFinding extends Finding {
  /** The api that the finding is reported with. */
  readonly api: PackagedApi;
}

export type Rule<K extends Kind = Kind> = ApiRule<K> | PackageRule<K>;
