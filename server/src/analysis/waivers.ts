/** `# outlay: allow <code> until 2026-12-31 -- reason`: what a finding is silenced by, and whether that still holds. */
import type { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';
import { faultsOf } from './waiver-faults.ts';

/** One comment that begins like a waiver. */
export interface Waiver {
  readonly code: string;
  /** A UTC day, the last on which it holds. */
  readonly until: string;
  /** Why it is none, in words; it has no effect then. */
  readonly faults: readonly string[];
  /** Offsets of the comment in the file. */
  readonly range: TextRange;
  /** 0-based rows: the one that it stands on, and without anything before it the next that is no comment. */
  readonly covers: readonly number[];
}

const MARK = '# outlay:';
const FORM =
  /^# outlay: allow (?<code>[a-z][a-z0-9-]{1,60}) until (?<until>\d{4}-\d{2}-\d{2}) -- (?<reason>\S.{0,400})$/;
/** Prose that begins with the name is no waiver. */
const LIKE =
  /^(?:#+[ \t]*outlay[ \t]*:[ \t]*(?:allow|ignore|disable|waive)\b|#+[ \t]*outlay[ \t]+allow[ \t]+[a-z]+-[a-z])/i;
const NAMED = /#[ \t]*outlay[ \t]*(?::|[ \t]allow\b)/iy;

/** Whether a text may hold waivers; cheap, and false for nearly every file. */
export function mayHoldWaivers(text: string): boolean {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    NAMED.lastIndex = at;
    if (NAMED.test(text)) return true;
  }
  return false;
}

/** The waivers among `comments` (ranges in the file), those included that only begin like one. */
export function readWaivers(
  text: string,
  comments: readonly TextRange[],
  index: LineIndex,
): readonly Waiver[] {
  const commentRows = new Set(comments.map((it) => index.position(it.start).line));
  return comments.flatMap((range) => {
    const comment = text.slice(range.start, range.end).trimEnd();
    if (!comment.startsWith(MARK) && !LIKE.test(comment)) return [];
    const { code = '', until = '' } = FORM.exec(comment)?.groups ?? {};
    const { line: row } = index.position(range.start);
    const covers = covered(text, index, row, range.start, commentRows);
    return [{ code, until, faults: faultsOf(comment, code !== ''), range, covers }];
  });
}

function covered(
  text: string,
  index: LineIndex,
  row: number,
  start: number,
  commentRows: ReadonlySet<number>,
): readonly number[] {
  const own = text.slice(index.offset({ line: row, character: 0 }), start).trim() !== '';
  if (own) return [row];
  let next = row + 1;
  while (commentRows.has(next) && isOnlyComment(text, index, next)) next++;
  return [row, next];
}

function isOnlyComment(text: string, index: LineIndex, row: number): boolean {
  const from = index.offset({ line: row, character: 0 });
  const to = index.offset({ line: row + 1, character: 0 });
  return text.slice(from, to).trimStart().startsWith('#');
}
