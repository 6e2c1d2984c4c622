import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A document read with separate code, straight from its text, to hold the generator's reading against. */
export interface RawApi {
  readonly product: string;
  readonly version: string;
  readonly name: string | undefined;
  readonly operations: readonly RawCall[];
}

export interface RawCall {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly RawParameter[];
  readonly body: RawContent | undefined;
  readonly answer: string | undefined;
}

export interface RawParameter {
  readonly name: string;
  readonly schema: Json;
  readonly joined: boolean;
  readonly group: string | undefined;
}

export interface RawContent {
  readonly type: string;
  readonly schema: Json;
}

export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
export const object = (value: unknown): Json => (isJson(value) ? value : {});
const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function readRaw(file: string): { readonly api: RawApi; readonly resolve: (schema: unknown) => Json } {
  const document = object(parse(readFileSync(file, "utf8")));
  const resolve = (value: unknown): Json => {
    const ref = text(object(value).$ref);
    if (ref === undefined) return object(value);
    return resolve(
      ref
        .slice(2)
        .split("/")
        .reduce<unknown>((at, key) => object(at)[key], document),
    );
  };
  const operations = Object.entries(object(document.paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).map(([method, value]) => callOf(method.toUpperCase(), path, object(value), resolve)),
  );
  const [, product = "", version = ""] = operations[0]?.path.split("/") ?? [];
  return { api: { product, version, name: text(object(document.info)["x-api-name"]), operations }, resolve };
}

function callOf(method: string, path: string, operation: Json, resolve: (schema: unknown) => Json): RawCall {
  const parameters = array(operation.parameters).map(resolve);
  const [content] = Object.entries(object(resolve(operation.requestBody).content));
  const success = Object.entries(object(operation.responses)).find(([status]) => status.startsWith("2"));
  const [answer] = Object.entries(object(resolve(success?.[1]).content));
  return {
    id: text(operation.operationId) ?? "",
    method,
    path,
    query: parameters
      .filter((parameter) => parameter.in === "query")
      .map((parameter) => ({
        name: text(parameter.name) ?? "",
        schema: resolve(parameter.schema),
        joined: parameter.explode === false,
        group: text(parameter["x-one-of"]) ?? text(object(parameter.schema)["x-one-of"]),
      })),
    body: content && { type: content[0], schema: resolve(object(content[1]).schema) },
    answer:
      answer &&
      (object(object(answer[1]).schema).$ref === "#/components/schemas/scaleway.std.File" ? "file" : answer[0]),
  };
}
