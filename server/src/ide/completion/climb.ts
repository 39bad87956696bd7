/** From a row in block style up to the root of its document, by columns alone. */
import { rowStart } from '../../syntax/edit-rows.ts';
import type { Entry, Level, Position } from './place.ts';
import {
  columnOf,
  isMarker,
  type Row,
  type RowKey,
  rowAt,
  rowBelow,
  rowEnd,
  unquoted,
  valueOn,
} from './rows.ts';

/** Where a row belongs. */
export interface Climbed {
  /** From the root inwards. */
  readonly levels: readonly Level[];
  readonly position: Position;
  /** The column at which the row should begin. */
  readonly column: number;
  /** The key above without a value, where its list may begin at this same column. */
  readonly openKey: string | undefined;
}

/** What is known about the place on its row. */
export interface OnRow {
  /** The key is still being typed. */
  readonly isKey?: boolean;
  /** It is inside a value in flow style: other entries in the list of the row do not matter. */
  readonly isFlow?: boolean;
}

/** What the key of a row, or the entry after its last dash, is part of. */
export function climb(text: string, row: Row, place: OnRow = {}): Climbed {
  return new Climber(text, row).fromRow(place);
}

/** What a row beginning at a column would be part of; undefined inside multi-line text. */
export function climbFromColumn(text: string, row: Row, column: number): Climbed | undefined {
  return new Climber(text, row).fromColumn(column);
}

interface Open {
  kind: 'map' | 'list';
  column: number;
  entries: Entry[];
  step: string | undefined;
}

class Climber {
  readonly #text: string;
  readonly #row: Row;
  /** From the innermost outwards. */
  readonly #levels: Open[] = [];
  #openKey: string | undefined;
  #isFlow = false;

  constructor(text: string, row: Row) {
    this.#text = text;
    this.#row = row;
  }

  fromRow({ isKey = false, isFlow = false }: OnRow): Climbed {
    this.#isFlow = isFlow;
    const { key, dashes, start, column } = this.#row;
    // brackets on a row of their own
    if (isFlow && !isStructure(this.#row))
      return this.fromColumn(column) ?? { levels: [], position: 'key', column, openKey: undefined };
    if (key) this.#push('map', key.column, isKey ? undefined : key.text);
    this.#pushDashes(dashes);
    if (this.#levels.length > 0) this.#up(start);
    return this.#found('key', column);
  }

  /** A row that begins at a column and is still empty. */
  fromColumn(column: number): Climbed | undefined {
    let isBeside = true;
    for (let start = this.#above(this.#row.start); start !== undefined; start = this.#above(start)) {
      const isDeeper = columnOf(this.#text, start) > column;
      if (isDeeper && !isBeside) continue;
      const row = rowAt(this.#text, start);
      if (row.isIdle) continue;
      if (isDeeper) isBeside = false;
      else if (isStructure(row)) return this.#below(row, column, isBeside);
    }
    this.#push('map', 0, undefined);
    return this.#found('key', 0);
  }

  /** `row` is the nearest above that begins at or before the column; `isBeside`: nothing deeper is in between. */
  #below(row: Row, column: number, isBeside: boolean): Climbed | undefined {
    const { key, dashes } = row;
    const isText = /^[|>]/.test(this.#text.charAt(row.value));
    if (isText && (key?.column ?? 0) < column) return undefined;
    if (dashes.includes(column)) {
      this.#push('list', column, undefined);
      return this.#upFrom(row, 'dash', column);
    }
    if (key) return this.#belowKey(row, key, column, isBeside);
    const dash = dashes.at(-1) ?? 0;
    this.#enter(row, { kind: 'list', column: dash, step: undefined });
    return this.#found(column > dash ? 'rows' : 'dash', column);
  }

  #belowKey(row: Row, key: RowKey, column: number, isBeside: boolean): Climbed | undefined {
    const isOpen = valueOn(this.#text, row) === '';
    if (isOpen && key.column < column) return this.#inside(row, key, column);
    if (isOpen && isBeside && key.column === column) this.#openKey = key.text;
    return this.#inMap(row, key.column);
  }

  /** Deeper than a key without a value on its row: what is there already determines the column. */
  #inside(row: Row, key: RowKey, column: number): Climbed | undefined {
    const first = this.#isFlow ? undefined : firstBelow(this.#text, row, key.column, this.#row.start);
    const isBeside = first?.column === column;
    if (first && !isBeside && this.#row.isIdle) return this.fromColumn(first.column);
    const isList = first?.dashes[0] === column;
    if (isBeside) this.#push(isList ? 'list' : 'map', column, undefined);
    this.#enter(row, { kind: 'map', column: key.column, step: key.text });
    return this.#found(isBeside ? (isList ? 'dash' : 'key') : 'rows', column);
  }

  #inMap(row: Row, column: number): Climbed {
    this.#push('map', column, undefined);
    return this.#upFrom(row, 'key', column);
  }

  #upFrom(row: Row, position: Position, column: number): Climbed {
    this.#up(rowEnd(this.#text, row.start) + 1);
    return this.#found(position, column);
  }

  #enter(
    row: Row,
    { kind, column, step }: { kind: 'map' | 'list'; column: number; step: string | undefined },
  ): void {
    this.#push(kind, column, step);
    for (const dash of row.dashes.filter((it) => it < column).reverse()) this.#push('list', dash, undefined);
    this.#up(row.start);
  }

  /** Continues with the rows above an offset, from the outermost level so far. */
  #up(from: number): void {
    let start = this.#above(from);
    for (; start !== undefined; start = this.#above(start)) {
      const level = this.#outermost();
      const column = columnOf(this.#text, start);
      if (column > level.column || (column === level.column && this.#isPlainEntry(level, start))) continue;
      const row = rowAt(this.#text, start);
      if (!row.isIdle) this.#take(level, row);
    }
  }

  /** Whether it is an entry of a long list that is merely passed. */
  #isPlainEntry({ kind, column }: Open, start: number): boolean {
    const isInnermost = this.#levels.length === 1 && !this.#isFlow;
    return kind === 'list' && !isInnermost && this.#text.charAt(start + column) === '-';
  }

  #take(level: Open, row: Row): void {
    const { key, dashes } = row;
    if (level.kind === 'list') this.#takeAboveList(level, row);
    else if (key?.column === level.column) {
      level.entries.push({ key: key.text, value: valueOn(this.#text, row) });
      this.#pushDashes(dashes);
    } else if (row.column < level.column) this.#parent(row, level.column);
  }

  #takeAboveList(level: Open, row: Row): void {
    const { key, dashes } = row;
    if (dashes.includes(level.column)) {
      if (!key) level.entries.push({ key: '', value: unquoted(valueOn(this.#text, row)) });
      this.#pushDashes(dashes.filter((it) => it < level.column));
    } else if (key ? key.column <= level.column : row.column < level.column)
      this.#parent(row, level.column + 1);
  }

  /** The parent row of the level: its last part that begins before `column`. */
  #parent({ key, dashes }: Row, column: number): void {
    if (key && key.column < column) {
      this.#push('map', key.column, key.text);
      this.#pushDashes(dashes);
    } else this.#pushDashes(dashes.filter((it) => it < column));
  }

  #pushDashes(dashes: readonly number[]): void {
    for (const dash of [...dashes].reverse()) this.#push('list', dash, undefined);
  }

  #push(kind: 'map' | 'list', column: number, step: string | undefined): void {
    this.#levels.push({ kind, column, entries: [], step });
  }

  #outermost(): Open {
    const level = this.#levels.at(-1);
    if (!level) throw new Error('nothing to climb from');
    return level;
  }

  /** The row above, in the same document. */
  #above(start: number): number | undefined {
    if (start <= 0) return undefined;
    const above = rowStart(this.#text, start - 1);
    return isMarker(this.#text, above) ? undefined : above;
  }

  #found(position: Position, column: number): Climbed {
    const [innermost] = this.#levels;
    // the nearest one above was taken first
    const before = innermost?.entries[0]?.key;
    if (innermost && !(this.#isFlow && innermost.kind === 'list')) this.#collectBelow(innermost);
    const levels = this.#levels.map((it) => ({
      ...it,
      isFlow: false,
      before: it === innermost ? before : undefined,
    }));
    return { levels: levels.reverse(), position, column, openKey: this.#openKey };
  }

  /** The entries below the cursor. */
  #collectBelow(level: Open): void {
    const text = this.#text;
    let start = rowBelow(text, this.#row.start);
    for (; start > 0 && !isMarker(text, start); start = rowBelow(text, start)) {
      if (columnOf(text, start) > level.column) continue;
      const row = rowAt(text, start);
      if (!row.isIdle && !this.#takeBelow(level, row)) return;
    }
  }

  /** Whether rows further below may belong to the level. */
  #takeBelow(level: Open, row: Row): boolean {
    const { key, dashes, column } = row;
    if (column < level.column) return false;
    const isDash = dashes[0] === level.column;
    if (level.kind === 'list') {
      if (isDash && !key) level.entries.push({ key: '', value: unquoted(valueOn(this.#text, row)) });
      return isDash;
    }
    if (key && !isDash) level.entries.push({ key: key.text, value: valueOn(this.#text, row) });
    // a list may be in the same column as the keys
    return true;
  }
}

/** The first row below a key at a column that belongs to its value, except for the row that begins at `apart`. */
export function firstBelow(text: string, { start }: Row, column: number, apart?: number): Row | undefined {
  for (let at = rowBelow(text, start); at > 0 && !isMarker(text, at); at = rowBelow(text, at)) {
    const row = rowAt(text, at);
    if (row.isIdle || at === apart) continue;
    return row.column > column || (row.column === column && row.dashes.length > 0) ? row : undefined;
  }
  return undefined;
}

/** The column of the next row with content; 0 at the end of the document. */
export function columnBelow(text: string, { start }: Row): number {
  for (let at = rowBelow(text, start); at > 0 && !isMarker(text, at); at = rowBelow(text, at)) {
    const row = rowAt(text, at);
    if (!row.isIdle) return row.column;
  }
  return 0;
}

function isStructure({ key, dashes }: Row): boolean {
  return key !== undefined || dashes.length > 0;
}
