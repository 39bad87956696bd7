/** Where in a document the cursor is, by rows, indentation and brackets alone, so that broken and half-typed text works too. */
import type { TextRange } from '../../base/text.ts';
import { rowStart } from '../../syntax/edit-rows.ts';
import { climb, climbFromColumn, columnBelow, firstBelow } from './climb.ts';
import { flowPlace, flowRoot } from './flow.ts';
import { closingQuote, commentIn, isMarker, type Row, rowAt, valueOn, wordEnd } from './rows.ts';

/** A map or a list on the way from the root of a document to the cursor. */
export interface Level {
  readonly kind: 'map' | 'list';
  readonly isFlow: boolean;
  /** The column of its keys or dashes; 0 in flow style. */
  readonly column: number;
  /** Everything in it except the entry of the cursor. */
  readonly entries: readonly Entry[];
  /** The key right before that of the cursor; undefined for the first, and in outer levels. */
  readonly before?: string | undefined;
  /** The key of a map that leads to the next level, or to the value at the cursor. */
  readonly step: string | undefined;
}

/** One entry of a map, or a scalar of a list (then `key` is empty). */
export interface Entry {
  readonly key: string;
  /** As on the row, without quotes; empty when it is not a scalar. */
  readonly value: string;
}

/**
 * What belongs at the cursor:
 * - `key`: a key of the innermost map
 * - `value`: the scalar of the step of the innermost map
 * - `open`: an entry of the innermost list, which may be a scalar or the first key of a map
 * - `rows`: a row of its own, below the step of the innermost map, or below a lone dash of the innermost list
 * - `dash`: a row of its own in the column of the dashes of the innermost list
 * - `comment`
 */
export type Position = 'key' | 'value' | 'open' | 'rows' | 'dash' | 'comment';

/** A place in a document. */
export interface Place {
  readonly position: Position;
  /** From the root of the document inwards. */
  readonly levels: readonly Level[];
  /** The word around the cursor, without quotes. */
  readonly word: TextRange;
  /** The word up to the cursor. */
  readonly typed: string;
  readonly quote: '"' | "'" | undefined;
  /** Whether a colon follows the word. */
  readonly hasColon: boolean;
  /** Whether a space is missing between a colon or dash and the word. */
  readonly lacksSpace: boolean;
  /** The column where the word is, or should be. */
  readonly column: number;
  /** The key above without a value, where its list may begin at the same column. */
  readonly openKey: string | undefined;
  /** The beginning of the row, if its indentation is not what it should be. */
  readonly indentFrom: number | undefined;
}

/** What most places have in common. */
const PLAIN = {
  quote: undefined,
  hasColon: false,
  lacksSpace: false,
  column: 0,
  openKey: undefined,
  indentFrom: undefined,
} as const;

const MARK = '\uFEFF';

/** Undefined where nothing can be completed: in multi-line text, after a closing quote, between words. */
export function placeAt(text: string, offset: number): Place | undefined {
  if (!text.startsWith(MARK)) return placeIn(text, offset);
  // a byte order mark does not count as a column of the first row
  const place = placeIn(text.slice(MARK.length), Math.max(0, offset - MARK.length));
  return place && movedBy(MARK.length, place);
}

function movedBy(length: number, place: Place): Place {
  const { word, indentFrom } = place;
  return {
    ...place,
    word: { start: word.start + length, end: word.end + length },
    indentFrom: indentFrom === undefined ? undefined : indentFrom + length,
  };
}

function placeIn(text: string, offset: number): Place | undefined {
  const row = rowAt(text, rowStart(text, offset));
  if (isMarker(text, row.start) && offset > row.start) return undefined;
  const comment = commentIn(text, row.start, Math.min(offset, row.end));
  if (comment !== undefined) {
    const word = { start: comment, end: offset + text.slice(offset, row.end).search(/\s|$/) };
    return { ...PLAIN, position: 'comment', levels: [], word, typed: text.slice(comment, offset) };
  }
  const root = flowRoot(text, row, offset);
  if (root) return inFlow(text, root, offset);
  const { key } = row;
  return key && offset > key.colon ? inValue(text, row, offset) : inRow(text, row, offset);
}

function inFlow(text: string, root: Row, offset: number): Place | undefined {
  const found = flowPlace(text, root, offset);
  if (!found) return undefined;
  const outer = climb(text, root, { isFlow: true }).levels;
  return {
    ...PLAIN,
    ...found,
    levels: [...outer, ...found.levels],
    typed: text.slice(found.word.start, offset),
  };
}

/** After the colon of a row. */
function inValue(text: string, row: Row, offset: number): Place | undefined {
  const { value, end, key } = row;
  if (NO_SCALAR.test(text.charAt(value)) || hasRowsBelow(text, row)) return undefined;
  const scalar = scalarAt(text, value, end, offset);
  if (!scalar) return undefined;
  const lacksSpace = offset === (key?.colon ?? 0) + 1;
  return { ...PLAIN, ...scalar, position: 'value', levels: climb(text, row).levels, lacksSpace };
}

/** Maps, lists, multi-line text; anchors, aliases and tags are not part of the language. */
const NO_SCALAR = /[{[|>&*!]/;

/** Whether the value of a key that has none on its row is below. */
function hasRowsBelow(text: string, row: Row): boolean {
  const { column } = row.key ?? row;
  return valueOn(text, row) === '' && firstBelow(text, row, column) !== undefined;
}

/** In the key of a row, in a word without a colon, or where a row may begin. */
function inRow(text: string, row: Row, offset: number): Place | undefined {
  const { key, start, dashes, isIdle } = row;
  const dash = dashes.at(-1);
  if (dash !== undefined && offset <= start + dash) return undefined;
  const begin = key?.start ?? row.value;
  if (offset < begin) return isIdle || isEmptyEntry(text, row) ? emptyRow(text, row, offset) : undefined;
  if (offset > (key?.end ?? offset) || (!key && NO_SCALAR.test(text.charAt(begin)))) return undefined;
  const scalar = scalarAt(text, begin, key?.end ?? row.end, offset);
  if (!scalar) return undefined;
  const place = { ...PLAIN, ...scalar, hasColon: key !== undefined, column: begin - start };
  if (key) return { ...place, position: 'key', levels: climb(text, row, { isKey: true }).levels };
  if (dash !== undefined) return besideDash(text, row, place, offset === start + dash + 1);
  return onRow(text, row, place);
}

function isEmptyEntry(text: string, { dashes, value, end }: Row): boolean {
  return dashes.length > 0 && (commentIn(text, value, end) ?? end) === value;
}

/** On a row without key and dash. A misaligned word continues the text above. */
function onRow(text: string, row: Row, place: Written): Place | undefined {
  // anything farther left would cut off what is below
  const least = row.isIdle ? columnBelow(text, row) : 0;
  const begun = climbFromColumn(text, row, Math.max(place.column, least));
  if (!begun || (place.typed !== '' && begun.column !== place.column)) return undefined;
  const { position, levels, column, openKey } = begun;
  return {
    ...place,
    position,
    levels,
    column,
    openKey,
    indentFrom: column === place.column ? undefined : row.start,
  };
}

type Written = Omit<Place, 'levels' | 'position'>;

function besideDash(text: string, row: Row, place: Written, lacksSpace: boolean): Place {
  const column = lacksSpace ? place.column + 1 : place.column;
  return { ...place, position: 'open', levels: climb(text, row).levels, lacksSpace, column };
}

/** In the white space of a row that is still empty. */
function emptyRow(text: string, row: Row, offset: number): Place | undefined {
  const column = offset - row.start;
  const place = { ...PLAIN, word: { start: offset, end: offset }, typed: '', column };
  if (row.dashes.length > 0) return besideDash(text, row, place, false);
  return onRow(text, row, place);
}

/** The scalar that begins at `begin` and ends before `limit`; undefined after its closing quote. */
function scalarAt(
  text: string,
  begin: number,
  limit: number,
  offset: number,
): Pick<Place, 'word' | 'typed' | 'quote'> | undefined {
  const first = text.charAt(begin);
  if (begin >= offset || (first !== '"' && first !== "'")) {
    const start = Math.min(begin, offset);
    const comment = commentIn(text, begin, limit);
    const end = comment === begin ? offset : begin + text.slice(begin, comment ?? limit).trimEnd().length;
    const word = { start, end: Math.max(end, offset) };
    return { word, typed: text.slice(start, offset), quote: undefined };
  }
  const close = closingQuote(text, begin, limit);
  if (close !== undefined && offset > close) return undefined;
  const word = { start: begin + 1, end: close ?? wordEnd(text, offset) };
  return { word, typed: text.slice(begin + 1, offset), quote: first };
}
