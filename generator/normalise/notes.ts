import type { Report } from "../diagnostics.ts";
import { grouped } from "../grouped.ts";
import type { ClientSetting, Field, List, Operation, RequestField, Result } from "../model/api.ts";
import type { Note } from "../read/notes.ts";
import { MEDIA_TYPE } from "./requests.ts";

/** A note that matches nothing is an error: the document has moved on, or the note has a typing mistake. */
export function unknown(report: Report, note: Note, name: string): void {
  report("note-unknown", note.origin, { what: `A \`${note.kind}\` note`, name: `\`${name}\`` });
}

export function checkNotes(
  notes: readonly Note[],
  operations: readonly Operation[],
  models: ReadonlySet<string>,
  report: Report,
): void {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  for (const note of notes) {
    if (note.kind === "presence") {
      if (!models.has(note.model)) unknown(report, note, note.model);
      continue;
    }
    const word = unknownWord(note);
    if (word !== undefined) unknown(report, note, word);
    for (const id of note.kind === "waiter" ? [note.operation] : new Set(note.operations)) {
      const operation = byId.get(id);
      for (const name of operation ? lackingIn(operation, note) : [id]) unknown(report, note, name);
      if (operation && note.kind === "raw-body") checkRawBody(operation, note, report);
    }
  }
}

/** What the note says of the body goes with what the operation has beside it, and with HTTP. */
function checkRawBody({ id, fields, body }: Operation, note: Note, report: Report): void {
  if (body.kind !== "raw") return;
  const { field: name, contentType: type } = body;
  const [first, second] = fields.filter((field) => field.name === name);
  if (first && second) report("field-clash-types", note.origin, { id, name, first: first.in, second: second.in });
  if (!MEDIA_TYPE.test(type)) report("body-unsupported", note.origin, { id, type });
}

/** The notes that name an operation, by its id. */
export function notesByOperation(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  return grouped(
    notes.flatMap((note) => {
      const ids = new Set("operations" in note ? note.operations : []);
      return [...ids].map((id) => [id, note] as const);
    }),
  );
}

const SETTINGS: ReadonlySet<string> = new Set(["project", "organization", "zone", "region"] satisfies ClientSetting[]);
const RESULTS: ReadonlySet<string> = new Set(["text", "binary", "none"] satisfies Result["kind"][]);
const TOTALS: ReadonlySet<string> = new Set(["body", "header", "missing"] satisfies List["total"][]);

/** The word of a note that stands for one of several things, when it stands for none. */
function unknownWord(note: Note): string | undefined {
  if (note.kind === "default" && !SETTINGS.has(note.from)) return note.from;
  if (note.kind === "result" && !RESULTS.has(note.is)) return note.is;
  return note.kind === "list" && note.total !== undefined && !TOTALS.has(note.total) ? note.total : undefined;
}

/** What a note tells about and the operation does not have. */
function lackingIn({ id, fields, body, list }: Operation, note: Note): readonly string[] {
  const known = new Set(fields.map(({ name }) => name));
  const missing = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !known.has(name)).map((name) => `${id}.${name}`);
  switch (note.kind) {
    case "default":
      return missing([note.field]);
    case "comma-joined":
      return missing(note.fields);
    case "raw-body":
      return body.kind === "raw" ? [] : [`the raw body of ${id}`];
    case "list":
      if (list && (note.items === undefined || note.items === list.items)) return [];
      return [note.items === undefined ? `the list of ${id}` : `${id}.${note.items}`];
    default:
      return [];
  }
}

/** The operation as its document describes it, with what the notes that name it add. */
export const withNotes = (operation: Operation, notes: readonly Note[]): Operation => notes.reduce(apply, operation);

function apply(operation: Operation, note: Note): Operation {
  switch (note.kind) {
    case "default": {
      const { from } = note;
      if (from !== "project" && from !== "organization" && from !== "zone" && from !== "region") return operation;
      return mapField(operation, [note.field], (field) => ({ ...field, default: from }));
    }
    case "comma-joined":
      return mapField(operation, note.fields, (field) => ({
        ...field,
        commaJoined: true,
        type: field.type.kind === "array" ? field.type : { kind: "array", items: field.type },
      }));
    case "raw-body":
      return rawBody(operation, note.field, note.contentType);
    case "result":
      return note.is === "text" || note.is === "binary" || note.is === "none"
        ? { ...operation, result: { kind: note.is } }
        : operation;
    default:
      return operation;
  }
}

function rawBody(operation: Operation, field: string | undefined, contentType: string | undefined): Operation {
  if (operation.body.kind !== "raw") return operation;
  const before = operation.body.field;
  const name = field ?? before;
  return {
    ...mapField(operation, [before], (old) => ({ ...old, name })),
    body: { kind: "raw", field: name, contentType: contentType ?? operation.body.contentType },
  };
}

function mapField(
  operation: Operation,
  names: readonly string[],
  change: (field: RequestField) => RequestField,
): Operation {
  const meant = new Set(names);
  return {
    ...operation,
    fields: operation.fields.map((field) => (meant.has(field.name) ? change(field) : field)),
  };
}

/** What notes say of the presence of a model's fields, over what the rule predicts. */
export function withPresence(
  model: string,
  fields: readonly Field[],
  notes: readonly Note[],
  report: Report,
): readonly Field[] {
  const said = notes.filter((note) => note.kind === "presence" && note.model === model);
  const known = new Set(fields.map(({ name }) => name));
  return said.reduce<readonly Field[]>((result, note) => {
    if (note.kind !== "presence") return result;
    const meant = new Set(note.fields);
    for (const name of meant) if (!known.has(name)) unknown(report, note, `${model}.${name}`);
    const { is } = note;
    if (is !== "present" && is !== "nullable" && is !== "optional") {
      unknown(report, note, is);
      return result;
    }
    return result.map((field) => (meant.has(field.name) ? { ...field, result: is } : field));
  }, fields);
}
