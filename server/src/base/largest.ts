/** The largest of many numbers: some hundred thousand are too many for the arguments of one call. */

/** The largest number, but at least `least`. */
export function largest(numbers: Iterable<number>, least = 0): number {
  let most = least;
  for (const it of numbers) if (it > most) most = it;
  return most;
}
