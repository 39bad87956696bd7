/** A fix for a finding, as edits to its file. */
import type { Finding } from '../analysis/findings/finding.ts';
import type { FindingUnits } from '../analysis/findings/place.ts';
import type { TextEdit } from '../base/text.ts';
import { applyItemEdits } from '../syntax/edit.ts';
import type { ProblemFix } from '../syntax/problem.ts';

/** Empty when the item is no longer where it was, or cannot be edited. */
export function fixEdits(units: FindingUnits, finding: Finding, { edits }: ProblemFix): readonly TextEdit[] {
  const unit = units.of(finding);
  if (!unit) return [];
  const inHead = finding.unit?.inHead ?? '';
  const placed = edits.map((it) => ({ ...it, at: inHead + it.at }));
  return applyItemEdits(unit.parsed, unit.item, placed).map(({ range, newText }) => {
    const start = unit.inFile(range.start);
    // an edit lies on one side of the gap that the rows of a head's items leave
    return { range: { start, end: start + (range.end - range.start) }, newText };
  });
}
