import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Origin } from "../model/origin.ts";
import { type Access, access, atMost, keyOrigin, list, numbers, only, text, texts } from "./access.ts";
import { optional } from "./schema.ts";
import type { Value } from "./source.ts";

/** One fact that a document does not say. Every kind names operations or models of its document. */
export type Note =
  | (NoteBase & {
      readonly kind: "waiter";
      readonly resource: string;
      readonly operation: string;
      readonly status: string;
      readonly transient: readonly string[];
      readonly failure: readonly string[];
      readonly gone: readonly number[];
    })
  | (NoteBase & {
      readonly kind: "default";
      readonly operations: readonly string[];
      readonly field: string;
      readonly from: string;
    })
  | (NoteBase & {
      readonly kind: "comma-joined";
      readonly operations: readonly string[];
      readonly fields: readonly string[];
    })
  | (NoteBase & {
      readonly kind: "list";
      readonly operations: readonly string[];
      readonly items?: string;
      readonly total?: string;
    })
  | (NoteBase & {
      readonly kind: "raw-body";
      readonly operations: readonly string[];
      readonly field?: string;
      readonly contentType?: string;
    })
  | (NoteBase & { readonly kind: "result"; readonly operations: readonly string[]; readonly is: string })
  | (NoteBase & {
      readonly kind: "presence";
      readonly model: string;
      readonly fields: readonly string[];
      readonly is: string;
    });

interface NoteBase {
  readonly origin: Origin;
}

const SECTIONS = {
  waiters: readWaiter,
  defaults: readDefault,
  "comma-joined": readCommaJoined,
  lists: readList,
  "raw-bodies": readRawBody,
  results: readResult,
  presence: readPresence,
} as const satisfies Record<string, (from: Access) => Note | undefined>;

const ROOT: ReadonlySet<string> = new Set([...Object.keys(SECTIONS), "about"]);

export function readNotes(source: Value, report: Report): readonly Note[] {
  const root = access(source, "the notes", report);
  if (!root) return [];
  only(root, ROOT, {});
  return Object.entries(SECTIONS).flatMap(([section, read]) =>
    taken(root, section, list(root, section)).flatMap((value) => {
      const from = access(value, `a note of \`${section}\``, report);
      if (!from) return [];
      if (!text(from, "evidence")) report("note-evidence", from.map.origin, { what: `The note of \`${section}\`` });
      return read(from) ?? [];
    }),
  );
}

/** As many as are taken of what stands under the key. */
function taken<T>(from: Access, key: string, found: readonly T[]): readonly T[] {
  return atMost(found, LIMITS.notes, (counts) =>
    from.report("notes-too-long", keyOrigin(from, key), { key, ...counts }),
  );
}

const words = (from: Access, key: string): readonly string[] =>
  taken(
    from,
    key,
    texts(from, key).map((entry) => entry.text),
  );

/** A list without which the note would say nothing. */
function some(from: Access, key: string): readonly string[] {
  const found = words(from, key);
  if (found.length === 0) from.report("field-missing", keyOrigin(from, key), { what: from.what, field: key });
  return found;
}

function need<K extends string>(from: Access, ...keys: readonly K[]): Readonly<Record<K, string>> | undefined {
  const found = keys.map((key) => [key, text(from, key)] as const);
  const missing = found.find(([, value]) => value === undefined);
  if (!missing) return Object.fromEntries(found) as Readonly<Record<K, string>>;
  from.report("field-missing", from.map.origin, { what: from.what, field: missing[0] });
  return undefined;
}

function readWaiter(from: Access): Note | undefined {
  only(from, new Set(["resource", "operation", "status", "transient", "failure", "gone", "evidence"]));
  const known = need(from, "resource", "operation", "status");
  const gone = numbers(from, "gone", "a status such as 404");
  return (
    known && {
      kind: "waiter",
      ...known,
      transient: words(from, "transient"),
      failure: words(from, "failure"),
      gone,
      origin: from.map.origin,
    }
  );
}

function readDefault(from: Access): Note | undefined {
  only(from, new Set(["operations", "field", "from", "evidence"]));
  const known = need(from, "field", "from");
  return known && { kind: "default", operations: some(from, "operations"), ...known, origin: from.map.origin };
}

function readCommaJoined(from: Access): Note {
  only(from, new Set(["operations", "fields", "evidence"]));
  return {
    kind: "comma-joined",
    operations: some(from, "operations"),
    fields: some(from, "fields"),
    origin: from.map.origin,
  };
}

function readList(from: Access): Note {
  only(from, new Set(["operations", "items", "total", "evidence"]));
  return {
    kind: "list",
    operations: some(from, "operations"),
    ...optional("items", text(from, "items")),
    ...optional("total", text(from, "total")),
    origin: from.map.origin,
  };
}

function readRawBody(from: Access): Note {
  only(from, new Set(["operations", "field", "content-type", "evidence"]));
  return {
    kind: "raw-body",
    operations: some(from, "operations"),
    ...optional("field", text(from, "field")),
    ...optional("contentType", text(from, "content-type")),
    origin: from.map.origin,
  };
}

function readResult(from: Access): Note | undefined {
  only(from, new Set(["operations", "is", "evidence"]));
  const known = need(from, "is");
  return known && { kind: "result", operations: some(from, "operations"), ...known, origin: from.map.origin };
}

function readPresence(from: Access): Note | undefined {
  only(from, new Set(["model", "fields", "is", "evidence"]));
  const known = need(from, "model", "is");
  return known && { kind: "presence", ...known, fields: some(from, "fields"), origin: from.map.origin };
}
