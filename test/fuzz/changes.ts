import { HOSTILE } from "./hostile-words.ts";
import { oneOf, type Random } from "./random.ts";
import { json, pick, put, type Slot, type Tree, valueAt } from "./tree.ts";

/** A change of a document at a place, or somewhere else in it. */
export type Change = (slot: Slot, slots: readonly Slot[], random: Random) => void;

/** After these a document is mostly broken. */
export const CHANGES: readonly Change[] = [drop, duplicate, swap, retype, rename, inject, link, nest, graft, flood];

export function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else holder.delete(String(key));
}

export function duplicate(slot: Slot, _slots: readonly Slot[], random: Random): void {
  const copy = structuredClone(valueAt(slot));
  const { holder, key } = slot;
  if (Array.isArray(holder)) holder.push(copy);
  else holder.set(random(2) === 0 ? `${key}2` : oneOf(HOSTILE, random), copy);
}

function swap(slot: Slot, slots: readonly Slot[], random: Random): void {
  const other = pick(slots, random) ?? slot;
  const [a, b] = [structuredClone(valueAt(slot)), structuredClone(valueAt(other))];
  put(slot, b);
  put(other, a);
}

function retype(slot: Slot, _slots: readonly Slot[], random: Random): void {
  const values: readonly Tree[] = [
    ...([null, true, false, 0, -1, 1.5, 1e21, "", "string", "object", "array"] as const),
    [],
    [null],
    ["string", "null"],
    new Map(),
    new Map([["type", "string"]]),
    new Map([["type", "object"]]),
    new Map([["type", "array"]]),
    new Map<string, Tree>([["$ref", "#/components/schemas/Nothing"]]),
  ];
  put(slot, structuredClone(oneOf(values, random)));
}

export function rename({ holder, key }: Slot, slots: readonly Slot[], random: Random): void {
  if (Array.isArray(holder)) return;
  const others = slots.filter((slot) => typeof slot.key === "string");
  const other = String(others[random(others.length)]?.key ?? "");
  const name = random(3) === 0 ? other : oneOf(HOSTILE, random);
  const entries = [...holder];
  holder.clear();
  for (const [known, value] of entries) holder.set(known === key ? name : known, value);
}

export function inject(slot: Slot, _slots: readonly Slot[], random: Random): void {
  const value = valueAt(slot);
  const evil = oneOf(HOSTILE, random);
  put(slot, typeof value === "string" && random(2) === 0 ? `${value}${evil}` : evil);
}

/** Sets a reference, or bends one that is there. */
function link(slot: Slot, slots: readonly Slot[], random: Random): void {
  const refs = slots.filter(({ key }) => key === "$ref");
  const at = refs.length > 0 && random(3) > 0 ? (refs[random(refs.length)] ?? slot) : slot;
  const other = refs[random(refs.length)];
  const target = other && random(2) === 0 ? valueAt(other) : oneOf(HOSTILE, random);
  if (at.key === "$ref") put(at, target);
  else put(at, new Map([["$ref", target]]));
}

function nest(slot: Slot, _slots: readonly Slot[], random: Random): void {
  let value = valueAt(slot);
  for (let depth = [1, 2, 20, 120][random(4)] ?? 1; depth > 0; depth--)
    value =
      random(2) === 0
        ? new Map<string, Tree>([
            ["type", "array"],
            ["items", value],
          ])
        : new Map<string, Tree>([
            ["type", "object"],
            ["properties", new Map([["a", value]])],
          ]);
  put(slot, value);
}

function graft(slot: Slot, slots: readonly Slot[], random: Random): void {
  const other = pick(slots, random);
  if (other) put(slot, structuredClone(valueAt(other)));
}

function flood(slot: Slot, _slots: readonly Slot[], random: Random): void {
  const value = valueAt(slot);
  const count = random(12) === 0 ? 6000 : 60;
  if (Array.isArray(value))
    for (let index = 0; index < count; index++) value.push(`${oneOf(HOSTILE, random).slice(0, 20)}${index}`);
  else if (value instanceof Map) {
    const [first = null] = value.values();
    if (json(first).length * count > 3_000_000) return;
    for (let index = 0; index < count; index++)
      value.set(`${oneOf(HOSTILE, random).slice(0, 20)}${index}`, structuredClone(first));
  }
}
