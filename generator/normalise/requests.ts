import type { Report } from "../diagnostics.ts";
import type { Body, ClientSetting, Method, RequestField } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Content, Parameter, RawOperation, Schema } from "../read/openapi.ts";
import { docsOf } from "./docs.ts";
import { fieldsOf } from "./fields.ts";
import { mapValues } from "./maps.ts";
import type { Renames } from "./paths.ts";
import { costOf, type Registry } from "./registry.ts";

export interface Request {
  readonly fields: readonly RequestField[];
  readonly body: Body;
  /** The component that is the body; it is no model of its own. */
  readonly bodyComponent?: string;
}

/** Without its fields and texts, an operation takes as much as so many characters. */
const OPERATION = 1500;

/** One request object holds path, query and body fields. */
export function requestOf(operation: RawOperation, renames: Renames, registry: Registry, report: Report): Request {
  const name = `${operation.id}Request`;
  registry.spend(OPERATION + costOf(operation.id, operation.description), operation.origin);
  const parameters = operation.parameters
    .filter((parameter) => registry.spend(costOf(parameter.name, parameter.description), parameter.origin))
    .map((parameter) => parameterField(parameter, name, renames, registry));
  const body = bodyOf(operation, name, registry, report);
  return { ...body, fields: withoutClashes(operation, [...parameters, ...body.fields], report) };
}

function parameterField(parameter: Parameter, owner: string, renames: Renames, registry: Registry): RequestField {
  const isPath = parameter.in === "path";
  const isPlace = isPath && (parameter.name === "zone" || parameter.name === "region");
  const type: Type = isPlace
    ? { kind: "scalar", scalar: "string" }
    : registry.typeOf(parameter.schema, { owner, field: parameter.name, shareable: false });
  return {
    name: (isPath ? renames.get(parameter.name) : undefined) ?? parameter.name,
    in: parameter.in,
    type: type.kind === "nullable" ? type.of : type,
    docs: docsOf(undefined, parameter.description),
    deprecated: parameter.deprecated,
    secret: false,
    ...(parameter.oneOf !== undefined && { oneOf: parameter.oneOf }),
    required: isPath || parameter.required,
    result: "present",
    commaJoined: parameter.commaJoined,
    origin: parameter.origin,
  };
}

function bodyOf(operation: RawOperation, owner: string, registry: Registry, report: Report): Request {
  const [content, ...others] = operation.body?.contents ?? [];
  if (!content) return { fields: [], body: { kind: "none" } };
  if (others.length > 0 || FORMS.test(content.type) || !MEDIA_TYPE.test(content.type))
    report("body-unsupported", content.origin, {
      id: operation.id,
      type: [content, ...others].map(({ type }) => type).join(" or "),
    });
  return isJson(content.type) ? jsonBody(operation, content, owner, registry, report) : rawBody(content);
}

/** It becomes a header, so it has to be one. */
export const MEDIA_TYPE: RegExp = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;\s*[\w-]+=[\w."-]+)*$/;
/** What has fields but is no JSON. */
const FORMS = /^(?:multipart\/|application\/x-www-form-urlencoded)/;

export const isJson = (type: string): boolean => /^application\/(?:[\w.+-]+\+)?json\b/.test(type);

function jsonBody(
  operation: RawOperation,
  content: Content,
  owner: string,
  registry: Registry,
  report: Report,
): Request {
  const body: Body = { kind: "json" };
  if (!content.schema) return { fields: [], body };
  const resolved = registry.resolve(content.schema);
  if (!resolved) return { fields: [], body };
  const { schema, component = registry.copied(schema, owner) } = resolved;
  if ((schema.types[0] !== "object" && !schema.properties) || mapValues(schema) !== undefined) {
    report("body-not-object", schema.origin, { id: operation.id });
    return { fields: [], body };
  }
  const fields = fieldsOf({ name: owner, schema, isResult: false }, registry, report).map((field): RequestField => {
    const setting = settingOf(operation.method, field.name, schema);
    return { ...field, in: "body", commaJoined: false, ...(setting && { default: setting }) };
  });
  return { fields, body, ...(component !== undefined && { bodyComponent: component }) };
}

const RAW_FIELD = "content";

function rawBody(content: Content): Request {
  const contentType = content.type.includes("*") ? "application/octet-stream" : content.type;
  const field: RequestField = {
    name: RAW_FIELD,
    in: "body",
    type: { kind: "scalar", scalar: "string", format: "binary" },
    docs: { text: "The body, sent as it is." },
    deprecated: false,
    secret: false,
    required: true,
    result: "present",
    commaJoined: false,
    origin: content.origin,
  };
  return { fields: [field], body: { kind: "raw", field: RAW_FIELD, contentType } };
}

const SETTINGS: Readonly<Record<string, ClientSetting>> = {
  project_id: "project",
  project: "project",
  organization_id: "organization",
  organization: "organization",
};

/** What is created belongs to the client's project or organization unless the caller says otherwise. */
function settingOf(method: Method, name: string, body: Schema): ClientSetting | undefined {
  const isText = body.properties?.get(name)?.types[0] === "string";
  return method === "POST" && isText && Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
}

/** A value that the path holds is not repeated elsewhere; one that the query holds is not repeated in the body. */
function withoutClashes(
  operation: RawOperation,
  fields: readonly RequestField[],
  report: Report,
): readonly RequestField[] {
  const first = new Map<string, RequestField>();
  for (const field of fields) {
    const other = first.get(field.name);
    if (!other) first.set(field.name, field);
    else {
      const code = isSameValue(other.type, field.type) ? "field-clash" : "field-clash-types";
      report(code, field.origin, { id: operation.id, name: field.name, first: other.in, second: field.in });
    }
  }
  return [...first.values()];
}

/** Formats and null aside, as the one value has to fit both places. */
function isSameValue(one: Type, other: Type): boolean {
  const [a, b] = [one, other].map((type) => (type.kind === "nullable" ? type.of : type));
  if (a?.kind === "scalar" && b?.kind === "scalar") return a.scalar === b.scalar;
  return JSON.stringify(a) === JSON.stringify(b);
}
