/** Ratios that place pixels: the only numbers of an answer that are made of money. */

const STEPS = 10_000n;

/** `part` of `whole`, four digits behind the point; 0 of nothing. Never printed, added or compared. */
export function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * STEPS) / whole) / Number(STEPS);
}
