/** Numbers that look random and are the same on every machine. */

/** A seeded source of choices. */
export interface Random {
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number;
  /** A whole number; both ends are inclusive. */
  between(first: number, last: number): number;
  /** True about `percent` times in a hundred. */
  chance(percent: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32. */
export function random(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(fraction() * below);
  return {
    int,
    between: (first, last) => first + int(last - first + 1),
    chance: (percent) => fraction() * 100 < percent,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
