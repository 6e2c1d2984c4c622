import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnostic, type Report } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { normalise } from "../normalise/normalise.ts";
import { load, notesOf, readSpec } from "../read/folder.ts";
import { type Note, readNotes } from "../read/notes.ts";
import { withApiName } from "./api-name.ts";
import { isWanted, isWhole } from "./expected.ts";
import type { Offer } from "./offer.ts";
import { type Opened, open, sound } from "./open.ts";
import type { Wanted } from "./wanted.ts";

/** The folder of our documents, and how messages name it. */
export interface Home {
  readonly specs: string;
  readonly shown: string;
}

export interface Verdict {
  /** What is to be written. */
  readonly text: string;
  readonly operations: number;
  /** How many operations our document has, when there is one. */
  readonly before?: number;
  /** What had to be said in the document for it to be known as ours. */
  readonly added?: string;
}

/** Takes a complaint as it is, past those that are summed up. */
export type Keep = (told: Diagnostic) => void;

/** Whether a published document can take the place of ours. Notes that no longer match are told, and do not stop it. */
export function judge(offer: Offer, wanted: Wanted, home: Home, report: Report, keep: Keep): Verdict | undefined {
  const opened = open(offer, report);
  if (!opened || !isWanted(opened, wanted, offer, report)) return undefined;
  const { document, identity } = opened;
  const name = identity.name === undefined ? wanted.known.name : undefined;
  if (!isReadable(opened, name, offer, wanted, home, report, keep)) return undefined;
  const before = operationsOf(home, wanted.file);
  const after = document.operations.map(({ id }) => id);
  if (!isWhole(before, after, wanted, offer, report)) return undefined;
  return {
    text: name === undefined ? offer.text : withApiName(offer.text, document.info.origin, name),
    operations: after.length,
    ...(before.length > 0 && { before: before.length }),
    ...(name !== undefined && { added: `x-api-name: ${name}` }),
  };
}

/** The generator has to make a model of it, together with our notes. */
function isReadable(
  { document }: Opened,
  name: string | undefined,
  offer: Offer,
  { file }: Wanted,
  home: Home,
  report: Report,
  keep: Keep,
): boolean {
  const info = { ...document.info, ...(name !== undefined && { apiName: name }) };
  const warn: Report = (code, origin, facts) => keep({ ...diagnostic(code, origin, facts), severity: "warning" });
  const notes = notesFor(file, home, warn);
  const ours = new Set(notes.map(({ origin }) => origin.file));
  const api = sound(offer, report, (inner) =>
    normalise({ ...document, info }, notes, (code, origin, facts) =>
      origin && ours.has(origin.file) ? warn(code, origin, facts) : inner(code, origin, facts),
    ),
  );
  return api !== undefined;
}

function notesFor(file: string, { specs, shown }: Home, report: Report): readonly Note[] {
  if (!existsSync(join(specs, notesOf(file)))) return [];
  const source = load(specs, shown, notesOf(file), report);
  return source ? readNotes(source, report) : [];
}

function operationsOf({ specs, shown }: Home, file: string): readonly string[] {
  if (!existsSync(join(specs, file))) return [];
  return readSpec(specs, shown, file, () => undefined)?.document.operations.map(({ id }) => id) ?? [];
}
