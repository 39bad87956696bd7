/**
 * `fmt`: one modest style, by small edits. Two spaces for each level, one space after colons, `{ a: b }` and `[a, b]`, no blanks at
 * the ends of rows, at most one blank row, none around `---`, a line end at the end. Comments, the order of keys, quotes, and amounts
 * as they are written stay; so do the line ends.
 *
 * Nothing is taken on trust: each item is read again after its edits, and an item that would not mean the same is left alone. So
 * is one that cannot be read, and a document of another tool.
 */

import { sameValue } from '../base/same.ts';
import { applyEdits, type TextEdit, type TextRange } from '../base/text.ts';
import { type Columns, indentEdits } from './format-indent.ts';
import { blankRowEdits, textBlocks, trailingEdits } from './format-rows.ts';
import { spacingEdits } from './format-spacing.ts';
import { isForeign } from './lower.ts';
import type { MapEntry, Node, ScalarNode } from './node.ts';
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

/** Most items are parsed several times before they are known to mean the same: one text has one meaning. */
function parseOnce(): typeof parseItem {
  const known = { head: new Map<string, ParsedItem>(), entry: new Map<string, ParsedItem>() };
  return (item, part) => {
    const parsed = known[part].get(item.text) ?? parseItem(item, part);
    known[part].set(item.text, parsed);
    return parsed;
  };
}

/** One pass may leave the next more to do: a text is in the style when a pass changes nothing. */
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
  // a lone CR is a line end to some readers and a blank to others
  if (/\r(?!\n)/.test(text)) return text;
  const inStyle = readFile(text)
    .documents.map((it) => formatDocument(it, text, run))
    .join('');
  const rows = withoutBlankRows(inStyle, run);
  return [rows, inStyle].find((it) => saysTheSame(it, text, run)) ?? text;
}

/** Which blank rows carry meaning is worked out only where there are some. */
function withoutBlankRows(text: string, run: Run): string {
  if (blankRowEdits(text, []).length === 0) return text;
  return applyEdits(text, blankRowEdits(text, keptBlanks(text, run)));
}

/** Tries each form in turn until one means the same: all of the style, all but the columns, unchanged. */
function formatDocument(document: SourceDocument, text: string, run: Run): string {
  const source = text.slice(document.start, document.end);
  if (!isFormatted(document, run)) return source;
  for (const isMoved of [true, false]) {
    const result = assemble(document, columnsOf(document, isMoved, run), run);
    if (saysTheSame(result, source, run)) return result;
  }
  return source;
}

function isFormatted({ head }: SourceDocument, { whose, parse }: Run): boolean {
  return whose === 'all' || !isForeign(head, parse(head, 'head').root);
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

/** None when the item cannot be read or would not mean the same. */
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
  const trailing = trailingEdits(text, parsed.root);
  const moves = columns && indentEdits(parsed, text, part, columns);
  const isSame = (edits: readonly TextEdit[]) => {
    const changed = applyEdits(text, edits);
    return changed === text || sameItem(parsed, text, parse({ ...item, text: changed }, part), changed);
  };
  return [[...spacing, ...trailing, ...(moves ?? [])], [...(moves ?? [])]].find(isSame) ?? [];
}

function sameItem(a: ParsedItem, text: string, b: ParsedItem, changed: string): boolean {
  const comments = ({ comments }: ParsedItem, of: string) =>
    comments.map((it) => of.slice(it.start, it.end).trimEnd());
  return sameNode(a.root, b.root) && sameValue(comments(a, text), comments(b, changed));
}

/** Compares all but positions. */
function sameNode(a: Node | undefined, b: Node | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'scalar') return b.kind === 'scalar' && sameScalar(a, b);
  if (a.kind === 'list') return b.kind === 'list' && a.flow === b.flow && areSame(a.items, b.items, sameNode);
  return b.kind === 'map' && a.flow === b.flow && areSame(a.entries, b.entries, sameEntry);
}

function sameEntry(a: MapEntry, b: MapEntry): boolean {
  return sameScalar(a.key, b.key) && sameNode(a.value, b.value);
}

function sameScalar(a: ScalarNode, b: ScalarNode): boolean {
  return a.style === b.style && a.text === b.text;
}

/** Whether two texts mean the same, apart from places and comments; what cannot be read has to be the same text. */
function saysTheSame(a: string, b: string, run: Run): boolean {
  return (
    a === b ||
    areSame(readFile(a).documents, readFile(b).documents, (one, other) => sameDocument(one, other, run))
  );
}

function sameDocument(a: SourceDocument, b: SourceDocument, run: Run): boolean {
  return (
    a.list === b.list &&
    samePiece(a.head, b.head, 'head', run) &&
    areSame(a.items, b.items, (one, other) => samePiece(one.item, other.item, 'entry', run))
  );
}

function samePiece(a: SourceItem, b: SourceItem, part: 'head' | 'entry', { parse }: Run): boolean {
  const [one, other] = [parse(a, part), parse(b, part)];
  if (one === other) return true;
  const isSame = one.root ? sameNode(one.root, other.root) : !other.root && a.text.trim() === b.text.trim();
  return isSame && areSame(one.problems, other.problems, (it, its) => it.message === its.message);
}

function areSame<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): boolean {
  const others = b.values();
  return (
    a.length === b.length &&
    a.every((it) => {
      const other = others.next();
      return !other.done && isSame(it, other.value);
    })
  );
}

/** Where blank rows carry meaning, or nothing may be touched. */
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
