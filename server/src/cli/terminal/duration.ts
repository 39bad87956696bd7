/** How long something took, for people. */
import { formatDecimal } from '../../domain/words/money.ts';

/** `0.21 s`, from milliseconds; `decimals` digits after the point. */
export function formatSeconds(milliseconds: number, decimals: number): string {
  const digits = BigInt(Math.round((milliseconds / 1000) * 10 ** decimals));
  return `${formatDecimal({ digits, scale: decimals })} s`;
}
