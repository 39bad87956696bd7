/** The largest of many numbers: as arguments of one call, some hundred thousand are too many. */

/** At least `least`. */
export function largest(numbers: Iterable<number>, least = 0): number {
  let most = least;
  for (const it of numbers) if (it > most) most = it;
  return most;
}
