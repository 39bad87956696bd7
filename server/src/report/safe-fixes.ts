/** Safe fixes of several findings at once, as `check --fix` and the editor apply them. */
import type { Finding } from '../analysis/findings/finding.ts';
import { FindingUnits } from '../analysis/findings/place.ts';
import type { Side } from '../analysis/side.ts';
import { lastUpTo } from '../base/last-up-to.ts';
import type { TextEdit, TextRange } from '../base/text.ts';
import type { ProblemFix } from '../syntax/problem.ts';
import { fixEdits } from './fix-edits.ts';

/** A finding and the fix for it. */
export interface SafeFix {
  readonly finding: Finding;
  readonly fix: ProblemFix;
  readonly edits: readonly TextEdit[];
}

/** One safe fix for each finding of a file that has one; of fixes that touch the same text, the first. */
export function safeFixes(side: Side, findings: readonly Finding[]): readonly SafeFix[] {
  const fixes: SafeFix[] = [];
  const taken = new Taken();
  const units = new FindingUnits(side, findings);
  for (const finding of findings) {
    const fix = finding.fixes?.find((it) => it.safety === 'safe');
    const edits = fix ? fixEdits(units, finding, fix) : [];
    if (!fix || edits.length === 0 || edits.some(({ range }) => taken.touches(range))) continue;
    fixes.push({ finding, fix, edits });
    for (const { range } of edits) taken.add(range);
  }
  return fixes;
}

/** Pieces of a text that edits have taken, in order and without overlap. */
class Taken {
  readonly #ranges: TextRange[] = [];

  touches({ start, end }: TextRange): boolean {
    const before = this.#ranges[this.#lastUpTo(end)];
    return before !== undefined && start <= before.end;
  }

  add(range: TextRange): void {
    this.#ranges.splice(this.#lastUpTo(range.start) + 1, 0, range);
  }

  #lastUpTo(offset: number): number {
    return lastUpTo(this.#ranges, offset, (it) => it.start);
  }
}
