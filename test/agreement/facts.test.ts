import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Api, Field, Operation } from "../../generator/model/api.ts";
import type { Type } from "../../generator/model/type.ts";
import { listed, readApi } from "../support/api.ts";
import {
  type FactField,
  type FactOperation,
  type Facts,
  factsIndex,
  factsOf,
  standardFacts,
} from "../support/facts.ts";
import { documentsIn, hasShared, specs } from "../support/paths.ts";

describe.skipIf(!hasShared)("every document agrees with its facts (skips without ../shared)", () => {
  const known = listed("agreement/facts.txt");
  const index = hasShared ? factsIndex() : [];

  test("every product version has a document", () => {
    expect(index.map(({ basePath }) => basePath).filter((path) => apisOf(path).length === 0)).toEqual([]);
  });

  for (const { basePath, file } of index)
    test(basePath.slice(1), () => {
      const apis = apisOf(basePath);
      const operations = apis.flatMap((api) => api.operations.map((operation) => ({ api, operation })));
      const found = compareAll(factsOf(file), operations);
      expect(found.map((line) => `${basePath.slice(1)} ${line}`).sort()).toEqual(
        known.filter((line) => line.startsWith(`${basePath.slice(1)} `)).sort(),
      );
    });
});

function apisOf(basePath: string): readonly Api[] {
  const [, product = "", version = ""] = basePath.split("/");
  const files = existsSync(join(specs, product)) ? documentsIn(join(specs, product)) : [];
  return files
    .filter((file) => file.startsWith(`${version}.`))
    .flatMap((file) => readApi(join(specs, product, file)).api ?? []);
}

interface Placed {
  readonly api: Api;
  readonly operation: Operation;
}

const shapeOf = (path: string): string => path.replace(/\{\w+\}/g, "{}");

function compareAll(facts: Facts, placed: readonly Placed[]): readonly string[] {
  const comparison = compareWith(facts);
  const key = (id: string, path: string): string => `${id} ${shapeOf(path)}`;
  const ours = new Map(placed.map((one) => [key(one.operation.id, one.operation.path), one]));
  for (const fact of facts.operations) {
    const one = ours.get(key(fact.id, fact.path));
    if (!one) comparison.note(`operation ${fact.id}`, "only in the facts");
    else comparison.operation(fact, one);
    ours.delete(key(fact.id, fact.path));
  }
  for (const { operation } of ours.values()) comparison.note(`operation ${operation.id}`, "only in the document");
  return comparison.found();
}

interface Comparison {
  readonly note: (at: string, what: string) => void;
  readonly operation: (fact: FactOperation, ours: Placed) => void;
  readonly found: () => readonly string[];
}

function compareWith(facts: Facts): Comparison {
  const found = new Set<string>();
  const seen = new Set<string>();
  const standard = standardFacts();
  const models = new Map([...standard.models, ...facts.models].map(({ name, fields }) => [name, fields]));
  const enums = new Map(
    [...standard.enums.map(({ name, values }) => ({ name: `std.${name}`, values })), ...facts.enums].map(
      ({ name, values }) => [name, values],
    ),
  );
  const note = (at: string, what: string): void => void found.add(`${at}: ${what}`);

  const fields = (at: string, want: readonly FactField[], got: readonly Field[], api: Api): void => {
    for (const { name, type } of want) {
      const own = got.find((field) => field.name === name);
      if (own) compare(`${at}.${name}`, type, plain(own.type), api);
      else note(`${at}.${name}`, "only in the facts");
    }
    for (const { name } of got)
      if (!want.some((fact) => fact.name === name)) note(`${at}.${name}`, "only in the document");
  };

  const compare = (at: string, want: string, got: Type, api: Api): void => {
    const array = /^(.*)\[\]$/.exec(want)?.[1];
    const map = /^map<string,(.*)>$/.exec(want)?.[1];
    const members = models.get(want);
    if (array !== undefined && got.kind === "array") compare(`${at}[]`, array, plain(got.items), api);
    else if (map === "any" && got.kind === "map" && got.values.kind === "json") return;
    else if (map !== undefined && got.kind === "map") compare(`${at}.*`, map, plain(got.values), api);
    else if (want.startsWith("enum:") && got.kind === "enum") {
      const values = api.enums.find(({ id }) => id === got.id)?.values.map(({ value }) => value);
      if (JSON.stringify(values) !== JSON.stringify(enums.get(want.slice(5)))) note(at, "other enum values");
    } else if (members && got.kind === "model") {
      if (seen.has(`${want} ${got.id}`)) return;
      seen.add(`${want} ${got.id}`);
      fields(want, members, api.models.find(({ id }) => id === got.id)?.fields ?? [], api);
    } else if (members?.length === 0 && got.kind === "empty") return;
    else if (scalarOf(want) !== spelled(got)) note(at, `${want} in the facts, ${spelled(got)} in the document`);
  };

  const operation = (fact: FactOperation, { api, operation: own }: Placed): void => {
    if (fact.method !== own.method) note(fact.id, `${fact.method} in the facts, ${own.method} in the document`);
    const names = [...own.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const inPath = own.fields.filter((field) => field.in === "path").map(({ name }) => name);
    if (JSON.stringify(names) !== JSON.stringify(inPath)) note(fact.id, "path parameters are out of order");
    fields(
      fact.id,
      fact.query ?? [],
      own.fields.filter((field) => field.in === "query"),
      api,
    );
    if (fact.body?.raw === undefined)
      fields(
        fact.id,
        (fact.body?.fields ?? []).filter(({ name }) => !inPath.includes(name)),
        own.fields.filter((field) => field.in === "body"),
        api,
      );
    result(fact, own, api);
  };

  const result = ({ id, response }: FactOperation, own: Operation, api: Api): void => {
    const want = { void: "none", binary: "binary", string: "text" }[response.type] ?? "json";
    if (want !== own.result.kind) note(`${id} result`, `${want} in the facts, ${own.result.kind} in the document`);
    else if (own.result.kind === "json") compare(`${id} result`, response.type, plain(own.result.type), api);
  };

  return { note, operation, found: () => [...found] };
}

const plain = (type: Type): Type => (type.kind === "nullable" ? type.of : type);

function scalarOf(type: string): string {
  if (type === "integer" || type === "number") return "number";
  if (type === "any") return "json";
  if (type === "TimeSeriesPoint") return "tuple";
  return ["string", "zone", "region", "date-time", "duration", "binary"].includes(type) ? "string" : type;
}

function spelled(type: Type): string {
  if (type.kind !== "scalar") return type.kind;
  return type.scalar === "integer" ? "number" : type.scalar;
}
