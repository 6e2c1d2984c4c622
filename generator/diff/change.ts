import type { Locality, Track } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";

/** What a change does to somebody who has what was before: their compile, or their running program. */
export type Effect = "breaks" | "adds" | "none";
export type Direction = "request" | "result";

/** Every kind of change has one rule, in the file of its name. */
export type Kind =
  | "api-added"
  | "api-removed"
  | "api-superseded"
  | "root-moved"
  | "operation-added"
  | "operation-removed"
  | "operation-renamed"
  | "operation-deprecated"
  | "object-changed"
  | "method-changed"
  | "path-changed"
  | "path-parameter-renamed"
  | "locality-changed"
  | "raw-body-changed"
  | "json-body-changed"
  | "field-moved"
  | "list-joining-changed"
  | "client-default-changed"
  | "request-field-added"
  | "required-request-field-added"
  | "request-field-removed"
  | "request-field-now-required"
  | "request-field-now-optional"
  | "request-retyped"
  | "request-widened"
  | "one-of-tightened"
  | "one-of-loosened"
  | "result-kind-changed"
  | "result-field-added"
  | "result-field-removed"
  | "result-field-now-optional"
  | "result-field-now-nullable"
  | "result-field-now-present"
  | "result-retyped"
  | "result-narrowed"
  | "list-gained"
  | "list-lost"
  | "list-items-changed"
  | "list-paging-changed"
  | "waiter-added"
  | "waiter-removed"
  | "waiter-retyped"
  | "waiter-changed"
  | "enum-value-added"
  | "enum-value-removed"
  | "enum-replaced"
  | "enum-value-deprecated"
  | "place-added"
  | "place-removed"
  | "export-added"
  | "export-removed"
  | "export-renamed"
  | "export-repurposed"
  | "field-deprecated"
  | "secret-changed"
  | "docs-changed";

/** What a change is about. `object` is absent for what several objects share. */
export type Subject =
  | { readonly kind: "api" }
  | { readonly kind: "operation"; readonly object: string; readonly operation: string }
  | { readonly kind: "type"; readonly object?: string; readonly type: string }
  | {
      readonly kind: "field";
      readonly object?: string;
      readonly operation?: string;
      readonly type?: string;
      readonly field: string;
      readonly direction: Direction;
    }
  | { readonly kind: "value"; readonly object?: string; readonly type: string; readonly value: string };

/** What a rule found. */
export interface Finding {
  readonly subject: Subject;
  /** For whoever reads the report: "`createFrontend` now requires `enable_access_logs`". */
  readonly words: string;
  /** Where it stands: in the document of after, or of before when it is gone. */
  readonly origin: Origin;
}

export interface Change extends Finding {
  readonly kind: Kind;
  readonly compile: Effect;
  readonly wire: Effect;
}

/** The changes of one api. */
export interface ApiReport {
  readonly product: string;
  /** `v1` or `v1/zoned` */
  readonly path: string;
  readonly track: Track;
  readonly changes: readonly Change[];
}

export const isBreaking = ({ compile, wire }: Pick<Change, "compile" | "wire">): boolean =>
  compile === "breaks" || wire === "breaks";
export const isAddition = (change: Pick<Change, "compile" | "wire">): boolean =>
  !isBreaking(change) && (change.compile === "adds" || change.wire === "adds");

export const LOCALITY_WORDS: Readonly<Record<Locality, string>> = {
  zone: "zoned",
  region: "regional",
  global: "global",
};
