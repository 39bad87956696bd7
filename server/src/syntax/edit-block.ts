/** Removes entries from maps and lists in block style, and adds entries at their end. */
import type { TextEdit } from '../base/text.ts';
import { type Added, type Change, type EntrySpan, entrySpans, rowAfter } from './edit-place.ts';
import {
  addRows,
  columnAt,
  cut,
  type EditedText,
  hanging,
  hasComment,
  isEmptyBetween,
  rowStart,
} from './edit-rows.ts';
import type { ListNode, MapNode } from './node.ts';

/** The edits for one map or list; not for one that is left without entries. */
export function changeBlock(
  edited: EditedText,
  node: MapNode | ListNode,
  { removed, added }: Change,
): readonly TextEdit[] {
  const { text, eol } = edited;
  const spans = entrySpans(node, text);
  const first = spans?.[0];
  const last = spans?.at(-1);
  if (!spans || !first || !last) return [];
  const column = columnAt(text, first.start);
  const rows = added.map((it) => blockEntry(it, column, eol));
  if (removed.size === spans.length)
    return [{ range: { start: first.start, end: last.end }, newText: rows.join(eol + ' '.repeat(column)) }];
  const out = removals(edited, spans, removed);
  if (rows.length === 0) return out;
  const after = rowAfter(last, text);
  return [
    ...out,
    addRows(
      edited,
      after,
      rows.map((it) => ' '.repeat(column) + it),
    ),
  ];
}

/** An entry whose first row begins at `column`. */
export function blockEntry({ key, text }: Added, column: number, eol: string): string {
  if (key === undefined) return `- ${hanging(text, column + 2, eol)}`;
  return text === '' ? `${key}:` : `${key}:${text.startsWith('\n') ? '' : ' '}${hanging(text, column, eol)}`;
}

function removals(
  edited: EditedText,
  spans: readonly EntrySpan[],
  removed: ReadonlySet<number>,
): readonly TextEdit[] {
  const { text } = edited;
  const [first] = spans;
  const kept = spans.findIndex((_, i) => !removed.has(i));
  const next = spans[kept];
  const isCompact = first && !isEmptyBetween(text, rowStart(text, first.start), first.start);
  const isMovedUp = isCompact && next && kept > 0 && !hasComment(edited, first.start, next.start);
  const out: TextEdit[] = isMovedUp ? [{ range: { start: first.start, end: next.start }, newText: '' }] : [];
  for (const [i, span] of spans.entries())
    if (removed.has(i) && !(isMovedUp && i < kept)) out.push(cut(edited, span));
  return out;
}
