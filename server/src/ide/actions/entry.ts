/** Adds an entry to a list of a document, after the others and written the way they are. */
import type { PlacedDocument } from '../../analysis/content.ts';
import type { TextEdit } from '../../base/text.ts';
import { applyItemEdits } from '../../syntax/edit.ts';
import { endOf, rowAfter } from '../../syntax/edit-place.ts';
import { addRows } from '../../syntax/edit-rows.ts';
import type { Node } from '../../syntax/node.ts';
import { parseItem } from '../../syntax/parse-item.ts';
import type { ItemEdit } from '../../syntax/problem.ts';
import type { SourceItem } from '../../syntax/source.ts';
import { nextRow } from '../../syntax/split-rows.ts';
import { placeHead } from '../items.ts';
import { scalarOf } from '../scalars.ts';

/** Keys and source texts, in order. */
export type NewEntry = readonly (readonly [key: string, text: string])[];

/** `list` is the pointer to the list in the head, by default the main list. Empty where the list cannot be found. */
export function entryEdits(
  placed: PlacedDocument,
  text: string,
  list: string | undefined,
  entry: NewEntry,
): readonly TextEdit[] {
  const last = placed.source.items.at(-1);
  if (list !== undefined || !last) return inHead(placed, list ?? mainList(placed), entry);
  const { root } = parseItem(last.item, 'entry');
  if (!root) return [];
  const after = last.start + behind(root, last.item);
  const indent = ' '.repeat(last.item.column);
  const isFlow = root.kind !== 'map' || root.flow;
  const rows = isFlow
    ? [`${indent}- ${flow(entry)}`]
    : entry.map(([key, value], i) => `${indent}${i === 0 ? '- ' : '  '}${key}: ${value}`);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return [addRows({ text, comments: [], eol }, after, rows)];
}

/** The row after an entry and after any comments deeper than its dash, which belong to it. */
function behind(root: Node, { text, column }: SourceItem): number {
  let row = rowAfter({ start: 0, end: endOf(root, text), value: root }, text);
  const comment = new RegExp(` {${column + 1},}#`, 'y');
  for (comment.lastIndex = row; comment.test(text); comment.lastIndex = row) row = nextRow(text, row);
  return row;
}

function mainList({ content }: PlacedDocument): string {
  return content.kind === 'People' ? '/spec/people' : '/spec/items';
}

function inHead(placed: PlacedDocument, list: string, entry: NewEntry): readonly TextEdit[] {
  const { parsed, inFile } = placeHead(placed);
  const edit = insertion(scalarOf(parsed.root, list, 'key') !== undefined, list, entry);
  return applyItemEdits(parsed, placed.source.head, [edit]).map(({ range, newText }) => {
    const start = inFile(range.start);
    return { range: { start, end: start + (range.end - range.start) }, newText };
  });
}

function insertion(isThere: boolean, list: string, entry: NewEntry): ItemEdit {
  if (isThere) return { op: 'insert', at: list, key: undefined, text: flow(entry) };
  const slash = list.lastIndexOf('/');
  return { op: 'insert', at: list.slice(0, slash), key: list.slice(slash + 1), text: `[${flow(entry)}]` };
}

function flow(entry: NewEntry): string {
  return `{ ${entry.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
