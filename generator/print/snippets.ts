import { modelsOf } from "../links.ts";
import type { Api, Field, Model, Operation, RequestField, Waiter } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import { isReserved } from "../plan/names.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { memberName } from "./descriptor.ts";
import { isOptional, isPlace } from "./operations.ts";
import { quoted } from "./quote.ts";
import { callLine, sampleObject } from "./sample.ts";

/** The code of a README, from top to bottom one program. What the product does not have is empty. */
export interface Snippets {
  readonly first: string;
  readonly list: string;
  readonly create: string;
  readonly errors: string;
}

/** What the code of a README is about: one object of the api, as far as it can be made, read, listed and waited for. */
interface Subject {
  readonly list?: ListOperation;
  readonly create?: Creation;
  readonly waiter?: Waiter;
  /** Reads one of them. */
  readonly read?: Operation;
}

type ListOperation = Operation & { readonly list: NonNullable<Operation["list"]> };

interface Creation {
  readonly operation: Operation;
  readonly model: Model;
  /** The result's field that holds what was created; absent when the result is it. */
  readonly field?: string;
}

const NO_SNIPPETS: Snippets = { first: "", list: "", create: "", errors: "" };

export function snippetsOf(plan: ApiPlan, from: string): Snippets {
  const subject = subjectOf(plan);
  const { create } = subject;
  const start = startOf(plan);
  const list = start?.list ?? subject.list;
  const read = start?.read ?? subject.read;
  const opening = list ?? read ?? easiest(plan.api.operations);
  if (!opening) return NO_SNIPPETS;
  const client = clientLine(plan, opening, read, create?.operation);
  return {
    first: [
      'import { createClient } from "@scwkit/runtime";',
      importLine(plan, from, [opening]),
      "",
      client,
      "",
      ...(list ? firstPageLines(plan, list) : firstCallLines(plan, opening)),
    ].join("\n"),
    list: list ? listText(plan, list) : "",
    create: create ? createText(plan, subject, create, from) : "",
    errors: errorsText(plan, read ?? opening, opening, from),
  };
}

/** What the document begins with, as far as that can be listed: the object that the product is named for. */
function startOf({ modules }: ApiPlan): Pick<Subject, "list" | "read"> | undefined {
  const operations = modules[0]?.operations ?? [];
  const list = operations.filter(isList).find(({ fields }) => fields.every(isOptional));
  const read = operations.find(
    (operation) => operation.id.startsWith("Get") && !operation.list && addressOf(operation).length > 0,
  );
  return list && { list, ...(read && { read }) };
}

/** The first object that can do most. */
function subjectOf(plan: ApiPlan): Subject {
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

function easiest(operations: readonly Operation[]): Operation | undefined {
  return operations.toSorted(
    (a, b) => needs(a) + (a.method === "GET" ? 0 : 9) - needs(b) - (b.method === "GET" ? 0 : 9),
  )[0];
}

/** What an operation that is called Create… makes: its result, or the only model in it that has an id or a name. */
function creationOf({ api }: ApiPlan, operation: Operation): readonly Creation[] {
  const { result, id, method, body, deprecated } = operation;
  if (!id.startsWith("Create") || method !== "POST" || body.kind === "raw" || deprecated || result.kind !== "json")
    return [];
  const outer = modelOf(api, result.type);
  if (!outer) return [];
  if (outer.fields.some(isKey)) return [{ operation, model: outer }];
  const [only, ...more] = outer.fields;
  const inner = only && only.result === "present" ? modelOf(api, only.type) : undefined;
  return inner && only && more.length === 0 && inner.fields.some(isKey)
    ? [{ operation, model: inner, field: only.name }]
    : [];
}

const isKey = ({ name, type, result }: Field): boolean =>
  (name === "id" || name === "name") && type.kind === "scalar" && type.scalar === "string" && result === "present";

const modelOf = (api: Api, type: Type): Model | undefined =>
  type.kind === "model" ? modelsOf(api).get(type.id) : undefined;

/** `page.servers`, whatever the member is called. */
const memberOf = (object: string, name: string): string =>
  isWord(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;

const isWord = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

/** Only a waiter whose request can be filled from what was created. */
function waiterFor({ api }: ApiPlan, model: Model): { readonly waiter?: Waiter; readonly read?: Operation } {
  const waiter = api.waiters.find(({ type }) => type.kind === "model" && type.id === model.id);
  const read = waiter && api.operations.find(({ id }) => id === waiter.operation);
  return waiter && read ? { waiter, read } : {};
}

/** A client with the place that the calls need, the defaults that the first one needs, and the owner of what is made. */
function clientLine(
  { api }: ApiPlan,
  opening: Operation,
  read: Operation | undefined,
  create: Operation | undefined,
): string {
  const needed = new Set([opening, read, create].map((operation) => operation?.locality));
  const place = needed.has("zone")
    ? [`zone: ${quoted(placeOf(api.zones, "fr-par-1"))}`]
    : needed.has("region")
      ? [`region: ${quoted(placeOf(api.regions, "fr-par"))}`]
      : [];
  const asked = new Set(opening.fields.map((field) => field.required && field.default));
  const owners = new Set(create?.fields.map((field) => field.default));
  const withProject = asked.has("project") || owners.has("project");
  const project = withProject ? ["projectId: process.env.SCW_DEFAULT_PROJECT_ID"] : [];
  const organization =
    asked.has("organization") || (owners.has("organization") && !withProject)
      ? ["organizationId: process.env.SCW_DEFAULT_ORGANIZATION_ID"]
      : [];
  const options = ["secretKey: process.env.SCW_SECRET_KEY", ...place, ...project, ...organization];
  return callLine("const client = createClient(", `{ ${options.join(", ")} }`, ");");
}

const placeOf = (known: readonly string[], usual: string): string =>
  known.includes(usual) ? usual : (known[0] ?? usual);

function importLine(
  { names }: ApiPlan,
  from: string,
  operations: readonly Operation[],
  more: readonly string[] = [],
): string {
  const functions = [...operations.map(({ id }) => names.operation(id).function), ...more];
  return `import { ${[...new Set(functions)].sort().join(", ")} } from "${from}";`;
}

/** The request of a call, with its comma; nothing when it needs none. */
function requestText(plan: ApiPlan, { fields }: Operation, known: ReadonlyMap<string, string> = new Map()): string {
  const required = fields.filter((field) => !isOptional(field) || known.has(field.name));
  return required.length === 0 ? "" : sampleObject(plan, required, known);
}

function callText(plan: ApiPlan, before: string, operation: Operation, known?: ReadonlyMap<string, string>): string {
  const start = `${before}${plan.names.operation(operation.id).function}(client`;
  const request = requestText(plan, operation, known);
  return request === "" ? `${start});` : callLine(`${start}, `, request, ");");
}

function firstPageLines(plan: ApiPlan, list: ListOperation): readonly string[] {
  return [callText(plan, "const page = await ", list), `console.log(${memberOf("page", list.list.items)});`];
}

function firstCallLines(plan: ApiPlan, operation: Operation): readonly string[] {
  if (operation.result.kind === "none") return [callText(plan, "await ", operation)];
  return [callText(plan, "const answer = await ", operation), "console.log(answer);"];
}

function listText(plan: ApiPlan, operation: ListOperation): string {
  const { item, shape } = operation.list;
  const model = modelOf(plan.api, item);
  const one = model ? variableOf(plan, model) : "item";
  const shown = model ? shownOf(model).map((name) => `${one}.${name}`) : [];
  const head = callText(plan, `for await (const ${shape === "map" ? `[key, ${one}]` : one} of `, operation).replace(
    /;$/,
    ")",
  );
  const words = [...(shape === "map" ? ["key"] : []), ...(shown.length > 0 ? shown : [one])];
  return `${head} {\n  console.log(${words.join(", ")});\n}`;
}

/** What one tells items apart by, and then how they are: two fields. */
function shownOf({ fields }: Model): readonly string[] {
  const printable = fields.filter(({ type, secret }) => !secret && type.kind !== "model").map(({ name }) => name);
  const found = (names: readonly string[]): readonly string[] => names.filter((name) => printable.includes(name));
  const telling = found(["id", "name", "domain", "address"]);
  return telling.length === 0 ? [] : [...telling, ...found(["state", "status", "type"])].slice(0, 2);
}

/** `VPC` -> `vpc`, `FlexibleIP` -> `flexibleIP` */
function variableOf({ names }: ApiPlan, { id }: Model): string {
  const word = names.model(id, "result").replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
  return isReserved(word) ? "item" : word;
}

/** A request that is empty by the document is hardly meant so: its first text is what one would start with. */
function hintOf(operation: Operation): readonly [string, string][] {
  if (needs(operation) > 0) return [];
  const first = operation.fields.find(
    (field) => field.in === "body" && field.type.kind === "scalar" && field.type.scalar === "string" && isFree(field),
  );
  return first ? [[first.name, '"…"']] : [];
}

const isFree = (field: RequestField): boolean =>
  !field.deprecated && field.default === undefined && field.name !== "description";

function createText(
  plan: ApiPlan,
  { waiter, read }: Subject,
  { operation, model, field }: Creation,
  from: string,
): string {
  const holder = field ?? variableOf(plan, model);
  const variable = isReserved(holder) || !isWord(holder) ? "created" : holder;
  const pattern =
    field === undefined ? variable : variable === field ? `{ ${field} }` : `{ ${memberName(field)}: ${variable} }`;
  const named = operation.fields.some(
    ({ name, type }) => name === "name" && type.kind === "scalar" && type.scalar === "string",
  );
  const known = new Map(named ? [["name", '"my-first"']] : hintOf(operation));
  const call = callText(plan, `const ${pattern} = await `, operation, known);
  if (!waiter || !read) {
    const key = model.fields.find(isKey)?.name ?? "id";
    return [importLine(plan, from, [operation]), "", call, `console.log(${variable}.${key});`].join("\n");
  }
  const waitFor = plan.names.waiter(waiter.resource).function;
  const request = sampleObject(plan, addressOf(read), fromResource(read, model, variable));
  return [
    importLine(plan, from, [operation], [waitFor]),
    "",
    call,
    callLine(`const settled = await ${waitFor}(client, `, request, ");"),
    `console.log(${memberOf("settled", waiter.status.at(-1) ?? "status")});`,
  ].join("\n");
}

/** What names one resource: also an id that the client could fill in, which would be that of another one. */
const addressOf = ({ fields }: Operation): readonly RequestField[] =>
  fields.filter((field) => !isOptional(field) || (field.in === "path" && !isPlace(field)));

/** `server_id` is the id of what was created; the other fields of the path stand in it by their own names. */
function fromResource(read: Operation, { fields }: Model, variable: string): ReadonlyMap<string, string> {
  const present = new Set(
    fields.filter(({ result, type }) => result === "present" && type.kind === "scalar").map(({ name }) => name),
  );
  const last = addressOf(read).at(-1)?.name;
  return new Map(
    addressOf(read).flatMap(({ name }): [string, string][] => {
      if (present.has(name)) return [[name, memberOf(variable, name)]];
      const key = name === last ? ["id", "name"].find((one) => present.has(one)) : undefined;
      return key === undefined ? [] : [[name, `${variable}.${key}`]];
    }),
  );
}

function errorsText(plan: ApiPlan, operation: Operation, opening: Operation, from: string): string {
  const ids = new Map(
    addressOf(operation).flatMap((field): [string, string][] => (isOptional(field) ? [[field.name, '"…"']] : [])),
  );
  return [
    'import { isApiError } from "@scwkit/runtime";',
    ...(operation === opening ? [] : [importLine(plan, from, [operation])]),
    "",
    "try {",
    callText(plan, "await ", operation, ids).replace(/^/gm, "  "),
    "} catch (error) {",
    operation.method === "GET"
      ? '  if (isApiError(error, "not_found")) console.log(error.details.resource);'
      : '  if (isApiError(error, "invalid_arguments")) console.log(error.details);',
    "  else throw error;",
    "}",
  ].join("\n");
}
