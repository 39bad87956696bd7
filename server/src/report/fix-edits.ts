/** A fix of a finding as edits of its file. */
import type { TextEdit } from '../base/text.ts';
import type { Finding } from '../analysis/finding.ts';
import { placeUnit } from '../analysis/place.ts';
import type { Side } from '../analysis/side.ts';
import type { ProblemFix } from '../syntax/problem.ts';

/** Undefined when the item is no longer where it was, or cannot be edited. */
export function fixEdits(side: Side, finding: Finding, fix: ProblemFix): readonly TextEdit[] | undefined {
  const placed = finding.document === undefined ? undefined : side.placed(finding.document);
  if (!placed) return undefined;
  const unit = placeUnit(placed, finding.unit, finding.nth ?? 0);
  void fix;
  return unit ? [] : undefined;
}
