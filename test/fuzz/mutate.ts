import { stringify } from "yaml";
import { BENDS } from "./bends.ts";
import { CHANGES } from "./changes.ts";
import { GENTLE } from "./gentle-changes.ts";
import { oneOf, randomOf } from "./random.ts";
import { json, pick, slotsIn, type Tree } from "./tree.ts";

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
