/** Writes repairs: turns edits by pointer into the smallest text edits, in the style of the place. */
import type { TextEdit } from '../base/text.ts';
import { blockEntry, changeBlock } from './edit-block.ts';
import { changeFlow, flowEntry } from './edit-flow.ts';
import { type Change, endOf, type Place, placeAt } from './edit-place.ts';
import { addRows, cut, type EditedText, hanging, inOrder, isEmptyBetween } from './edit-rows.ts';
import type { ItemEdit } from './problem.ts';
import { isPlainText } from './scalar-source.ts';
import type { ParsedItem, SourceItem } from './source.ts';
import { nextRow } from './split-rows.ts';

/**
 * The text edits that apply all of `edits` at once: every pointer refers to the item before any edit. Offsets are inside the
 * item, in order, without overlaps. An edit is left out when its place does not exist or cannot hold it, or lies below a place
 * that another edit sets or removes. In a head, an insertion at the gap where its items were belongs after them.
 */
export function applyItemEdits(
  parsed: ParsedItem,
  item: SourceItem,
  edits: readonly ItemEdit[],
): readonly TextEdit[] {
  const { text } = item;
  const edited: EditedText = { text, comments: parsed.comments, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const changes = new Map<string, Change>();
  const out: TextEdit[] = edits.flatMap(replaced);
  for (const edit of edits) {
    const place = isUnderAnother(edit, edits) ? undefined : placeAt(parsed, text, edit.at);
    if (!place || edit.op === 'replace') continue;
    if (edit.op === 'set') out.push(...set(edited, place, edit.text));
    else if (edit.op === 'rename') out.push(...rename(place, edit.text));
    else if (edit.op === 'insert') insert(changes, place, edit);
    else remove(changes, parsed, text, { at: edit.at, index: place.index });
  }
  const inmostFirst = [...changes].sort(([a], [b]) => b.split('/').length - a.split('/').length);
  for (const [, change] of inmostFirst) out.push(...changeCollection(edited, change));
  return inOrder(out);
}

function replaced(edit: ItemEdit): readonly TextEdit[] {
  return edit.op === 'replace' ? [{ range: edit.range, newText: edit.text }] : [];
}

function isUnderAnother(edit: ItemEdit, edits: readonly ItemEdit[]): boolean {
  return edits.some(
    ({ op, at }) =>
      (op === 'set' || op === 'remove') &&
      (edit.at.startsWith(`${at}/`) || (edit.op === 'insert' && edit.at === at)),
  );
}

function set(edited: EditedText, { value, after, column, isFlow, lead }: Place, source: string): TextEdit[] {
  const { text, eol } = edited;
  const written = isFlow ? source : hanging(source, column, eol);
  if (!value) return [{ range: { start: after, end: after }, newText: lead + written }];
  const end = endOf(value, text);
  if (!text.slice(after, value.start).includes('\n'))
    return [{ range: { start: value.start, end }, newText: written }];
  return [
    { range: { start: after, end: after }, newText: lead + written },
    cut(edited, { start: value.start, end }),
  ];
}

function rename({ key }: Place, name: string): TextEdit[] {
  return key ? [{ range: { start: key.start, end: key.end }, newText: asKey(name) }] : [];
}

function remove(
  changes: Map<string, Change>,
  parsed: ParsedItem,
  text: string,
  { at, index }: { readonly at: string; readonly index: number | undefined },
): void {
  const above = at.slice(0, Math.max(0, at.lastIndexOf('/')));
  const place = placeAt(parsed, text, above);
  if (place && index !== undefined) changeOf(changes, place, above).removed.add(index);
}

/** A scalar has no entries, a list has no keys, and a map has nothing else. */
function insert(
  changes: Map<string, Change>,
  place: Place,
  { at, key, text }: Extract<ItemEdit, { readonly op: 'insert' }>,
): void {
  const kind = key === undefined ? 'list' : 'map';
  if (place.value && place.value.kind !== kind) return;
  const { added } = changeOf(changes, place, at);
  const [first] = added;
  if (first && (first.key === undefined) !== (key === undefined)) return;
  added.push({ key: key === undefined ? undefined : asKey(key), text });
}

function changeOf(changes: Map<string, Change>, place: Place, at: string): Change {
  const change = changes.get(at) ?? { place, removed: new Set<number>(), added: [] };
  changes.set(at, change);
  return change;
}

function changeCollection(edited: EditedText, change: Change): readonly TextEdit[] {
  const { place, removed, added } = change;
  const { value } = place;
  if (!value) return fill(edited, change);
  if (value.kind === 'scalar') return [];
  if (value.flow) return changeFlow(edited, value, change);
  const count = value.kind === 'map' ? value.entries.length : value.items.length;
  if (removed.size < count || added.length > 0) return changeBlock(edited, value, change);
  return set(edited, place, value.kind === 'map' ? '{}' : '[]');
}

/** The first entries where nothing was written yet. */
function fill(edited: EditedText, { place, added }: Change): readonly TextEdit[] {
  const { text, eol } = edited;
  const { after, inner, isFlow, isCompact, lead } = place;
  if (isFlow) {
    const joined = added.map(flowEntry).join(', ');
    const inside = added[0]?.key === undefined ? `[${joined}]` : `{ ${joined} }`;
    return [{ range: { start: after, end: after }, newText: lead + inside }];
  }
  const rows = added.map((it) => ' '.repeat(inner) + blockEntry(it, inner, eol));
  const end = nextRow(text, after);
  if (!isCompact || lead === '' || !isEmptyBetween(text, after, end)) return [addRows(edited, end, rows)];
  return [{ range: { start: after, end: after }, newText: lead + rows.join(eol).trimStart() }];
}

/** A key as source text: in quotes where it needs them. */
function asKey(name: string): string {
  return isPlainText(name) || /^(["']).*\1$/.test(name) ? name : JSON.stringify(name);
}
