import type { Change } from "./changes.ts";
import { drop, duplicate, inject, rename } from "./changes.ts";
import { HOSTILE } from "./hostile-words.ts";
import { oneOf, type Random } from "./random.ts";
import { put, type Slot, valueAt } from "./tree.ts";

/** Those after which a document can mostly still be generated. */
export const GENTLE: readonly Change[] = [say, say, renameField, renameField, copyField, dropEntry, relink, flag];

const SAYING: ReadonlySet<string> = new Set(["description", "summary", "title", "operationId", "x-one-of"]);
const LISTS: ReadonlySet<string> = new Set(["properties", "enum", "required", "values"]);
const FLAGS: readonly string[] = ["nullable", "deprecated", "x-secret", "x-one-of", "description"];

function among(slots: readonly Slot[], isMeant: (slot: Slot) => boolean, random: Random): Slot | undefined {
  const meant = slots.filter(isMeant);
  return meant[random(meant.length)];
}

/** Puts hostile words where words stand. */
function say(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const isWords = ({ key, under }: Slot): boolean =>
    SAYING.has(String(key)) || under === "enum" || under === "tags" || under === "values";
  const at = among(slots, (slot) => isWords(slot) && typeof valueAt(slot) === "string", random);
  if (at) inject(at, slots, random);
}

function renameField(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const at = among(slots, ({ under }) => under === "properties", random);
  if (at) rename(at, slots, random);
}

function copyField(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const at = among(slots, ({ under }) => under === "properties" || under === "enum", random);
  if (at) duplicate(at, slots, random);
}

function dropEntry(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const at = among(slots, ({ under }) => LISTS.has(under), random);
  if (at) drop(at);
}

/** Leads a reference to another schema. */
function relink(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const isLink = (slot: Slot): boolean =>
    slot.key === "$ref" && /^#\/components\/schemas\//.test(String(valueAt(slot)));
  const [at, other] = [among(slots, isLink, random), among(slots, isLink, random)];
  if (at && other) put(at, valueAt(other));
}

function flag(_slot: Slot, slots: readonly Slot[], random: Random): void {
  const at = among(slots, ({ under }) => under === "properties", random);
  const schema = at && valueAt(at);
  if (!(schema instanceof Map)) return;
  const name = oneOf(FLAGS, random);
  schema.set(name, name === "x-one-of" || name === "description" ? oneOf(HOSTILE, random) : true);
}
