import type { Model, Operation } from "../model/api.ts";
import { isReserved } from "../plan/names.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { memberName } from "./descriptor.ts";
import { isOptional } from "./operations.ts";
import { quoted } from "./quote.ts";
import { callLine, placeOf, sampleObject } from "./sample.ts";
import {
  addressOf,
  type Creation,
  easiest,
  hintOf,
  isKey,
  type ListOperation,
  modelOf,
  type Subject,
  startOf,
  subjectOf,
} from "./subject.ts";

/** The code of a README, from top to bottom one program. What the product does not have is empty. */
export interface Snippets {
  readonly first: string;
  readonly list: string;
  readonly create: string;
  readonly errors: string;
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

/** `page.servers`, whatever the member is called. */
const memberOf = (object: string, name: string): string =>
  isWord(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;

const isWord = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

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
