/** Ratios that place pixels: the only numbers in an answer that are derived from money. */

const STEPS = 10_000n;

/** `part` of `whole` to four decimal places; 0 when the whole is zero. Never printed, added or compared. */
export function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * STEPS) / whole) / Number(STEPS);
}
