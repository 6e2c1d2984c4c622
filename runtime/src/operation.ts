/** The client setting that fills a request field when the caller leaves it out. */
export type ClientDefault = "project" | "organization" | "zone" | "region";

export interface ListShape {
  /** The result's field that holds the items. */
  readonly items: string;
  /** `map` when the items are a JSON object: an item is then a `[key, value]` pair. */
  readonly kind?: "map";
  /** How the next page is asked for: by number (`page`, from 1) or with `page_token`. */
  readonly by: "page" | "token" | "nothing";
  /** The request field that sets how many items a page holds. */
  readonly size?: "page_size" | "per_page";
}

/**
 * One operation of the API as data. Where a request field travels follows from it: into the path when the template
 * names it; into the query when the call has no body or `query` names it; into the body otherwise.
 */
export interface Operation<Request = object, Result = unknown> {
  /** `instance.v1.ListServers`, as it stands in errors. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  /** `/instance/v1/zones/{zone}/servers` */
  readonly path: string;
  /** Request fields that go into the query although the call has a body. */
  readonly query?: readonly string[];
  /** Query fields whose list is sent as one comma-separated value. The others repeat the key. */
  readonly csv?: readonly string[];
  /** Absent: the call has no body. `json`: the remaining fields. `raw`: one field is the body as it is. */
  readonly body?: "json" | { readonly field: string; readonly contentType: string };
  /** Absent: JSON. */
  readonly result?: "none" | "text" | "binary";
  readonly defaults?: { readonly [field: string]: ClientDefault };
  /** Fields of which at most one may be set. A nested field is written `health_check.tcp_config`, in a list `rules[].http`. */
  readonly exclusive?: readonly (readonly string[])[];
  readonly list?: ListShape;
  /** Request and result fields that hold secrets and are never shown. */
  readonly secret?: readonly string[];
  /** The version that replaces this one. */
  readonly successor?: string;
  /** `lb.v1/regional`: what is replaced, where the version has other apis, which are not. */
  readonly api?: string;
  /** Never set: carries the types. */
  readonly "~types"?: { readonly request: Request; readonly result: Result };
}

export interface ListOperation<Request = object, Result = unknown> extends Operation<Request, Result> {
  readonly list: ListShape;
}

/** How to wait on a resource: which operation reads it and which statuses mean what. */
export interface Waiter<Request = object, Resource = unknown> {
  readonly operation: Operation<Request>;
  /** Where the status stands in the result: `status`, or `server.state` when the resource is wrapped. */
  readonly status: string;
  /** Statuses that pass by themselves. */
  readonly transient: readonly string[];
  /** Statuses that end the wait with a `WaitError`. */
  readonly failure: readonly string[];
  /** HTTP statuses beside 404 that tell that the resource is gone. */
  readonly gone?: readonly number[];
  /** Never set: carries the type. */
  readonly "~resource"?: Resource;
}
