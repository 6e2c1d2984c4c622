import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import { namedIn } from "../links.ts";
import type { Api, Field, Model, ObjectGroup, Operation } from "../model/api.ts";
import type { Note } from "../read/notes.ts";
import type { OpenApi, RawOperation } from "../read/openapi.ts";
import { docsOf } from "./docs.ts";
import { fieldsOf } from "./fields.ts";
import { identify } from "./identity.ts";
import { listOf } from "./lists.ts";
import { firstSegment, localityOf, placesOf } from "./locality.ts";
import { checkNotes, notesByOperation, withNotes, withPresence } from "./notes.ts";
import { checkPaths, type Paths, unifyPaths } from "./paths.ts";
import { createRegistry, type Registry } from "./registry.ts";
import { type Request, requestOf } from "./requests.ts";
import { failuresOf, hasTotalHeader, resultOf } from "./results.ts";
import { usesOf } from "./uses.ts";
import { waitersOf } from "./waiters.ts";

/** Document and notes -> model. `undefined` when the document does not say what it describes. */
export function normalise(document: OpenApi, notes: readonly Note[], report: Report): Api | undefined {
  const identity = identify(document, report);
  if (!identity) return undefined;
  checkPaths(document.operations, report);
  const registry = createRegistry(document.schemas, report);
  const paths = unifyPaths(document.operations);
  const drafts = document.operations.map((operation) => draftOf(operation, paths, registry, report));
  const told = notesByOperation(notes);
  const notesOf = ({ id }: Operation): readonly Note[] => told.get(id) ?? [];
  const plain = drafts.map(({ raw, request, operation }) => ({
    raw,
    request,
    operation: withNotes(operation, notesOf(operation)),
  }));
  const answered = new Set(
    plain.flatMap(({ operation }) => (operation.result.kind === "json" ? namedIn(operation.result.type) : [])),
  );
  const fields = modelFields(registry, answered, notes, report);
  const operations = plain.map(({ raw, operation }) => withList(raw, operation, fields, notesOf(operation), report));
  const models = modelsOf(
    registry,
    fields,
    operations,
    new Set(plain.flatMap(({ request }) => request.bodyComponent ?? [])),
  );
  checkNotes(notes, operations, new Set(models.map(({ name }) => name)), report);
  const used = enumsUsed(operations, models, document.schemas.keys());
  const enums = registry.enums().filter(({ id }) => used.has(id));
  const facts = {
    operations,
    fieldsOf: (id: string) => fields.get(id) ?? [],
    enumOf: (id: string) => enums.find((known) => known.id === id),
  };
  return {
    ...identity,
    title: document.info.title.replace(/ API( \([^()]*\))?$/, ""),
    docs: docsOf(document.info.summary, document.info.description),
    zones: placesOf(document, "zone"),
    regions: placesOf(document, "region"),
    objects: objectsOf(document, operations, report),
    operations,
    models,
    enums,
    waiters: waitersOf(notes, facts, report),
    origin: document.origin,
  };
}

interface Draft {
  readonly raw: RawOperation;
  readonly request: Request;
  readonly operation: Operation;
}

function draftOf(raw: RawOperation, paths: Paths, registry: Registry, report: Report): Draft {
  const request = requestOf(raw, paths.renamesOf(raw.path), registry, report);
  const operation: Operation = {
    id: raw.id,
    method: raw.method,
    path: paths.templateOf(raw.path),
    locality: localityOf(raw.path),
    object: raw.tag ?? firstSegment(raw.path) ?? "service",
    docs: docsOf(raw.summary, raw.description),
    deprecated: raw.deprecated,
    fields: request.fields,
    body: request.body,
    result: resultOf(raw, registry, report),
    failures: failuresOf(raw),
    origin: raw.origin,
  };
  return { raw, request, operation };
}

/** Typing the fields of a model can meet further inlined models, so the registry grows while it is walked. */
function modelFields(
  registry: Registry,
  answered: ReadonlySet<string>,
  notes: readonly Note[],
  report: Report,
): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, readonly Field[]>();
  for (let known = registry.models(); fields.size < known.length; known = registry.models())
    for (const { id, name, schema } of known.slice(fields.size))
      fields.set(
        id,
        withPresence(name, fieldsOf({ name, schema, isResult: answered.has(id) }, registry, report), notes, report),
      );
  return fields;
}

function withList(
  raw: RawOperation,
  operation: Operation,
  fields: ReadonlyMap<string, readonly Field[]>,
  notes: readonly Note[],
  report: Report,
): Operation {
  const type = operation.result.kind === "json" ? operation.result.type : undefined;
  if (type?.kind !== "model") return operation;
  const said = notes.find((note) => note.kind === "list");
  const list = listOf(
    {
      operation,
      resultFields: fields.get(type.id) ?? [],
      totalInHeader: hasTotalHeader(raw),
      ...(said?.kind === "list" && said.items !== undefined && { items: said.items }),
      ...(said?.kind === "list" && said.total !== undefined && { total: said.total }),
    },
    report,
  );
  return list ? { ...operation, list } : operation;
}

function modelsOf(
  registry: Registry,
  fields: ReadonlyMap<string, readonly Field[]>,
  operations: readonly Operation[],
  bodies: ReadonlySet<string>,
): readonly Model[] {
  const known = registry.models();
  const others = known.map(({ id }) => id).filter((id) => !bodies.has(id) && id !== "scaleway.std.Error");
  const uses = usesOf(operations, others, (id) => fields.get(id) ?? []);
  return known.flatMap(({ id, name, schema }) => {
    const use = uses.get(id);
    if (!use) return [];
    return {
      id,
      name,
      docs: docsOf(undefined, schema.description),
      fields: fields.get(id) ?? [],
      use,
      origin: schema.origin,
    };
  });
}

function enumsUsed(
  operations: readonly Operation[],
  models: readonly Model[],
  components: Iterable<string>,
): ReadonlySet<string> {
  const typed = [...operations.flatMap((operation) => operation.fields), ...models.flatMap((model) => model.fields)];
  const results = operations.flatMap(({ result }) => (result.kind === "json" ? namedIn(result.type) : []));
  return new Set([...components, ...typed.flatMap(({ type }) => namedIn(type)), ...results]);
}

/** The document's tags in their order, then the objects of operations without one. */
function objectsOf(document: OpenApi, operations: readonly Operation[], report: Report): readonly ObjectGroup[] {
  const used = new Set(operations.map(({ object }) => object));
  if (used.size > LIMITS.objects)
    report("objects-too-many", document.origin, { count: String(used.size), limit: String(LIMITS.objects) });
  const tagged = [...new Map(document.tags.map((tag) => [tag.name, tag])).values()].filter(({ name }) =>
    used.has(name),
  );
  const known = new Set(tagged.map(({ name }) => name));
  const rest = [...used].filter((name) => !known.has(name));
  return [
    ...tagged.map(({ name, description }) => ({ name, docs: docsOf(undefined, description) })),
    ...rest.map((name) => ({ name, docs: {} })),
  ];
}
