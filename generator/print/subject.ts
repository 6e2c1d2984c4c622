// What the code of a README is about.
import { modelsOf } from "../links.ts";
import type { Api, Field, Model, Operation, RequestField, Waiter } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { isOptional, isPlace } from "./operations.ts";

/** What the code of a README is about: one object of the api, as far as it can be made, read, listed and waited for. */
export interface Subject {
  readonly list?: ListOperation;
  readonly create?: Creation;
  readonly waiter?: Waiter;
  /** Reads one of them. */
  readonly read?: Operation;
}

export type ListOperation = Operation & { readonly list: NonNullable<Operation["list"]> };

export interface Creation {
  readonly operation: Operation;
  readonly model: Model;
  /** The result's field that holds what was created; absent when the result is it. */
  readonly field?: string;
}

/** What the document begins with, as far as that can be listed: the object that the product is named for. */
export function startOf({ modules }: ApiPlan): Pick<Subject, "list" | "read"> | undefined {
  const listed = modules.find(({ operations }) => operations.some(isPlainList));
  const list = listed?.operations.find(isPlainList);
  const read = listed?.operations.find(
    (operation) => operation.id.startsWith("Get") && !operation.list && addressOf(operation).length > 0,
  );
  return list && { list, ...(read && { read }) };
}

/** A list that one can call without knowing anything. */
const isPlainList = (operation: Operation): operation is ListOperation =>
  isList(operation) &&
  operation.fields.every(
    (field) => isOptional(field) || (field.type.kind === "scalar" && field.type.scalar === "boolean"),
  );

/** The first object that can do most. */
export function subjectOf(plan: ApiPlan): Subject {
  const subjects = plan.modules.flatMap(({ operations }) => {
    const lists = operations.filter(isList);
    const list = lists.find(({ fields }) => fields.every(isOptional)) ?? lists[0];
    const reads = operations.filter((operation) => operation.method === "GET" && !operation.list);
    const made = operations
      .flatMap((operation) => creationOf(plan, operation))
      .sort((a, b) => needs(a.operation) - needs(b.operation));
    const read = reads.find(({ id }) => id.startsWith("Get")) ?? reads[0];
    const base = { ...(list && { list }), ...(read && { read }) };
    return [base, ...made.map((create) => ({ ...base, create, ...waiterFor(plan, create.model) }))];
  });
  const best = subjects.toSorted((a, b) => worth(b) - worth(a))[0];
  if (best?.list) return best;
  const list = plan.api.operations.filter(isList).find(({ fields }) => fields.every(isOptional));
  return { ...best, ...(list && { list }) };
}

const isList = (operation: Operation): operation is ListOperation => operation.list !== undefined;
const needs = ({ fields }: Operation): number => fields.filter((field) => !isOptional(field)).length;

function worth({ list, create, waiter, read }: Subject): number {
  const easyList = list?.fields.every(isOptional) ? 4 : 0;
  return easyList + (create ? worthOfCreation(create) : 0) + (waiter ? 2 : 0) + (read ? 1 : 0);
}

/** A request of many fields explains little, and one that is empty by the document is hardly meant so. */
function worthOfCreation({ operation }: Creation): number {
  const fields = needs(operation);
  return fields > 8 || fields + hintOf(operation).length === 0 ? 1 : 4;
}

export function easiest(operations: readonly Operation[]): Operation | undefined {
  return operations.toSorted(
    (a, b) => needs(a) + (a.method === "GET" ? 0 : 9) - needs(b) - (b.method === "GET" ? 0 : 9),
  )[0];
}

/** What an operation that is called Create… makes: its result, or the only model in it that has an id or a name. */
function creationOf(plan: ApiPlan, operation: Operation): readonly Creation[] {
  const { result, id, method, body, deprecated } = operation;
  if (!id.startsWith("Create") || method !== "POST" || body.kind === "raw" || deprecated || result.kind !== "json")
    return [];
  const outer = modelOf(plan.api, result.type);
  if (!outer) return [];
  if (outer.fields.some(isKey) || isAddressed(plan, outer)) return [{ operation, model: outer }];
  const [only, ...more] = outer.fields;
  const inner = only && only.result === "present" ? modelOf(plan.api, only.type) : undefined;
  return inner && only && more.length === 0 && inner.fields.some(isKey)
    ? [{ operation, model: inner, field: only.name }]
    : [];
}

/** It holds what its waiter asks for, by the same names: a certificate that goes by its zone. */
function isAddressed(plan: ApiPlan, model: Model): boolean {
  const { read } = waiterFor(plan, model);
  const held = new Set(model.fields.filter(({ result }) => result === "present").map(({ name }) => name));
  return read !== undefined && addressOf(read).every(({ name }) => held.has(name));
}

export const isKey = ({ name, type, result }: Field): boolean =>
  (name === "id" || name === "name") && type.kind === "scalar" && type.scalar === "string" && result === "present";

export const modelOf = (api: Api, type: Type): Model | undefined =>
  type.kind === "model" ? modelsOf(api).get(type.id) : undefined;

/** Only a waiter whose request can be filled from what was created. */
function waiterFor({ api }: ApiPlan, model: Model): { readonly waiter?: Waiter; readonly read?: Operation } {
  const waiter = api.waiters.find(({ type }) => type.kind === "model" && type.id === model.id);
  const read = waiter && api.operations.find(({ id }) => id === waiter.operation);
  return waiter && read ? { waiter, read } : {};
}

/** A request that is empty by the document is hardly meant so: its first text is what one would start with. */
export function hintOf(operation: Operation): readonly [string, string][] {
  if (needs(operation) > 0) return [];
  const first = operation.fields.find(
    (field) => field.in === "body" && field.type.kind === "scalar" && field.type.scalar === "string" && isFree(field),
  );
  return first ? [[first.name, '"…"']] : [];
}

const isFree = (field: RequestField): boolean =>
  !field.deprecated && field.default === undefined && field.name !== "description";

/** What names one resource: also an id that the client could fill in, which would be that of another one. */
export const addressOf = ({ fields }: Operation): readonly RequestField[] =>
  fields.filter((field) => !isOptional(field) || (field.in === "path" && !isPlace(field)));
