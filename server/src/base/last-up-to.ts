/** The index of the last of the ordered `values` that is not above `limit`; -1 when all are. */
export function lastUpTo<T>(values: readonly T[], limit: number, of: (value: T) => number): number {
  let low = -1;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const value = values[middle];
    if (value !== undefined && of(value) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
