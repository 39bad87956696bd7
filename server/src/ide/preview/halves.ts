/** Lines that changed their cost center: removed from one and new on the other, so that netting hides nothing. */
import { type KnownImpact, nameOf } from '../../analysis/impact/impact.ts';
import type { LinePair } from '../../analysis/impact/match.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';

/** Both halves of such lines. */
export class Halves {
  readonly #before: Map<string, PlannedLine> = new Map();
  readonly #after: Map<string, PlannedLine> = new Map();

  constructor(impact: KnownImpact | undefined) {
    for (const { lines } of impact?.centers ?? [])
      for (const { before, after } of lines) {
        if (before && !after) this.#before.set(keyOf(before), before);
        if (after && !before) this.#after.set(keyOf(after), after);
      }
  }

  /** What a line was on another center. */
  before(line: PlannedLine): PlannedLine | undefined {
    return this.#before.get(keyOf(line));
  }

  /** What a line is on another center. */
  after(line: PlannedLine): PlannedLine | undefined {
    return this.#after.get(keyOf(line));
  }

  /** Each line once, with both of its halves together. */
  *whole(impact: KnownImpact | undefined): Generator<LinePair> {
    for (const { lines } of impact?.centers ?? [])
      for (const pair of lines) {
        const { before, after } = pair;
        const old = after && !before ? this.before(after) : undefined;
        if (old) yield { before: old, after };
        else if (!before || after || !this.after(before)) yield pair;
      }
  }
}

function keyOf(line: PlannedLine): string {
  return nameOf({ before: undefined, after: line }).toLowerCase();
}
