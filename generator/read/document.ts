import type { Report } from "../diagnostics.ts";
import { type Access, access, child, entries, keyOrigin, list, nameText, only, text } from "./access.ts";
import type { Info, OpenApi, Schema, Tag } from "./openapi.ts";
import { isPathWithOperations, readOperations } from "./operations.ts";
import { optional, readSchema } from "./schema.ts";
import type { Value } from "./source.ts";

const ROOT: ReadonlySet<string> = new Set([
  "openapi",
  "info",
  "servers",
  "security",
  "tags",
  "paths",
  "components",
  "externalDocs",
  "jsonSchemaDialect",
]);
const INFO: ReadonlySet<string> = new Set([
  "title",
  "summary",
  "description",
  "version",
  "license",
  "contact",
  "termsOfService",
]);
const COMPONENTS: ReadonlySet<string> = new Set([
  "schemas",
  "parameters",
  "responses",
  "requestBodies",
  "securitySchemes",
  "headers",
  "examples",
]);

/** The accepted part of a document; `undefined` when nothing useful can be read. */
export function readDocument(source: Value, report: Report): OpenApi | undefined {
  const root = access(source, "the document", report);
  if (!root || !isOpenApi(root)) return undefined;
  only(root, ROOT, { webhooks: "Scaleway calls nobody back." });
  checkServer(root);
  const info = readInfo(root);
  if (!info) return undefined;
  const schemas = readSchemas(root);
  const operations = readOperations(root);
  if (!hasOperations(root)) report("paths-empty", root.map.origin, {});
  return { origin: root.map.origin, info, tags: readTags(root), operations, schemas };
}

const SERVER = /^https:\/\/api\.scaleway\.com\/?$/;

/** Clients do not take their address from a document: the secret key goes to whomever it names. */
function checkServer(root: Access): void {
  const [first] = list(root, "servers");
  const from = first && access(first, "a server", root.report);
  const url = from && text(from, "url");
  if (from && url !== undefined && !SERVER.test(url)) root.report("server-other", keyOrigin(from, "url"), { url });
}

function hasOperations(root: Access): boolean {
  const paths = root.map.entries.get("paths");
  return (
    paths !== undefined &&
    (paths.kind !== "map" ||
      [...paths.entries.values()].some((item) => item.kind !== "map" || isPathWithOperations(item)))
  );
}

function isOpenApi(root: Access): boolean {
  const entry = root.map.entries.get("openapi");
  if (!entry) {
    root.report("openapi-missing", root.map.origin, {});
    return false;
  }
  const version = entry.kind === "scalar" ? String(entry.value) : "";
  if (/^3\.[01](\.\d+)?$/.test(version)) return true;
  root.report("openapi-version", entry.origin, { version: version || "of this kind" });
  return false;
}

function readInfo(root: Access): Info | undefined {
  const info = child(root, "info", "`info`");
  if (!info) {
    if (!root.map.keys.has("info"))
      root.report("field-missing", root.map.origin, { what: "The document", field: "info" });
    return undefined;
  }
  only(info, INFO);
  const version = text(info, "version");
  if (version === undefined) {
    if (!info.map.keys.has("version"))
      root.report("field-missing", info.map.origin, { what: "`info`", field: "version" });
    return undefined;
  }
  return {
    title: text(info, "title") ?? "",
    ...optional("summary", text(info, "summary")),
    ...optional("description", text(info, "description")),
    version,
    ...optional("apiName", text(info, "x-api-name")),
    origin: info.map.origin,
    versionOrigin: keyOrigin(info, "version"),
    apiNameOrigin: keyOrigin(info, "x-api-name"),
  };
}

function readTags(root: Access): readonly Tag[] {
  return list(root, "tags").flatMap((value) => {
    const tag = access(value, "a tag", root.report);
    const name = tag && nameText(tag, "name");
    return tag && name !== undefined ? { name, ...optional("description", text(tag, "description")) } : [];
  });
}

function readSchemas(root: Access): ReadonlyMap<string, Schema> {
  const schemas = new Map<string, Schema>();
  const components = child(root, "components", "`components`");
  if (!components) return schemas;
  only(components, COMPONENTS, { pathItems: "Write the operations under `paths`." });
  for (const [name, value] of entries(components, "schemas")) {
    const schema = readSchema(value, name, root.report);
    if (schema) schemas.set(name, schema);
  }
  return schemas;
}
