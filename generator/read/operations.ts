import type { Origin } from "../model/origin.ts";
import {
  type Access,
  access,
  child,
  entries,
  flag,
  isShort,
  keyOrigin,
  list,
  nameText,
  only,
  text,
  texts,
} from "./access.ts";
import type { Content, Parameter, RawBody, RawOperation, Response } from "./openapi.ts";
import { boundedFields, componentName, optional, readSchema } from "./schema.ts";
import type { MapValue, Value } from "./source.ts";

const METHODS = { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE", head: "HEAD" } as const;
const METHOD_KEYS = ["get", "post", "put", "patch", "delete", "head"] as const;
const PATH_ITEM: ReadonlySet<string> = new Set([...METHOD_KEYS, "parameters", "summary", "description"]);
const OPERATION: ReadonlySet<string> = new Set([
  "operationId",
  "tags",
  "summary",
  "description",
  "deprecated",
  "parameters",
  "requestBody",
  "responses",
  "security",
  "externalDocs",
]);
const PARAMETER: ReadonlySet<string> = new Set([
  "name",
  "in",
  "required",
  "deprecated",
  "description",
  "schema",
  "style",
  "explode",
  "example",
  "examples",
  "allowEmptyValue",
]);
const BODY: ReadonlySet<string> = new Set(["description", "required", "content"]);
const RESPONSE: ReadonlySet<string> = new Set(["description", "headers", "content"]);
const CONTENT: ReadonlySet<string> = new Set(["schema", "example", "examples"]);

/** The document, and what was read of its components: a thousand operations may share one. */
interface Shared {
  readonly root: Access;
  readonly parameters: Map<MapValue, readonly Parameter[]>;
  readonly bodies: Map<MapValue, RawBody["contents"]>;
  readonly responses: Map<MapValue, Omit<Response, "status">>;
}

export function readOperations(root: Access): readonly RawOperation[] {
  const shared: Shared = { root, parameters: new Map(), bodies: new Map(), responses: new Map() };
  return entries(root, "paths").flatMap(([path, value]) => {
    const item = access(value, `path ${path}`, root.report);
    if (!item) return [];
    only(item, PATH_ITEM, {
      $ref: "Write the operations under the path.",
      servers: "All paths share the server of the document.",
    });
    const common = readParameters(shared, item);
    const paths = child(root, "paths", "paths");
    const pathOrigin = paths ? keyOrigin(paths, path) : item.map.origin;
    return METHOD_KEYS.flatMap((key) => {
      const from = child(item, key, `${METHODS[key]} ${path}`);
      return from
        ? (readOperation(
            shared,
            from,
            { method: METHODS[key], path, pathOrigin, origin: keyOrigin(item, key) },
            common,
          ) ?? [])
        : [];
    });
  });
}

export const isPathWithOperations = (item: MapValue): boolean =>
  [...item.entries.keys()].some((key) => !PATH_ITEM.has(key) || key in METHODS);

interface Address {
  readonly method: RawOperation["method"];
  readonly path: string;
  readonly pathOrigin: Origin;
  readonly origin: Origin;
}

function readOperation(
  shared: Shared,
  from: Access,
  at: Address,
  common: readonly Parameter[],
): RawOperation | undefined {
  only(from, OPERATION, {
    callbacks: "Scaleway calls nobody back.",
    servers: "All paths share the server of the document.",
  });
  const id = text(from, "operationId");
  if (id === undefined) {
    from.report("operation-id-missing", at.origin, { method: at.method, path: at.path });
    return undefined;
  }
  if (!isShort(from, id, "`operationId`", keyOrigin(from, "operationId"))) return undefined;
  const own = readParameters(shared, from);
  const overridden = new Set(own.map((parameter) => `${parameter.in} ${parameter.name}`));
  const [first] = texts(from, "tags");
  const tag = first && isShort(from, first.text, "The tag", first.origin) ? first.text : undefined;
  return {
    ...at,
    id,
    ...optional("tag", tag),
    ...optional("summary", text(from, "summary")),
    ...optional("description", text(from, "description")),
    deprecated: flag(from, "deprecated"),
    parameters: [...common.filter((parameter) => !overridden.has(`${parameter.in} ${parameter.name}`)), ...own],
    ...optional("body", readBody(shared, from)),
    responses: readResponses(shared, from),
  };
}

function readParameters({ root, parameters }: Shared, from: Access): readonly Parameter[] {
  return boundedFields(from, "parameters", list(from, "parameters")).flatMap((value) => {
    const parameter = dereference(root, value, "parameters");
    return parameter ? once(parameters, parameter, readParameter) : [];
  });
}

function once<T>(known: Map<MapValue, T>, from: Access, read: (from: Access) => T): T {
  const found = known.get(from.map);
  if (found !== undefined) return found;
  const made = read(from);
  known.set(from.map, made);
  return made;
}

function readParameter(from: Access): readonly Parameter[] {
  only(from, PARAMETER, { content: "Use `schema`.", allowReserved: "Values are always encoded." });
  const name = nameText(from, "name");
  const where = text(from, "in");
  const schema = from.map.entries.get("schema");
  if (name === undefined || where === undefined || !schema) {
    const field = ["name", "in", "schema"].find((key) => !from.map.keys.has(key));
    // One that is there and wrong was complained about when it was read.
    if (field !== undefined) from.report("field-missing", from.map.origin, { what: "The parameter", field });
    return [];
  }
  if (where !== "path" && where !== "query") {
    from.report("unsupported", keyOrigin(from, "in"), {
      keyword: `in: ${where}`,
      what: `parameter ${name}`,
      remedy: "Use path or query.",
    });
    return [];
  }
  const style = text(from, "style");
  if (style !== undefined && style !== (where === "path" ? "simple" : "form"))
    from.report("unsupported", keyOrigin(from, "style"), {
      keyword: `style: ${style}`,
      what: `parameter ${name}`,
      remedy: "Leave `style` out.",
    });
  const read = readSchema(schema, name, from.report);
  if (!read) return [];
  const parameter: Parameter = {
    name,
    in: where,
    required: flag(from, "required"),
    deprecated: flag(from, "deprecated") || read.deprecated,
    ...optional("description", text(from, "description") ?? read.description),
    schema: read,
    commaJoined: where === "query" && from.map.entries.has("explode") && !flag(from, "explode"),
    ...optional("oneOf", nameText(from, "x-one-of") ?? read.oneOf),
    origin: from.map.origin,
  };
  return [parameter];
}

function readBody({ root, bodies }: Shared, operation: Access): RawBody | undefined {
  const value = operation.map.entries.get("requestBody");
  const from = value && dereference(root, value, "requestBodies");
  if (!from) return undefined;
  const contents = once(bodies, from, (body) => {
    only(body, BODY);
    return readContents(body);
  });
  return { contents, origin: keyOrigin(operation, "requestBody") };
}

function readResponses({ root, responses }: Shared, operation: Access): readonly Response[] {
  return entries(operation, "responses").flatMap(([status, value]) => {
    const from = dereference(root, value, "responses");
    return from ? { status, ...once(responses, from, readResponse) } : [];
  });
}

function readResponse(from: Access): Omit<Response, "status"> {
  only(from, RESPONSE, { links: "Links say nothing that a client uses." });
  const headers = entries(from, "headers").map(([name]) => name.toLowerCase());
  return { headers, contents: readContents(from), origin: from.map.origin };
}

function readContents(from: Access): readonly Content[] {
  return entries(from, "content").flatMap(([type, value]) => {
    const content = access(value, type, from.report);
    if (!content) return [];
    only(content, CONTENT, { encoding: "Multipart bodies are not supported." });
    const schema = content.map.entries.get("schema");
    return {
      type,
      ...optional("schema", schema && readSchema(schema, from.what, from.report)),
      origin: content.map.origin,
    };
  });
}

/** Follows a reference to a shared parameter, response or body. */
function dereference(
  root: Access,
  value: Value,
  kind: "parameters" | "responses" | "requestBodies",
): Access | undefined {
  const from = access(value, kind, root.report);
  if (!from?.map.entries.has("$ref")) return from;
  const name = componentName(from, `#/components/${kind}/`);
  if (name === undefined) return undefined;
  const components = child(root, "components", "components");
  const shared = components && child(components, kind, `components.${kind}`);
  const target = shared?.map.entries.get(name);
  if (target) return access(target, name, root.report);
  root.report("ref-dangling", keyOrigin(from, "$ref"), { ref: text(from, "$ref") ?? name });
  return undefined;
}
