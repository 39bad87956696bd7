/** The one place that reads the clock for the core. */

/** Today's UTC day, `2026-11-18`: the default of `asOf`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
