import type { Origin } from "./origin.ts";
import type { Type } from "./type.ts";

export type Track = "ga" | "beta" | "alpha";
export type Locality = "zone" | "region" | "global";
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
export type ClientSetting = "project" | "organization" | "zone" | "region";

export interface Docs {
  /** A phrase, without a full stop. */
  readonly summary?: string;
  /** Markdown, free of portal markup; may hold any character. */
  readonly text?: string;
}

export interface Field {
  /** The name on the wire. */
  readonly name: string;
  readonly type: Type;
  readonly docs: Docs;
  readonly deprecated: boolean;
  /** A secret that is never to be shown. */
  readonly secret: boolean;
  /** The group of which at most one member may be set. */
  readonly oneOf?: string;
  /** In a request: whether the caller must give it. */
  readonly required: boolean;
  /** In a result: always there with its type, always there but perhaps null, or perhaps absent as well. */
  readonly result: "present" | "nullable" | "optional";
  readonly origin: Origin;
}

/** Where a value of a model travels. A model that is never reached from an operation is used in results. */
export interface Use {
  readonly request: boolean;
  readonly result: boolean;
}

export interface Model {
  readonly id: string;
  /** `ServerState` for `scaleway.instance.v1.Server.State` */
  readonly name: string;
  readonly docs: Docs;
  readonly fields: readonly Field[];
  readonly use: Use;
  readonly origin: Origin;
}

export interface EnumValue {
  readonly value: string;
  readonly docs?: string;
  readonly deprecated: boolean;
}

export interface Enum {
  readonly id: string;
  readonly name: string;
  readonly docs: Docs;
  readonly values: readonly EnumValue[];
  readonly origin: Origin;
}

export type Place = "path" | "query" | "body";

export interface RequestField extends Field {
  readonly in: Place;
  /** The client setting that fills the field when the caller leaves it out. */
  readonly default?: ClientSetting;
  /** The list is sent as one value, joined by commas. */
  readonly commaJoined: boolean;
}

export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json" }
  | { readonly kind: "raw"; readonly field: string; readonly contentType: string };

export type Result =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly type: Type }
  | { readonly kind: "text" }
  | { readonly kind: "binary" };

export interface List {
  /** The result's field that holds the items. */
  readonly items: string;
  readonly item: Type;
  readonly shape: "array" | "map";
  readonly by: "page" | "token" | "nothing";
  readonly size?: "page_size" | "per_page";
  readonly total: "body" | "header" | "missing";
}

export interface Operation {
  /** `ListServers` */
  readonly id: string;
  readonly method: Method;
  /** The template, with one name for each parameter: `/instance/v1/zones/{zone}/servers` */
  readonly path: string;
  readonly locality: Locality;
  readonly object: string;
  readonly docs: Docs;
  readonly deprecated: boolean;
  readonly fields: readonly RequestField[];
  readonly body: Body;
  readonly result: Result;
  readonly list?: List;
  /** HTTP statuses of the failures that the document describes; `5XX` is 500. */
  readonly failures: readonly number[];
  readonly origin: Origin;
}

export interface Waiter {
  /** `Server` */
  readonly resource: string;
  readonly operation: string;
  /** Wire path of the status in the result: `server.state`. */
  readonly status: readonly string[];
  readonly type: Type;
  readonly statusType: Type;
  readonly transient: readonly string[];
  readonly failure: readonly string[];
  readonly gone: readonly number[];
}

export interface ObjectGroup {
  readonly name: string;
  readonly docs: Docs;
}

/** One document: a product at a version, and its api name when the version has several. */
export interface Api {
  readonly product: string;
  readonly version: string;
  readonly track: Track;
  readonly name?: string;
  readonly title: string;
  readonly docs: Docs;
  readonly zones: readonly string[];
  readonly regions: readonly string[];
  readonly objects: readonly ObjectGroup[];
  readonly operations: readonly Operation[];
  readonly models: readonly Model[];
  readonly enums: readonly Enum[];
  readonly waiters: readonly Waiter[];
  readonly origin: Origin;
}
