/** Room for amounts by month. */

/** How many amounts share one piece of memory: 16 KB, which lives as long as any of them. */
const PIECE = 2048;

let piece: BigInt64Array = new BigInt64Array(0);
let taken = 0;

/**
 * `count` zeros. The arrays of lines are many, small and long-lived: cut from one piece they cost a third of what they cost
 * alone. Code that looks at `buffer` must respect `byteOffset` and `length`.
 */
export function zeroMonths(count: number): BigInt64Array {
  if (count > PIECE / 8) return new BigInt64Array(count);
  if (taken + count > piece.length) {
    piece = new BigInt64Array(PIECE);
    taken = 0;
  }
  taken += count;
  return piece.subarray(taken - count, taken);
}
