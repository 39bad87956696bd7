/** Safe fixes of several findings at once, as `check --fix` and the editor apply them. */
import type { Finding } from '../analysis/finding.ts';
import { FindingUnits } from '../analysis/place.ts';
import type { Side } from '../analysis/side.ts';
import type { TextEdit } from '../base/text.ts';
import type { ProblemFix } from '../syntax/problem.ts';
import { fixEdits } from './fix-edits.ts';

/** A finding and the fix that mends it. */
export interface SafeFix {
  readonly finding: Finding;
  readonly fix: ProblemFix;
  readonly edits: readonly TextEdit[];
}

/** One fix for each finding of a file that has a safe one; of fixes that touch the same text the first. */
export function safeFixes(side: Side, findings: readonly Finding[]): readonly SafeFix[] {
  const taken: SafeFix[] = [];
  const units = new FindingUnits(side);
  for (const finding of findings) {
    const fix = finding.fixes?.find((it) => it.safety === 'safe');
    const edits = fix ? fixEdits(units, finding, fix) : [];
    const isFree = !edits.some((it) => taken.some((other) => other.edits.some((one) => touch(it, one))));
    if (fix && edits.length > 0 && isFree) taken.push({ finding, fix, edits });
  }
  return taken;
}

function touch({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
