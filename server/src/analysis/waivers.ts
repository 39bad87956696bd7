/** `# outlay: allow <code> until 2026-12-31 -- reason`: what a finding is silenced by, and whether that still holds. */
import type { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';

/** One comment that begins with `# outlay:`. */
export interface Waiver {
  readonly code: string | undefined;
  /** A UTC day, the last on which it holds. */
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Offsets of the comment in the file. */
  readonly range: TextRange;
  /** Row of the comment, 0-based. It covers what stands on this row or on the next that is no comment. */
  readonly row: number;
  readonly covers: readonly number[];
}

const MARK = '# outlay:';
const FORM =
  /^# outlay: allow (?<code>[a-z][a-z0-9-]{1,60}) until (?<until>\d{4}-\d{2}-\d{2}) -- (?<reason>\S.{0,400})$/;

/** Whether a text may hold waivers; cheap, and false for nearly every file. */
export function mayHoldWaivers(text: string): boolean {
  return text.includes(MARK);
}

/** The waivers among `comments` (ranges in the file). A comment that begins like one and is none has no code. */
export function readWaivers(
  text: string,
  comments: readonly TextRange[],
  index: LineIndex,
): readonly Waiver[] {
  const commentRows = new Set(comments.map((it) => index.position(it.start).line));
  return comments.flatMap((range) => {
    const comment = text.slice(range.start, range.end).trimEnd();
    if (!comment.startsWith(MARK)) return [];
    const groups = FORM.exec(comment)?.groups;
    const { line: row } = index.position(range.start);
    return [{ ...fields(groups), range, row, covers: covered(text, index, row, range.start, commentRows) }];
  });
}

function fields(
  groups: { readonly code?: string; readonly until?: string; readonly reason?: string } | undefined,
): Pick<Waiver, 'code' | 'until' | 'reason'> {
  return { code: groups?.code, until: groups?.until, reason: groups?.reason };
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
