import { parse } from "yaml";
import type { Random } from "./random.ts";

/** A document as a tree that can be changed; maps keep any key. */
export type Tree = Map<string, Tree> | Tree[] | string | number | boolean | null;

function treeOf(value: unknown): Tree {
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [String(key), treeOf(inner)]));
  if (Array.isArray(value)) return value.map(treeOf);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

export const readTree = (text: string): Tree => treeOf(parse(text, { mapAsMap: true }));

export const json = (tree: Tree): string => {
  if (tree instanceof Map)
    return `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}: ${json(value)}`).join(",\n")}}`;
  return Array.isArray(tree) ? `[${tree.map(json).join(",\n")}]` : JSON.stringify(tree);
};

export interface Slot {
  readonly holder: Map<string, Tree> | Tree[];
  readonly key: string | number;
  /** The key under which the holder stands. */
  readonly under: string;
}

export function slotsIn(tree: Tree): readonly Slot[] {
  const slots: Slot[] = [];
  const waiting = [{ holder: tree, under: "" }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { holder, under } = next;
    if (!Array.isArray(holder) && !(holder instanceof Map)) continue;
    for (const [key, inner] of holder.entries()) {
      slots.push({ holder, key, under });
      waiting.push({ holder: inner, under: String(key) });
    }
  }
  return slots;
}

export function valueAt({ holder, key }: Slot): Tree {
  const value = Array.isArray(holder) ? holder[Number(key)] : holder.get(String(key));
  return value === undefined ? null : value;
}

export function put({ holder, key }: Slot, value: Tree): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder.set(String(key), value);
}

/** Keys that decide what is generated. */
const TELLING: ReadonlySet<string> = new Set(
  (
    "$ref type in name required enum properties operationId parameters schema content responses requestBody items tags " +
    "x-one-of format nullable additionalProperties oneOf paths components schemas info version deprecated default explode"
  ).split(" "),
);

/** Most places of a document are prose; places that decide something are taken more often. */
export function pick(slots: readonly Slot[], random: Random): Slot | undefined {
  let slot = slots[random(slots.length)];
  for (let tries = 0; tries < 8 && slot && random(4) > 0 && !isTelling(slot); tries++)
    slot = slots[random(slots.length)];
  return slot;
}

const isTelling = ({ key, holder }: Slot): boolean =>
  typeof key === "string" ? TELLING.has(key) || /^[/<]|^\d/.test(key) : Array.isArray(holder) && holder.length < 40;
