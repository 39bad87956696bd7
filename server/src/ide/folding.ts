/** What can be folded: documents, lists, entries, maps, text of several rows, comments. By rows and indentation alone. */

/** From the row that stays to the last row that is folded away; rows count from 0. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: 'comment' | 'region';
}

/** In order of their first rows. Broken text folds like any other. */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const folds = new Folds();
  const rows = text.split('\n');
  let comment = -1;
  for (const [at, row] of rows.entries()) {
    const { indent, first } = beginning(row);
    if (first === '#') {
      if (comment < 0) comment = at;
      continue;
    }
    if (comment >= 0) folds.add(comment, lastComment(rows, at), 'comment');
    comment = -1;
    if (first === '') continue;
    if (indent === 0 && isMark(row)) folds.mark(at, row.startsWith('---'));
    else folds.row(at, levelOf(indent, row));
  }
  if (comment >= 0) folds.add(comment, lastComment(rows, rows.length), 'comment');
  return folds.end();
}

function beginning(row: string): { readonly indent: number; readonly first: string } {
  const indent = row.search(/[^ \t\r\uFEFF]/);
  return { indent: Math.max(0, indent), first: indent < 0 ? '' : row.charAt(indent) };
}

function isMark(row: string): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(row);
}

/** A dash belongs below the key that stands in its column, and so do closing brackets. */
function levelOf(indent: number, row: string): number {
  return 2 * indent + (/^[ \t]*(?:-(?:\s|$)|[}\]])/.test(row) ? 1 : 0);
}

/** The last row before `at` that is not blank. */
function lastComment(rows: readonly string[], at: number): number {
  let last = at - 1;
  while (last > 0 && beginning(rows[last] ?? '').first === '') last--;
  return last;
}

/** Rows that wait for the row that ends them. */
class Folds {
  readonly #found: FoldingRange[] = [];
  readonly #open: { readonly at: number; readonly level: number }[] = [];
  #document = -1;
  #isMarked = false;
  /** The last row that is neither blank nor a comment. */
  #last = -1;

  add(first: number, last: number, kind: FoldingRange['kind']): void {
    if (last > first) this.#found.push({ first, last, kind });
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
    this.add(this.#document, this.#last, 'region');
    this.#isMarked ||= isBeginning && this.#document >= 0;
    this.#document = isBeginning ? at : -1;
    this.#last = at;
  }

  end(): readonly FoldingRange[] {
    this.#close(-1);
    // a single document is the whole file
    if (this.#isMarked) this.add(this.#document, this.#last, 'region');
    return this.#found.sort((a, b) => a.first - b.first || b.last - a.last);
  }

  #close(level: number): void {
    for (let top = this.#open.at(-1); top && top.level >= level; top = this.#open.at(-1)) {
      this.#open.pop();
      this.add(top.at, this.#last, 'region');
    }
  }
}
