/** What differs between two texts: everything before and after is the same. */

/** One stretch of difference. Offsets: `start` in both texts, `end` in the new one. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  /** What is added to an old offset after the change to get the new one. */
  readonly shift: number;
}

/** Up to this many characters are compared one by one, not as a piece. */
const FEW = 32;

/** The stretch in which `text` differs from `before`; undefined when they are equal. */
export function changeBetween(before: string, text: string): TextChange | undefined {
  if (before === text) return undefined;
  const most = Math.min(before.length, text.length);
  const start = commonPrefix(before, text, most);
  const end = text.length - commonSuffix(before, text, most - start);
  return { start, end, shift: text.length - before.length };
}

/** By halves: whole pieces are compared many characters at a time. */
function commonPrefix(a: string, b: string, most: number): number {
  let at = 0;
  for (let size = most >> 1; size > FEW; size >>= 1)
    if (a.slice(at, at + size) === b.slice(at, at + size)) at += size;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, most: number): number {
  const x = a.length;
  const y = b.length;
  let at = 0;
  for (let size = most >> 1; size > FEW; size >>= 1)
    if (a.slice(x - at - size, x - at) === b.slice(y - at - size, y - at)) at += size;
  while (at < most && a.charCodeAt(x - at - 1) === b.charCodeAt(y - at - 1)) at++;
  return at;
}
