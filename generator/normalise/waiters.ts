import type { Report } from "../diagnostics.ts";
import type { Enum, Field, Operation, Waiter } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Note } from "../read/notes.ts";
import { unknown } from "./notes.ts";

type WaiterNote = Extract<Note, { kind: "waiter" }>;

export interface WaiterFacts {
  readonly operations: readonly Operation[];
  readonly fieldsOf: (model: string) => readonly Field[];
  readonly enumOf: (id: string) => Enum | undefined;
}

/** Waiters come from notes; operation, path and statuses must exist in the document. */
export function waitersOf(notes: readonly Note[], facts: WaiterFacts, report: Report): readonly Waiter[] {
  const resources = new Set<string>();
  return notes.flatMap((note) => {
    if (note.kind !== "waiter") return [];
    const { resource, origin } = note;
    // Their functions would have one name.
    if (resources.has(resource)) report("note-twice", origin, { resource });
    resources.add(resource);
    return waiterOf(note, facts, report) ?? [];
  });
}

function waiterOf(note: WaiterNote, facts: WaiterFacts, report: Report): Waiter | undefined {
  const operation = facts.operations.find(({ id }) => id === note.operation);
  if (!operation) return undefined;
  const status = note.status.split(".");
  const type = operation.result.kind === "json" ? follow(operation.result.type, status.slice(0, -1), facts) : undefined;
  const statusType = type && follow(type, status.slice(-1), facts);
  if (!type || !statusType) {
    unknown(report, note, `${note.operation}.${note.status}`);
    return undefined;
  }
  if (!isText(statusType)) {
    report("note-status", note.origin, { status: `\`${note.operation}.${note.status}\`` });
    return undefined;
  }
  checkStatuses(note, statusType, facts, report);
  const { resource, transient, failure, gone } = note;
  return { resource, operation: operation.id, status, type, statusType, transient, failure, gone };
}

const plain = (type: Type): Type => (type.kind === "nullable" ? type.of : type);

function follow(from: Type, path: readonly string[], { fieldsOf }: WaiterFacts): Type | undefined {
  return path.reduce<Type | undefined>((type, name) => {
    const at = type && plain(type);
    const field = at?.kind === "model" ? fieldsOf(at.id).find((candidate) => candidate.name === name) : undefined;
    return field && plain(field.type);
  }, plain(from));
}

function isText(type: Type): boolean {
  if (type.kind === "constant") return typeof type.value === "string";
  return type.kind === "enum" || (type.kind === "scalar" && type.scalar === "string");
}

function checkStatuses(note: WaiterNote, type: Type, { enumOf }: WaiterFacts, report: Report): void {
  const known = type.kind === "enum" ? enumOf(type.id) : undefined;
  if (!known) return;
  const values = new Set(known.values.map(({ value }) => value));
  for (const status of [...note.transient, ...note.failure])
    if (!values.has(status)) unknown(report, note, `${known.name} ${status}`);
}
