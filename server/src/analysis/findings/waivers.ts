/** `# outlay: allow <code> until 2026-12-31 -- reason`: what silences a finding, and whether that still holds. */
import type { TextRange } from '../../base/text.ts';
import { nextRow } from '../../syntax/split-rows.ts';
import type { ReadableText } from '../change.ts';
import { faultsOf } from './waiver-faults.ts';

/** What a comment that begins like a waiver says. */
interface WaiverText {
  readonly code: string;
  /** The last UTC day on which it holds. */
  readonly until: string;
  /** Why it is not a waiver, in words; then it has no effect. */
  readonly faults: readonly string[];
}

/** A comment and where it is; `waiver` if it begins like one. */
export interface ReadComment {
  readonly range: TextRange;
  readonly waiver: WaiverText | undefined;
}

/** One comment that begins like a waiver. */
export interface Waiver extends WaiverText {
  /** Offsets of the comment in the file. */
  readonly range: TextRange;
  /** Offsets of rows: its own and, if nothing is before it there, all up to the next that is not a comment. */
  readonly covers: TextRange;
}

const MARK = '# outlay:';
const FORM =
  /^# outlay: allow (?<code>[a-z][a-z0-9-]{1,60}) until (?<until>\d{4}-\d{2}-\d{2}) -- (?<reason>\S.{0,400})$/;
/** Prose that begins with the name is not a waiver. */
const LIKE =
  /^(?:#+[ \t]*outlay[ \t]*:[ \t]*(?:allow|ignore|disable|waive)\b|#+[ \t]*outlay[ \t]+allow[ \t]+[a-z]+-[a-z])/i;
const NAMED = /#[ \t]*outlay[ \t]*(?::|[ \t]allow\b)/iy;

/** Whether a text may hold waivers; cheap, and false for nearly every file. */
export function mayHoldWaivers(text: string): boolean {
  return marksIn(text).next().done !== true;
}

/** A text that may hold waivers: the same object as `before` if it says the same. */
export function withWaivers(
  source: ReadableText,
  before: ReadableText | undefined,
): ReadableText | undefined {
  const { text } = source;
  if (!mayHoldWaivers(text)) return undefined;
  return before?.text === text ? before : source;
}

/** Offsets that lie in a comment which may be a waiver, or in what only looks like one; every waiver has one. */
export function* marksIn(text: string): Generator<number> {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    NAMED.lastIndex = at;
    if (NAMED.test(text)) yield at;
  }
}

/** The comment in a range of a text. */
export function readComment(text: string, range: TextRange): ReadComment {
  const comment = text.slice(range.start, range.end).trimEnd();
  if (!comment.startsWith(MARK) && !LIKE.test(comment)) return { range, waiver: undefined };
  const { code = '', until = '' } = FORM.exec(comment)?.groups ?? {};
  return { range, waiver: { code, until, faults: faultsOf(comment, code !== '') } };
}

/** The waivers among `comments` (ranges in the file), including those that only begin like one. */
export function waiversAmong(text: string, comments: readonly ReadComment[]): readonly Waiver[] {
  const commentRows = new Set(comments.map((it) => rowOf(text, it.range.start)));
  return comments.flatMap(({ range, waiver }) =>
    waiver ? [{ ...waiver, range, covers: covered(text, range.start, commentRows) }] : [],
  );
}

/** Where the row that holds an offset begins. */
function rowOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function covered(text: string, offset: number, commentRows: ReadonlySet<number>): TextRange {
  const start = rowOf(text, offset);
  const next = nextRow(text, offset);
  if (text.slice(start, offset).trim() !== '') return { start, end: next };
  let row = next;
  while (commentRows.has(row) && isOnlyComment(text, row)) row = nextRow(text, row);
  return { start, end: nextRow(text, row) };
}

function isOnlyComment(text: string, row: number): boolean {
  return text.slice(row, nextRow(text, row)).trimStart().startsWith('#');
}
