/** Where the rows of an item begin: two spaces per level, everything else keeps its distance to them. Offsets are inside the item. */
import type { TextEdit } from '../base/text.ts';
import { entrySpans } from './edit-place.ts';
import { columnAt, isEmptyBetween, rowStart } from './edit-rows.ts';
import type { Node } from './node.ts';
import type { ParsedItem } from './source.ts';
import { nextRow } from './split-rows.ts';

/** Where an item begins, and where it should begin: the column of its dash, or for a head of its keys. */
export interface Columns {
  readonly now: number;
  readonly wanted: number;
}

/** Undefined when the item has a form that is not moved: tabs, `? key`. */
export function indentEdits(
  { root, comments }: ParsedItem,
  text: string,
  part: 'head' | 'entry',
  columns: Columns,
): readonly TextEdit[] | undefined {
  if (!root || /^[ ]*\t/m.test(text)) return undefined;
  const rows = new Rows(text);
  const dash = text.search(/\S/);
  if (part === 'entry') rows.begin(dash, columns.wanted);
  const isRead =
    part === 'entry'
      ? rows.value(root, { ...columns, anchor: dash, isDash: true })
      : rows.block(root, columns.wanted);
  if (!isRead) return undefined;
  rows.moveComments(
    comments.map((it) => it.start),
    columns,
  );
  return rows.edits();
}

/** The entry that holds a value. */
interface Holder extends Columns {
  /** Offset of its dash or its key. */
  readonly anchor: number;
  readonly isDash: boolean;
}

/** The rows of one text and the columns in which they should begin. */
class Rows {
  readonly #text: string;
  /** By the start of the row. */
  readonly #wanted: Map<number, number> = new Map();
  readonly #gaps: TextEdit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The row of `offset`, if nothing comes before it, begins at `column`. */
  begin(offset: number, column: number): void {
    if (this.#isFirst(offset)) this.#wanted.set(rowStart(this.#text, offset), column);
  }

  /** A map or list in block style. Returns whether it has a form that can be moved. */
  block(node: Node, column: number): boolean {
    if (node.kind === 'scalar' || node.flow) return false;
    const spans = entrySpans(node, this.#text);
    const now = columnAt(this.#text, node.start);
    return (
      spans?.every(({ start, value }, i) => {
        // an empty key may be anywhere
        if (columnAt(this.#text, start) !== now || (i > 0 && !this.#isFirst(start))) return false;
        this.begin(start, column);
        if (!value) return true;
        return this.value(value, { now, wanted: column, anchor: start, isDash: node.kind === 'list' });
      }) ?? false
    );
  }

  value(node: Node, holder: Holder): boolean {
    const { anchor, wanted, now, isDash } = holder;
    const isSameRow = rowStart(this.#text, node.start) === rowStart(this.#text, anchor);
    if (isDash && isSameRow) this.#gap(anchor + 1, node.start);
    if (node.kind !== 'scalar' && !node.flow) return this.block(node, wanted + 2);
    if (!isSameRow) this.begin(node.start, wanted + 2);
    this.#further(node, wanted - now);
    return true;
  }

  /** Comment rows move with what is below them; the last ones with the item, unless they are indented less than it. */
  moveComments(starts: readonly number[], { now, wanted: column }: Columns): void {
    const moved = [...this.#wanted].sort(([a], [b]) => a - b);
    let next = moved.length;
    for (const start of starts.toReversed()) {
      const row = rowStart(this.#text, start);
      if (!isEmptyBetween(this.#text, row, start)) continue;
      while (next > 0 && (moved[next - 1]?.[0] ?? 0) > row) next--;
      const [below, wanted] = moved[next] ?? [];
      const indent = this.#indent(row);
      const shift = indent < now ? 0 : column - now;
      const by = below === undefined || wanted === undefined ? shift : wanted - this.#indent(below);
      this.#wanted.set(row, Math.max(0, indent + by));
    }
  }

  edits(): readonly TextEdit[] {
    const moves = [...this.#wanted].flatMap(([row, column]): readonly TextEdit[] => {
      const start = row + (this.#text.charCodeAt(row) === BOM ? 1 : 0);
      const indent = this.#indent(row);
      return indent === column
        ? []
        : [{ range: { start, end: start + indent }, newText: ' '.repeat(column) }];
    });
    return [...moves, ...this.#gaps];
  }

  /** The further rows of a text or of a value in brackets keep their relative indentation. */
  #further(node: Node, shift: number): void {
    for (let row = nextRow(this.#text, node.start); row < node.end; row = nextRow(this.#text, row))
      if (!isEmptyBetween(this.#text, row, nextRow(this.#text, row)))
        this.#wanted.set(row, Math.max(0, this.#indent(row) + shift));
  }

  #isFirst(offset: number): boolean {
    return isEmptyBetween(this.#text, rowStart(this.#text, offset), offset);
  }

  #gap(start: number, end: number): void {
    const isWide = end - start > 1 && isEmptyBetween(this.#text, start, end);
    if (isWide) this.#gaps.push({ range: { start, end }, newText: ' ' });
  }

  #indent(row: number): number {
    const start = row + (this.#text.charCodeAt(row) === BOM ? 1 : 0);
    let at = start;
    while (this.#text.charAt(at) === ' ') at++;
    return at - start;
  }
}

const BOM = 0xfeff;
