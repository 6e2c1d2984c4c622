import type { Locality, Track } from "./api.ts";
import type { Origin } from "./origin.ts";

/** Which products there are, and what no document says of them. */
export interface Catalogue {
  readonly products: readonly Product[];
  readonly origin: Origin;
}

export interface Product {
  /** The first word of its paths, and its folder. */
  readonly slug: string;
  readonly title: string;
  /** The version to start with. */
  readonly current: string;
  readonly currentOrigin: Origin;
  /** One for each document, in the order of the catalogue. */
  readonly apis: readonly KnownApi[];
  readonly origin: Origin;
}

export interface KnownApi {
  readonly version: string;
  readonly track: Track;
  /** Where the version has several apis. */
  readonly name?: string;
  readonly localities: readonly Locality[];
  /** Pages that publish the whole document; the first that has it counts. */
  readonly portals: readonly string[];
  /** Pages that publish a part of it. */
  readonly parts: readonly string[];
  readonly successor?: Successor;
  readonly origin: Origin;
}

export interface Successor {
  /** `v1`, or `v1/zoned` for one of several apis. */
  readonly path: string;
  /** Absent: it replaces the whole. */
  readonly operations?: readonly string[];
  readonly origin: Origin;
}
