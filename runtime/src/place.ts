/** The requirement that a client without a default zone adds to every zoned request. */
export interface ZoneRequired {
  readonly zone: string;
}

/** The requirement that a client without a default region adds to every regional request. */
export interface RegionRequired {
  readonly region: string;
}

/** `unknown` adds nothing to a request. */
export type ZoneRule<Zone> = [Zone] extends [never] ? ZoneRequired : unknown;

/** A region follows from a zone, so either default will do. */
export type RegionRule<Zone, Region> = [Zone | Region] extends [never] ? RegionRequired : unknown;

/** The arguments behind the client of a call whose request has no required field of its own. */
export type OptionalRequest<Request, Place, Options> = unknown extends Place
  ? [request?: Request, options?: Options]
  : [request: Request & Place, options?: Options];
