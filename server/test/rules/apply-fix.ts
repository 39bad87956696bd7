/** Applies a fix to the text of its file. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/analysis/findings/finding.ts';
import { placeUnit } from '../../src/analysis/findings/place.ts';
import type { Project } from '../../src/analysis/project.ts';
import { applyItemEdits } from '../../src/syntax/edit.ts';
import type { ProblemFix } from '../../src/syntax/problem.ts';

/** The whole text of the finding's file with the fix in it. */
export function applyFix(project: Project, { path, document, unit, nth }: Finding, fix: ProblemFix): string {
  const source = project.head.files.get(path)?.source.get();
  const placed = document === undefined ? undefined : project.head.placed(document);
  assert.ok(source && 'text' in source && placed, 'a fix is inside of an item');
  const { item, parsed, inFile } = placeUnit(placed, unit, nth ?? 0);
  const edits = applyItemEdits(parsed, item, fix.edits);
  let { text } = source;
  for (const { range, newText } of [...edits].reverse())
    text = text.slice(0, inFile(range.start)) + newText + text.slice(inFile(range.end));
  return text;
}
