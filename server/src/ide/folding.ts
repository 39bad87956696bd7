/** What can be folded: documents, lists, entries, maps, multi-line text, comments. By rows and indentation alone. */
import { codeAt, flagsOf } from '../base/text.ts';
import { isClosing, isEntry, markerAt, nextRow } from '../syntax/split-rows.ts';

/** From the row that stays visible to the last row that is folded; rows count from 0. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: 'comment' | 'region';
}

/** Ordered by first row. Broken text folds like any other. */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const folds = new Folds();
  let at = 0;
  // by characters, since a long text is read on every keystroke
  for (let row = 0; row < text.length; row = nextRow(text, row), at++) {
    const content = beginningOf(text, row);
    const first = codeAt(text, content);
    if (first === HASH) {
      folds.comment(at);
      continue;
    }
    folds.noComment(at);
    if (first === LF || first < 0) continue;
    const mark = content === row ? markerAt(text, row) : undefined;
    if (mark) folds.mark(at, mark === 'begin');
    else folds.row(at, levelOf(text, content, content - row));
  }
  return folds.end(at);
}

const LF = 10;
const HASH = 35;
const BLANKS = flagsOf(' \t\r\uFEFF');

/** The first non-blank character of a row, or its end. */
function beginningOf(text: string, row: number): number {
  let at = row;
  while (at < text.length && BLANKS[text.charCodeAt(at)] === 1) at++;
  return at;
}

/** A dash belongs below a key in the same column, and so do closing brackets. */
function levelOf(text: string, content: number, indent: number): number {
  return 2 * indent + (isEntry(text, content) || isClosing(text, content) ? 1 : 0);
}

/** Rows waiting for the row that ends them. */
class Folds {
  readonly #found: FoldingRange[] = [];
  readonly #open: { readonly at: number; readonly level: number }[] = [];
  #document = -1;
  /** The first of the consecutive comments up to here. */
  #comment = -1;
  #isMarked = false;
  /** The last row that is neither blank nor a comment. */
  #last = -1;

  comment(at: number): void {
    if (this.#comment < 0) this.#comment = at;
  }

  /** The row is not a comment: the comments before it fold. */
  noComment(at: number): void {
    if (this.#comment >= 0) this.#add(this.#comment, at - 1, 'comment');
    this.#comment = -1;
  }

  row(at: number, level: number): void {
    this.#close(level);
    this.#open.push({ at, level });
    if (this.#document < 0) this.#document = at;
    this.#last = at;
  }

  /** `---` begins a document, `...` ends one. */
  mark(at: number, isBeginning: boolean): void {
    this.#close(-1);
    this.#add(this.#document, this.#last, 'region');
    this.#isMarked ||= isBeginning && this.#document >= 0;
    this.#document = isBeginning ? at : -1;
    this.#last = at;
  }

  /** `rows` is the number of rows. */
  end(rows: number): readonly FoldingRange[] {
    this.noComment(rows);
    this.#close(-1);
    // a single document is the whole file
    if (this.#isMarked) this.#add(this.#document, this.#last, 'region');
    return this.#found.sort((a, b) => a.first - b.first || b.last - a.last);
  }

  #add(first: number, last: number, kind: FoldingRange['kind']): void {
    if (last > first) this.#found.push({ first, last, kind });
  }

  #close(level: number): void {
    for (let top = this.#open.at(-1); top && top.level >= level; top = this.#open.at(-1)) {
      this.#open.pop();
      this.#add(top.at, this.#last, 'region');
    }
  }
}
