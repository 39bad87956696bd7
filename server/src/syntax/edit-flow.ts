/** Removes entries from braces and brackets, with their commas, and adds entries at their end. */
import type { TextEdit } from '../base/text.ts';
import { type Added, type Change, type EntrySpan, entrySpans } from './edit-place.ts';
import { addRows, cut, type EditedText, isEmptyBetween, rowStart } from './edit-rows.ts';
import type { ListNode, MapNode } from './node.ts';
import { nextRow } from './split-rows.ts';

/** The edits for one map or list; none for `[a: 1]`, whose map has no braces. */
export function changeFlow(
  edited: EditedText,
  node: MapNode | ListNode,
  change: Change,
): readonly TextEdit[] {
  const { removed, added } = change;
  const { text } = edited;
  const spans = entrySpans(node, text);
  if (!spans || !'{['.includes(text.charAt(node.start))) return [];
  const inside = added.map(flowEntry).join(', ');
  const open = node.start + 1;
  const close = node.end - 1;
  const hasRemark = edited.comments.some((it) => it.start >= open && it.end <= close);
  if (removed.size === spans.length && !hasRemark) {
    const newText = inside !== '' && node.kind === 'map' ? ` ${inside} ` : inside;
    return [{ range: { start: open, end: close }, newText }];
  }
  const commas = spans.map((it, i) => commaAfter(edited, it.end, spans[i + 1]?.start ?? close));
  const out = removals(edited, spans, commas, change);
  if (inside === '') return out;
  const last = spans.findLast((_, i) => !removed.has(i));
  if (!last) return [...out, { range: { start: open, end: open }, newText: ` ${inside}` }];
  return [
    ...out,
    ...additions(
      edited,
      last,
      { own: commas[spans.indexOf(last)], isLast: commas.at(-1) !== undefined, close },
      added,
    ),
  ];
}

/** An entry inside braces or brackets. */
export function flowEntry({ key, text }: Added): string {
  if (key === undefined) return text;
  return text === '' ? `${key}:` : `${key}: ${text}`;
}

/** The offset of the comma between two offsets; comments are skipped. */
function commaAfter({ text, comments }: EditedText, from: number, to: number): number | undefined {
  for (let at = text.indexOf(',', from); at >= 0 && at < to; at = text.indexOf(',', at + 1))
    if (!comments.some((it) => it.start <= at && at < it.end)) return at;
  return undefined;
}

/** Each entry with the comma after it; when the last ones go, the comma before them goes too. */
function removals(
  edited: EditedText,
  spans: readonly EntrySpan[],
  commas: readonly (number | undefined)[],
  { removed, added }: Change,
): readonly TextEdit[] {
  const isContinued = added.length > 0;
  const { text } = edited;
  const pieces: { start: number; end: number }[] = [];
  const add = (start: number, end: number): void => {
    const last = pieces.at(-1);
    const isNear = last && start >= last.end && /^ *$/.test(text.slice(last.end, start));
    if (isNear) last.end = end;
    else pieces.push({ start, end });
  };
  const lastKept = spans.findLastIndex((_, i) => !removed.has(i));
  const isCutShort = !isContinued && lastKept < spans.length - 1 && commas[spans.length - 1] === undefined;
  for (const [i, span] of spans.entries()) {
    const comma = commas[i];
    if (removed.has(i)) {
      add(span.start, span.end);
      if (comma !== undefined) add(comma, comma + 1);
    } else if (i === lastKept && isCutShort && comma !== undefined) add(comma, comma + 1);
  }
  return pieces.map((it) => cut(edited, it));
}

interface Commas {
  /** Offset of the comma after the entry. */
  readonly own: number | undefined;
  /** Whether a comma follows the very last entry. */
  readonly isLast: boolean;
  /** Offset of the closing bracket. */
  readonly close: number;
}

/** After the last entry that stays: on its row, or on rows of their own where it has one. */
function additions(
  edited: EditedText,
  last: EntrySpan,
  { own: comma, isLast, close }: Commas,
  added: readonly Added[],
): readonly TextEdit[] {
  const { text, eol } = edited;
  const row = rowStart(text, last.start);
  const hasOwnRow = isEmptyBetween(text, row, last.start);
  const between = hasOwnRow ? `,${eol}${text.slice(row, last.start)}` : ', ';
  const at = comma === undefined ? last.end : comma + 1;
  const next = nextRow(text, at);
  if (!hasOwnRow || next > close || !/^ *(?:#.*)?\r?\n$/.test(text.slice(at, next))) {
    const joined = between + added.map(flowEntry).join(between);
    return [{ range: { start: at, end: at }, newText: comma === undefined ? joined : joined.slice(1) }];
  }
  const rows = added.map((it) => text.slice(row, last.start) + flowEntry(it));
  const written = rows.map((it, i) => (i < rows.length - 1 || isLast ? `${it},` : it));
  const point: TextEdit = { range: { start: last.end, end: last.end }, newText: ',' };
  return [...(comma === undefined ? [point] : []), addRows(edited, next, written)];
}
