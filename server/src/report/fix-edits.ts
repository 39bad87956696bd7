/** A fix of a finding as edits of its file. */
import type { Finding } from '../analysis/finding.ts';
import { placeUnit } from '../analysis/place.ts';
import type { Side } from '../analysis/side.ts';
import type { TextEdit } from '../base/text.ts';
import { applyItemEdits } from '../syntax/edit.ts';
import type { ProblemFix } from '../syntax/problem.ts';

/** Empty when the item is no longer where it was, or cannot be edited. */
export function fixEdits(side: Side, finding: Finding, { edits }: ProblemFix): readonly TextEdit[] {
  const placed = finding.document === undefined ? undefined : side.placed(finding.document);
  if (!placed) return [];
  const { parsed, item, inFile } = placeUnit(placed, finding.unit, finding.nth ?? 0);
  return applyItemEdits(parsed, item, edits).map(({ range, newText }) => {
    const start = inFile(range.start);
    // an edit lies on one side of the gap that the rows of a head's items leave
    return { range: { start, end: start + (range.end - range.start) }, newText };
  });
}
