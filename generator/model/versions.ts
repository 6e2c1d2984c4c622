import type { Origin } from "./origin.ts";

/** Which version each package has, and what it was made of: by product, or `sdk` for the package of all. */
export type Versions = ReadonlyMap<string, Versioned>;

export interface Versioned {
  /** `1.2.3` */
  readonly version: string;
  /** The version of the runtime that it asks for. */
  readonly runtime: string;
  /** A sum of what the catalogue says of the product; absent where no catalogue does. */
  readonly catalogue?: string;
  /** A sum of the versions that it brings; of the package of all alone. */
  readonly packages?: string;
  /** By subpath: `v1`, or `v1/zoned`. */
  readonly apis: ReadonlyMap<string, VersionedApi>;
  readonly origin?: Origin;
}

/** The document behind an api. Sums are SHA-256 of the bytes, as `sha256sum` prints them. */
export interface VersionedApi {
  /** Relative to the folder of documents. */
  readonly document: string;
  readonly sha256: string;
  /** Of the notes beside it. */
  readonly notes?: string;
}

/** What a package says of its own history. */
export interface Release {
  readonly version: string;
  /** Markdown; absent where nobody keeps one. */
  readonly changelog?: string;
}
