import { parse, stringify } from "yaml";

/** A document as a tree that can be changed; maps keep any key. */
type Tree = Map<string, Tree> | Tree[] | string | number | boolean | null;

/** Numbers that look random and are the same for the same seed. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

function oneOf<T>(list: readonly T[], random: Random): T {
  const index = random(list.length);
  for (const one of list.slice(index, index + 1)) return one;
  throw new Error("there is nothing to choose from");
}

const HOSTILE: readonly string[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it looks like one is the point
  "${evil()}",
  ...["*/ evil(); /*", "`", "```", "{{evil}}", "{{{evil}}}", '"', "'", "\\", "</script>", "@ts-nocheck"],
  '/// <reference path="x" />',
  ..."__proto__ constructor prototype then toString default class await client call Place zones null true NO ~".split(
    " ",
  ),
  ..."../../x con nul /etc/passwd C:\\x . .. {id} { } {} {zone} page page_size total_count id name state value".split(
    " ",
  ),
  ..."#/components/schemas/Nothing http://127.0.0.1:9/x file:///etc/passwd #/paths string object array v1 v2 v0".split(
    " ",
  ),
  "",
  " ",
  "\n",
  "a\nb: c\n- d",
  "\u0000",
  "\u2028",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ud800",
  "\u0430",
  "日本語",
  "e\u0301",
  "😀",
  "x".repeat(300),
  "<p ".repeat(2000),
  "[".repeat(2000),
  "Deprecated. Use `x` instead.",
];

/** Keys that decide what is generated. */
const TELLING: ReadonlySet<string> = new Set(
  (
    "$ref type in name required enum properties operationId parameters schema content responses requestBody items tags " +
    "x-one-of format nullable additionalProperties oneOf paths components schemas info version deprecated default explode"
  ).split(" "),
);

interface Slot {
  readonly holder: Map<string, Tree> | Tree[];
  readonly key: string | number;
  /** The key under which the holder stands. */
  readonly under: string;
}

function slotsIn(tree: Tree): readonly Slot[] {
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

function valueAt({ holder, key }: Slot): Tree {
  const value = Array.isArray(holder) ? holder[Number(key)] : holder.get(String(key));
  return value === undefined ? null : value;
}

function put({ holder, key }: Slot, value: Tree): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder.set(String(key), value);
}

/** Most places of a document are prose; places that decide something are taken more often. */
function pick(slots: readonly Slot[], random: Random): Slot | undefined {
  let slot = slots[random(slots.length)];
  for (let tries = 0; tries < 8 && slot && random(4) > 0 && !isTelling(slot); tries++)
    slot = slots[random(slots.length)];
  return slot;
}

const isTelling = ({ key, holder }: Slot): boolean =>
  typeof key === "string" ? TELLING.has(key) || /^[/<]|^\d/.test(key) : Array.isArray(holder) && holder.length < 40;

type Change = (slot: Slot, slots: readonly Slot[], random: Random) => void;

const CHANGES: readonly Change[] = [drop, duplicate, swap, retype, rename, inject, link, nest, graft, flood];
/** Those after which a document can mostly still be generated. */
const GENTLE: readonly Change[] = [say, say, renameField, renameField, copyField, dropEntry, relink, flag];

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

function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else holder.delete(String(key));
}

function duplicate(slot: Slot, _slots: readonly Slot[], random: Random): void {
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

function rename({ holder, key }: Slot, slots: readonly Slot[], random: Random): void {
  if (Array.isArray(holder)) return;
  const others = slots.filter((slot) => typeof slot.key === "string");
  const other = String(others[random(others.length)]?.key ?? "");
  const name = random(3) === 0 ? other : oneOf(HOSTILE, random);
  const entries = [...holder];
  holder.clear();
  for (const [known, value] of entries) holder.set(known === key ? name : known, value);
}

function inject(slot: Slot, _slots: readonly Slot[], random: Random): void {
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
    if (JSON.stringify(plain(first)).length * count > 3_000_000) return;
    for (let index = 0; index < count; index++)
      value.set(`${oneOf(HOSTILE, random).slice(0, 20)}${index}`, structuredClone(first));
  }
}

const plain = (tree: Tree): unknown =>
  tree instanceof Map
    ? [...tree].map(([key, value]) => [key, plain(value)])
    : Array.isArray(tree)
      ? tree.map(plain)
      : tree;

function treeOf(value: unknown): Tree {
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [String(key), treeOf(inner)]));
  if (Array.isArray(value)) return value.map(treeOf);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

export const readTree = (text: string): Tree => treeOf(parse(text, { mapAsMap: true }));

const json = (tree: Tree): string => {
  if (tree instanceof Map)
    return `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}: ${json(value)}`).join(",\n")}}`;
  return Array.isArray(tree) ? `[${tree.map(json).join(",\n")}]` : JSON.stringify(tree);
};

type Bend = (text: string, random: Random) => string;

const BENDS: readonly Bend[] = [
  (text, random) => cut(text, random, () => ""),
  (text, random) => cut(text, random, (piece) => piece + piece),
  (text, random) => cut(text, random, (piece) => [...piece].reverse().join("")),
  (text, random) => cut(text, random, () => oneOf(HOSTILE, random)),
  (text, random) => insert(text, random, oneOf(HOSTILE, random)),
  (text, random) =>
    insert(
      text,
      random,
      oneOf(
        [
          "\t",
          "\r",
          "\u0000",
          "\ufeff",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "&a ",
          "*a",
          "!!x ",
          "? ",
          ": ",
          "- ",
          "#",
          "|\n",
          ">\n",
        ],
        random,
      ),
    ),
  (text, random) =>
    insert(text, random, oneOf(["[", "{", '"', "'", "]", "}", ",", "\n", "\n  ", "  ", "\n    - "], random)),
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => lines(text, random, (all, at) => [...all.slice(0, at), ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), `${" ".repeat(random(6))}${all[at]}`, ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), (all[at] ?? "").trimStart(), ...all.slice(at + 1)]),
  (text, random) =>
    lines(text, random, (all, at) => [...all.slice(0, at), all[at + 1] ?? "", all[at] ?? "", ...all.slice(at + 2)]),
  (text) => text.replaceAll("\n", "\r\n"),
];

function cut(text: string, random: Random, change: (piece: string) => string): string {
  const from = random(text.length);
  const to = from + 1 + random(oneOf([1, 10, 400], random));
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

function insert(text: string, random: Random, what: string): string {
  const at = random(text.length);
  return text.slice(0, at) + what + text.slice(at);
}

function lines(
  text: string,
  random: Random,
  change: (all: readonly string[], at: number) => readonly string[],
): string {
  const all = text.split("\n");
  return change(all, random(all.length)).join("\n");
}

export interface Mutation {
  readonly text: string;
  /** How many changes were made, without those that were skipped. */
  readonly changes: number;
}

/** A document with some changes, the same for the same seed. Each change has numbers of its own, so that some can be left out. */
export function mutate(tree: Tree, text: string, seed: number, skip: ReadonlySet<number>): Mutation {
  const random = randomOf(seed);
  const isOfBytes = random(4) === 0;
  const isGentle = random(2) === 0;
  const count = 1 + random(isGentle ? 12 : 5);
  const chosen = Array.from({ length: count }, (_, index) => index).filter((index) => !skip.has(index));
  if (isOfBytes) {
    const bent = chosen.reduce((result, index) => {
      const own = randomOf(seed * 31 + index);
      return oneOf(BENDS, own)(result, own);
    }, text);
    return { text: bent, changes: count };
  }
  const copy = structuredClone(tree);
  for (const index of chosen) {
    const own = randomOf(seed * 31 + index);
    const slots = slotsIn(copy);
    const slot = pick(slots, own);
    if (slot) oneOf(isGentle ? GENTLE : CHANGES, own)(slot, slots, own);
  }
  return { text: random(4) === 0 ? stringify(copy, { aliasDuplicateObjects: false }) : json(copy), changes: count };
}
