/** Keys that show whether rows refer to the same thing. */
import type { Mention } from './rows.ts';

/** The code determines what is the same thing; without one, the text does. */
export function keyOf(mention: Mention): string {
  const code = codeOf(mention);
  return code === undefined ? `n${mention.text}` : `c${JSON.stringify(mention.codes)}`;
}

/** No cell can contain anything that would make this the key of another path. */
export function pathKey(path: readonly Mention[]): string {
  return path.length === 0 ? '' : JSON.stringify(path.map(keyOf));
}

/** All cells of the code, or undefined: a part of it would name something else. */
export function codeOf({ codes }: Mention): string | undefined {
  return codes.length === 0 || codes.includes('') ? undefined : codes.join('-');
}
