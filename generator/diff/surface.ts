import type { Api } from "../model/api.ts";
import type { Direction } from "./change.ts";

/** What the emitted TypeScript calls things. The plan decides it. */
export interface ExportNames {
  readonly model: (id: string, direction: Direction) => string;
  readonly enum: (id: string) => string;
  readonly enumValues: (id: string) => string;
  readonly operation: (id: string) => {
    readonly function: string;
    readonly descriptor: string;
    readonly request: string;
  };
  readonly waiter: (resource: string) => { readonly function: string; readonly waiter: string };
}

/** One api as its users see it. */
export interface Surface {
  readonly api: Api;
  readonly names: ExportNames;
}

/** One api of a package. */
export interface PackagedApi extends Surface {
  /** `v1` or `v1/zoned`: the subpath. */
  readonly path: string;
  /** The version that replaces this one. */
  readonly successor?: string;
  /** Versions that replace single operations, by the operations' ids. */
  readonly replaced?: ReadonlyMap<string, string>;
}

export interface Package {
  readonly product: string;
  /** `@scwkit/instance` */
  readonly name: string;
  readonly apis: readonly PackagedApi[];
  /** What the package root exports. */
  readonly root: readonly PackagedApi[];
}
