/** Numbers that look random and are the same for the same seed: at least 0, and below what is given. */
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

export function oneOf<T>(list: readonly T[], random: Random): T {
  const index = random(list.length);
  for (const one of list.slice(index, index + 1)) return one;
  throw new Error("there is nothing to choose from");
}
