/** Items after edits by pointer. */
import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/base/text.ts';
import { applyItemEdits } from '../../../src/syntax/edit.ts';
import { parseItem } from '../../../src/syntax/parse-item.ts';
import type { ItemEdit } from '../../../src/syntax/problem.ts';
import type { SourceItem } from '../../../src/syntax/source.ts';

/** How `parseItem` is asked. */
type Part = 'head' | 'entry';

/** A head stands in column 0. */
export function partOf({ column }: SourceItem): Part {
  return column === 0 ? 'head' : 'entry';
}

function written(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { range, newText } of edits) {
    assert.ok(range.start >= at && range.end >= range.start, 'edits are in order and apart');
    out += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return out + text.slice(at);
}

/** The single place that knows how edits are asked for. */
export function edited(item: SourceItem, edits: readonly ItemEdit[]): string {
  return written(item.text, applyItemEdits(parseItem(item, partOf(item)), item, edits));
}
