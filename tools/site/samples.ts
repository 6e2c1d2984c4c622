import type { Locality, Operation, RequestField, Waiter } from "../../generator/model/api.ts";
import { placeOf } from "../../generator/print/sample.ts";
import { createClient } from "../../runtime/src/client.ts";
import { toCurl } from "../../runtime/src/curl.ts";
import type { Operation as Descriptor } from "../../runtime/src/operation.ts";
import type { Book } from "./library.ts";
import { ID, sampleRequest, type Value } from "./sample-values.ts";

const RUNTIME = "@scwkit/runtime";

export function importPath({ product, plan }: Book): string {
  return `${product.name}/${plan.path}`;
}

/** One call, ready to run but for the values. A test compiles each of these. */
export function typescriptSample(operation: Operation, book: Book): string {
  const call = book.plan.names.operation(operation.id).function;
  const request = sampleRequest(operation, book);
  const given = Object.keys(request).length > 0 ? `, ${literal(request, "")}` : "";
  return [...opening(operation, book, [call]), ...useOf(operation, `${call}(scw${given})`), ""].join("\n");
}

export function waiterSample(waiter: Waiter, operation: Operation, book: Book): string {
  const { function: call } = book.plan.names.waiter(waiter.resource);
  return [
    ...opening(operation, book, [call]),
    `const settled = await ${call}(scw, ${literal(sampleRequest(operation, book), "")});`,
    "",
  ].join("\n");
}

function opening({ locality, fields }: Operation, book: Book, calls: readonly string[]): readonly string[] {
  const options = ["secretKey: process.env.SCW_SECRET_KEY"];
  for (const [name, place] of Object.entries(placesOf(locality, book)))
    options.push(`${name}: ${JSON.stringify(place)}`);
  if (needs(fields, "project")) options.push("projectId: process.env.SCW_DEFAULT_PROJECT_ID");
  if (needs(fields, "organization")) options.push("organizationId: process.env.SCW_DEFAULT_ORGANIZATION_ID");
  const line = `const scw = createClient({ ${options.join(", ")} });`;
  const client =
    line.length <= WIDTH ? [line] : ["const scw = createClient({", ...options.map((option) => `  ${option},`), "});"];
  return [
    `import { ${calls.join(", ")} } from "${importPath(book)}";`,
    `import { createClient } from "${RUNTIME}";`,
    "",
    ...client,
    "",
  ];
}

/** The place that the client of a sample has. */
function placesOf(locality: Locality, { plan }: Book): { readonly zone?: string; readonly region?: string } {
  const { zones, regions } = plan.api;
  if (locality === "zone") return { zone: placeOf(zones, "fr-par-1") };
  return locality === "region" ? { region: placeOf(regions, "fr-par") } : {};
}

/** What a line holds beside the text on a laptop. */
const WIDTH = 64;

function useOf({ list, result }: Operation, call: string): readonly string[] {
  if (result.kind === "none") return [`await ${call};`];
  if (!list) return [`const result = await ${call};`];
  const item = list.shape === "map" ? "[key, value]" : itemName(list.items);
  return [`for await (const ${item} of ${call}) {`, `  console.log(${item.replace(/[[\]]/g, "")});`, "}"];
}

/** `private_nics` -> `privateNic`, where the plural is a simple one and the word is free. */
function itemName(items: string): string {
  const word = items.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const one = /^[a-z]\w*[^su]s$/i.test(word) && !/ies$/i.test(word) ? word.slice(0, -1) : "item";
  return RESERVED.test(one) ? "item" : one;
}

const RESERVED =
  /^(?:case|class|default|delete|enum|export|function|import|interface|new|package|return|super|switch|this|var|scw)$/;

function needs(fields: readonly RequestField[], setting: RequestField["default"]): boolean {
  return fields.some((field) => field.required && field.default === setting);
}

export function literal(value: Value, indent: string): string {
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((item: Value) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${keyOf(name)}: ${literal(item, inner)}`);
  const [open, close] = Array.isArray(value) ? (["[", "]"] as const) : (["{ ", " }"] as const);
  if (entries.length === 0) return Array.isArray(value) ? "[]" : "{}";
  const line = `${open}${entries.join(", ")}${close}`;
  if (!line.includes("\n") && indent.length + line.length <= 40) return line;
  return `${open.trim()}\n${entries.map((entry) => `${inner}${entry},`).join("\n")}\n${indent}${close.trim()}`;
}

const keyOf = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : JSON.stringify(name);

/** What the runtime itself would send for the TypeScript sample. */
export function curlSample(operation: Operation, book: Book): string {
  const { fields, locality } = operation;
  const client = createClient({
    secretKey: ID,
    ...placesOf(locality, book),
    ...(needs(fields, "project") && { projectId: ID }),
    ...(needs(fields, "organization") && { organizationId: ID }),
  });
  return wrapBody(toCurl(client, descriptorOf(operation), sampleRequest(operation, book)));
}

function descriptorOf({ id, method, path, body, fields, result }: Operation): Descriptor {
  const named = (wanted: readonly RequestField[]): readonly string[] => wanted.map(({ name }) => name);
  const defaults = fields.flatMap((field) => (field.default ? [[field.name, field.default] as const] : []));
  return {
    // Without its version, of which the runtime would warn.
    id,
    method,
    path,
    ...(body.kind !== "none" && {
      query: named(fields.filter((field) => field.in === "query")),
      body: body.kind === "raw" ? body : "json",
    }),
    csv: named(fields.filter(({ commaJoined }) => commaJoined)),
    ...(result.kind !== "json" && { result: result.kind }),
    defaults: Object.fromEntries(defaults),
  };
}

/** A body of one line is hard to read; JSON does not mind more of them. */
function wrapBody(command: string): string {
  return command.replace(/(?<=\n {2}-d ')\{.*\}(?=' \\\n)/, (body) =>
    JSON.stringify(JSON.parse(body.replaceAll("'\\''", "'")), undefined, 2)
      .replaceAll("'", "'\\''")
      .replaceAll("\n", "\n  "),
  );
}
