/** The spelling that was probably meant. */

/** The nearest candidate at most a third of `text` away (one letter for short words); ties go by spelling. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let distance = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > distance) continue;
    const found = editDistance(wanted, candidate.toLowerCase(), most);
    if (found < distance || (found === distance && best !== undefined && candidate < best)) {
      distance = found;
      best = candidate;
    }
  }
  return best;
}

/**
 * Letters to insert, remove, replace or swap with their neighbour to turn one word into the other (optimal string alignment);
 * `most + 1` when there are more than `most`. Words longer than 80 letters are never near.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (a.length > 80 || b.length > 80 || Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}

/** Distances of the first `i` letters of `a` to every prefix of `b`. */
function nextRow(
  a: string,
  b: string,
  i: number,
  last: readonly number[],
  beforeLast: readonly number[],
): readonly number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
    row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
  }
  return row;
}
