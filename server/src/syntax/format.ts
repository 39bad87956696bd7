/**
 * `fmt`: one modest style, by small edits. Two spaces for each level, one space after colons, `{ a: b }` and `[a, b]`, no blanks at
 * the ends of rows, at most one blank row, none around `---`, a line end at the end. Comments, the order of keys, quotes, and amounts
 * as they are written stay; so do the line ends.
 *
 * Nothing is believed: each item is read again after its edits, and an item that would not say the same is left alone. So is one
 * that cannot be read, and a document of another tool.
 */

import { sameValue } from '../base/same.ts';
import { applyEdits, type TextEdit, type TextRange } from '../base/text.ts';
import { type Columns, indentEdits } from './format-indent.ts';
import { blankRowEdits, textBlocks, trailingEdits } from './format-rows.ts';
import { spacingEdits } from './format-spacing.ts';
import { lowerHead } from './lower.ts';
import type { Node } from './node.ts';
import { parseItem } from './parse-item.ts';
import { readFile } from './read-file.ts';
import { rowEdits } from './row-edits.ts';
import type { ParsedItem, SourceDocument, SourceItem } from './source.ts';

/** Whose documents are formatted: ours, or all that can be read. */
export type Formatted = 'ours' | 'all';

/** The edits that bring a text into the style, at most one for each row; none when it is. */
export function formatEdits(text: string, whose: Formatted = 'ours'): readonly TextEdit[] {
  const wanted = formatted(text, { whose, parse: parseOnce() });
  return wanted === text ? [] : rowEdits(text, wanted);
}

/** What all passes have in common. */
interface Run {
  readonly whose: Formatted;
  readonly parse: typeof parseItem;
}

/** Most items are looked at several times before it is known that they say the same. */
function parseOnce(): typeof parseItem {
  const known = new Map<string, ParsedItem>();
  return (item, part) => {
    const key = part + item.text;
    const parsed = known.get(key) ?? parseItem(item, part);
    known.set(key, parsed);
    return parsed;
  };
}

/** What one pass leaves may be plainer for the next: a text is in the style when a pass changes nothing. */
const MOST_PASSES = 5;

function formatted(text: string, run: Run): string {
  let result = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = formatOnce(result, run);
    if (next === result) return result;
    result = next;
  }
  return result;
}

function formatOnce(text: string, run: Run): string {
  // a lone CR is a line end to some and a blank to others
  if (/\r(?!\n)/.test(text)) return text;
  const inStyle = readFile(text)
    .documents.map((it) => formatDocument(it, text, run))
    .join('');
  const shown = meaningOf(text, run);
  const rows = applyEdits(inStyle, blankRowEdits(inStyle, keptBlanks(inStyle, run)));
  return [rows, inStyle].find((it) => it === text || sameValue(meaningOf(it, run), shown)) ?? text;
}

/** Each form in turn, until one says the same: all of the style, all but the columns, as it was. */
function formatDocument(document: SourceDocument, text: string, run: Run): string {
  const source = text.slice(document.start, document.end);
  if (!isFormatted(document, run)) return source;
  const shown = meaningOf(source, run);
  for (const isMoved of [true, false]) {
    const result = assemble(document, columnsOf(document, isMoved, run), run);
    if (result === source || sameValue(meaningOf(result, run), shown)) return result;
  }
  return source;
}

function isFormatted({ head, list }: SourceDocument, { whose }: Run): boolean {
  return whose === 'all' || lowerHead(head, list).ours !== 'foreign';
}

/** Of the head, and of the entries of its main list. Entries move together or not at all. */
interface DocumentColumns {
  readonly head: Columns | undefined;
  readonly entries: Columns | undefined;
}

function columnsOf({ head, list, items }: SourceDocument, isMoved: boolean, { parse }: Run): DocumentColumns {
  const column = head.column;
  if (!isMoved) return { head: undefined, entries: undefined };
  const isRead = items.every(({ item }) => parse(item, 'entry').root);
  const now = items[0]?.item.column ?? 0;
  const levels = (list?.split('/').length ?? 1) - 1;
  return {
    head: isRead ? { now: column, wanted: 0 } : undefined,
    entries: { now, wanted: isRead ? 2 * levels : now },
  };
}

function assemble(
  { head, start, gapStart, items }: SourceDocument,
  columns: DocumentColumns,
  run: Run,
): string {
  const gap = gapStart - start;
  const edits = pieceEdits(head, 'head', columns.head, run);
  const after = edits.filter((it) => it.range.start >= gap);
  const before = edits.filter((it) => it.range.start < gap);
  const entries = items.map(({ item }) =>
    applyEdits(item.text, pieceEdits(item, 'entry', columns.entries, run)),
  );
  const whole = applyEdits(head.text, after);
  return [applyEdits(head.text.slice(0, gap), before), ...entries, whole.slice(gap)].join('');
}

/** None where the item cannot be read or would not say the same. */
function pieceEdits(
  item: SourceItem,
  part: 'head' | 'entry',
  columns: Columns | undefined,
  { parse }: Run,
): readonly TextEdit[] {
  const parsed = parse(item, part);
  if (!parsed.root) return [];
  const { text } = item;
  const spacing = spacingEdits(parsed.root, text);
  const trailing = trailingEdits(text, textBlocks(parsed.root, text));
  const moves = columns && indentEdits(parsed, text, part, columns);
  const isSame = (edits: readonly TextEdit[]) => {
    const changed = applyEdits(text, edits);
    return sameItem(parsed, text, parse({ ...item, text: changed }, part), changed);
  };
  return [[...spacing, ...trailing, ...(moves ?? [])], [...(moves ?? [])]].find(isSame) ?? [];
}

function sameItem(a: ParsedItem, text: string, b: ParsedItem, changed: string): boolean {
  const comments = ({ comments }: ParsedItem, of: string) =>
    comments.map((it) => of.slice(it.start, it.end).trimEnd());
  return sameNode(a.root, b.root) && sameValue(comments(a, text), comments(b, changed));
}

function sameNode(a: Node | undefined, b: Node | undefined): boolean {
  return sameValue(shownNode(a), shownNode(b));
}

/** A node without its offsets. */
function shownNode(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return [node.style, node.text];
  if (node.kind === 'list') return [node.flow, node.items.map(shownNode)];
  return [node.flow, node.entries.map((it) => [it.key.style, it.key.text, shownNode(it.value)])];
}

/** All that a text says, without offsets and comments; what cannot be read is its own text. */
function meaningOf(text: string, run: Run): unknown {
  return readFile(text).documents.map(({ head, list, items }) => [
    list,
    shownPiece(head, 'head', run),
    items.map(({ item }) => shownPiece(item, 'entry', run)),
  ]);
}

function shownPiece(item: SourceItem, part: 'head' | 'entry', { parse }: Run): unknown {
  const { root, problems } = parse(item, part);
  const messages = problems.map((it) => it.message);
  return root ? [shownNode(root), messages] : [item.text.trim(), messages];
}

/** Where blank rows say something, or nothing may be touched. */
function keptBlanks(text: string, run: Run): readonly TextRange[] {
  return readFile(text).documents.flatMap((document) => {
    const { start, gapStart, gapEnd, end, head, items } = document;
    if (!isFormatted(document, run)) return [{ start, end }];
    const gap = gapStart - start;
    const shift = (offset: number) => (offset < gap ? start + offset : gapEnd + offset - gap);
    const parsed = run.parse(head, 'head').root;
    const whole = [
      { start, end: gapStart },
      { start: gapEnd, end },
    ];
    const inHead = parsed
      ? textBlocks(parsed, head.text).map((it) => ({ start: shift(it.start), end: shift(it.end) }))
      : whole;
    const inEntries = items.flatMap(({ item, start: from }) => {
      const { root } = run.parse(item, 'entry');
      const blocks = root ? textBlocks(root, item.text) : [{ start: 0, end: item.text.length }];
      return blocks.map((it) => ({ start: from + it.start, end: from + it.end }));
    });
    return [...inHead, ...inEntries];
  });
}
