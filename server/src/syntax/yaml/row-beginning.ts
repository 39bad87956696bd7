/** Errors of `yaml` that are caused by the beginning of a row: it blames the row before, or mentions a colon. */
import type { TextRange } from '../../base/text.ts';
import type { ProblemFix } from '../problem.ts';
import { ODD_INDENTATION, TAB } from './words.ts';

/** What is wrong with how a row begins, and where. */
export interface WrongBeginning {
  readonly range: TextRange;
  readonly message: string;
  readonly fixes?: readonly ProblemFix[];
}

const BLANKS = 'blanks that are no spaces in the indentation, expected spaces';
const DASH = 'no space after the dash, expected one';
/** Dashes as word processors write them, before what an entry of a list begins with. */
const FOREIGN_DASH = /^( *)([\u2010-\u2015\u2212\u2022])(?=\s*(?:[\w.-]+:(?:\s|$)|\{))/gm;
const DEEPER = 'a row deeper than the one above, which has its value, expected the same column';

/** What the error with this code at an offset is about; undefined when it is about something else. */
export function wrongBeginning(text: string, code: string, at: number): WrongBeginning | undefined {
  const start = text[at] === '\n' ? at + 1 : at;
  const row = rowAt(text, start);
  const known = foreignDash(row, text) ?? wrongBlanks(row, start) ?? foreignRow(row);
  if (known) return known;
  if (code === 'MULTILINE_IMPLICIT_KEY') return withoutSpace(row) ?? withoutColon(row);
  if (code === 'MISSING_CHAR') return withoutSpace(row) ?? keyAmongEntries(row, start);
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'BAD_INDENT') return undefined;
  const dash = /^ *-(?=[^\s-])/.exec(row.text)?.[0].length;
  if (dash !== undefined)
    return { range: { start: row.start + dash - 1, end: row.start + dash }, message: DASH };
  const isInside = start > row.start + indentOf(row.text);
  if (!isInside) return { range: wordsOf(row), message: ODD_INDENTATION };
  if (code === 'BAD_INDENT' || /:(?: |\r?$)/.test(text.slice(start, row.end))) return undefined;
  const next = rowWithText(text, row.end + 1);
  return next && indentOf(next.text) > indentOf(row.text)
    ? { range: wordsOf(next), message: DEEPER }
    : undefined;
}

/** If one dash of a list is written this way, the others probably are too. */
function foreignDash(row: Row, text: string): WrongBeginning | undefined {
  const all = [...text.matchAll(FOREIGN_DASH)].map(({ index, 1: blanks = '', 2: dash = '' }) => {
    const start = index + blanks.length;
    return { column: blanks.length, dash, range: { start, end: start + 1 } };
  });
  const here = all.find(({ range }) => range.start >= row.start && range.end <= row.end);
  if (!here) return undefined;
  const alike = all.filter((it) => it.column === here.column);
  return {
    range: here.range,
    message: `\`${here.dash}\` where an entry begins, expected \`-\``,
    fixes: [
      {
        title: 'write `-`',
        safety: 'unsafe',
        edits: alike.map(({ range }) => ({ op: 'replace', at: '', range, text: '-' })),
      },
    ],
  };
}

/** Blanks that look like indentation. */
function wrongBlanks(row: Row, start: number): WrongBeginning | undefined {
  // as spreadsheets and chats copy them
  const blanks = /^ *(?! )\p{Zs}+/u.exec(row.text)?.[0];
  if (blanks !== undefined)
    return {
      range: { start: row.start + blanks.search(/[^ ]/), end: row.start + blanks.length },
      message: BLANKS,
    };
  const tabbed = /^ *\t[ \t]*/.exec(row.text)?.[0];
  if (tabbed === undefined || start > row.start + tabbed.length) return undefined;
  return {
    range: { start: row.start + tabbed.indexOf('\t'), end: row.start + tabbed.length },
    message: TAB,
  };
}

/** `category:saas` is one word to YAML. */
function withoutSpace({ start, text }: Row): WrongBeginning | undefined {
  const key = /^ *(?:- +)?[\w.-]+(?=:[^\s:])/.exec(text)?.[0];
  if (key === undefined) return undefined;
  const colon = start + key.length;
  return { range: { start: colon, end: colon + 1 }, message: 'no space after `:`, expected one' };
}

/** `yaml` misses a dash before it, and blames its blanks. */
function keyAmongEntries(row: Row, start: number): WrongBeginning | undefined {
  if (start !== row.start || !/^ +[\w.-]+:(?:\s|$)/.test(row.text)) return undefined;
  return { range: wordsOf(row), message: ODD_INDENTATION };
}

/** `yaml` takes such a row and the next for one key. */
function withoutColon(row: Row): WrongBeginning | undefined {
  if (/:(?:\s|$)/.test(row.text)) return undefined;
  return { range: wordsOf(row), message: 'a row without `:`, expected `key: value`' };
}

/** What chats and other languages put around and into text. */
function foreignRow(row: Row): WrongBeginning | undefined {
  const range = wordsOf(row);
  if (/^\s*(?:\/\/|\/\*)/.test(row.text))
    return { range, message: 'a comment of another language, expected `#`' };
  return /^\s*```/.test(row.text)
    ? { range, message: 'a fence of Markdown, expected YAML alone' }
    : undefined;
}

interface Row extends TextRange {
  readonly text: string;
}

function rowAt(text: string, offset: number): Row {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end, text: text.slice(start, end < 0 ? undefined : end) };
}

/** The first row from `offset` on that is neither blank nor a comment. */
function rowWithText(text: string, offset: number): Row | undefined {
  for (let row = rowAt(text, offset); row.start < text.length; row = rowAt(text, row.end + 1))
    if (/^\s*[^\s#]/.test(row.text)) return row;
  return undefined;
}

function indentOf(row: string): number {
  return /^ */.exec(row)?.[0].length ?? 0;
}

function wordsOf({ start, text }: Row): TextRange {
  return { start: start + indentOf(text), end: start + text.trimEnd().length };
}
