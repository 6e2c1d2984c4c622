import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shared } from "./paths.ts";

/** The facts of one product version, as far as tests read them; `facts/api/README.md` documents the shape. */
export interface Facts {
  readonly basePath: string;
  readonly operations: readonly FactOperation[];
  readonly models: readonly { readonly name: string; readonly fields: readonly FactField[] }[];
  readonly enums: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface FactOperation {
  readonly id: string;
  readonly class: string;
  readonly method: string;
  readonly path: string;
  readonly pathParams?: readonly FactField[];
  readonly query?: readonly FactField[];
  readonly body?: { readonly fields: readonly FactField[]; readonly raw?: string };
  readonly response: { readonly type: string };
}

export interface FactField {
  readonly name: string;
  readonly type: string;
}

interface IndexRow {
  readonly product: string;
  readonly version: string;
  readonly basePath: string;
  readonly file: string;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(shared, "facts/api", file), "utf8"));

/** Every product version of the facts but Scaleway's own test api. */
export function factsIndex(): readonly IndexRow[] {
  return read<readonly IndexRow[]>("index.json").filter(({ product }) => product !== "test");
}

export const factsOf = (file: string): Facts => read(file);

/** Shared types of the platform. */
export const standardFacts = (): Pick<Facts, "models" | "enums"> => read("std/common.json");
