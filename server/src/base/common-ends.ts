/** What an edit of a list leaves unchanged. */

/** Counts of members. */
export interface CommonEnds {
  readonly start: number;
  readonly end: number;
}

/** How many members two lists share at their beginning and at their end; none is counted twice. */
export function commonEnds<A, B>(
  a: readonly A[],
  b: readonly B[],
  same: (a: A | undefined, b: B | undefined) => boolean,
): CommonEnds {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && same(a[start], b[start])) start++;
  let end = 0;
  while (end < most - start && same(a[a.length - 1 - end], b[b.length - 1 - end])) end++;
  return { start, end };
}
