import type { Origin } from "../model/origin.ts";

/** The part of OpenAPI that is accepted. Names of components are resolved; schemas stay linked by name. */
export interface OpenApi {
  readonly origin: Origin;
  readonly info: Info;
  readonly tags: readonly Tag[];
  readonly operations: readonly RawOperation[];
  readonly schemas: ReadonlyMap<string, Schema>;
}

export interface Info {
  readonly title: string;
  readonly summary?: string;
  readonly description?: string;
  readonly version: string;
  readonly apiName?: string;
  readonly origin: Origin;
  readonly versionOrigin: Origin;
  readonly apiNameOrigin: Origin;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
}

export interface RawOperation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  readonly path: string;
  readonly pathOrigin: Origin;
  readonly tag?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body?: RawBody;
  readonly responses: readonly Response[];
  readonly origin: Origin;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly commaJoined: boolean;
  readonly oneOf?: string;
  readonly origin: Origin;
}

export interface Content {
  readonly type: string;
  readonly schema?: Schema;
  readonly origin: Origin;
}

export interface RawBody {
  readonly contents: readonly Content[];
  readonly origin: Origin;
}

export interface Response {
  readonly status: string;
  readonly headers: readonly string[];
  readonly contents: readonly Content[];
  readonly origin: Origin;
}

export interface Schema {
  readonly origin: Origin;
  /** Name of the component that this refers to. */
  readonly ref?: string;
  /** Types without `null`. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly format?: string;
  readonly enum?: readonly EnumEntry[];
  readonly constant?: string | number | boolean;
  readonly properties?: ReadonlyMap<string, Schema>;
  readonly required: readonly { readonly text: string; readonly origin: Origin }[];
  /** `additionalProperties`: absent, free, or a schema. */
  readonly additional?: true | Schema;
  readonly items?: Schema;
  readonly tuple?: readonly Schema[];
  readonly choices?: readonly Schema[];
  readonly description?: string;
  readonly deprecated: boolean;
  readonly oneOf?: string;
  /** `format: password`, or `x-secret` where the format says something else. */
  readonly secret: boolean;
}

export interface EnumEntry {
  readonly value: string;
  readonly description?: string;
  readonly origin: Origin;
}
