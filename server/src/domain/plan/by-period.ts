/** A line's maps by period, as fiscal months: which entry holds when. */
import type { FiscalCalendar } from '../calendar.ts';
import type { PeriodProblem } from '../calendar-span.ts';
import { byBeginning, type MonthSpan, type Timed, type TimedEntry } from '../period.ts';
import type { PlanProblem } from './line-plan.ts';

/** Where planning a line collects what is wrong. */
export interface Draft {
  readonly problems: PlanProblem[];
  incomplete: boolean;
}

/** An entry and its months; `±Infinity` is open. */
export interface Placed<Value> {
  readonly first: number;
  readonly last: number;
  /** The key as written has an end; one without an end holds until the next begins. */
  readonly hasEnd: boolean;
  readonly entry: TimedEntry<Value>;
}

const ALWAYS: MonthSpan = { first: -Infinity, last: Infinity };

/** Reports a problem that leaves some money unknown. */
export function blame(draft: Draft, problem: PlanProblem): void {
  draft.problems.push(problem);
  draft.incomplete = true;
}

/** Ordered by their beginning, without overlaps: where two overlap, the one that begins later is reported and left out. */
export function placeEntries<Value>(
  timed: Timed<Value>,
  calendar: FiscalCalendar,
  draft: Draft,
): readonly Placed<Value>[] {
  const placed: Placed<Value>[] = [];
  let isOrdered = true;
  let end = -Infinity;
  for (const entry of timed) {
    const { period, at } = entry;
    const span = period ? calendar.moneySpan(period) : ALWAYS;
    if ('problem' in span) {
      blame(draft, periodProblem(span, at, 'key', openAfter(entry, timed, calendar)));
      continue;
    }
    const { first, last } = span;
    placed.push({ first, last, hasEnd: period?.to !== undefined, entry });
    isOrdered &&= first > end || placed.length === 1;
    end = last;
  }
  return isOrdered ? placed : withoutOverlaps(placed, draft);
}

/** A period that means no months of this calendar, with those that may have been meant. */
export function periodProblem(
  { problem: { code, message, suggestions } }: PeriodProblem,
  at: string,
  part: 'key' | 'value',
  next?: OpenKey,
): PlanProblem {
  const known = { code, at, part, message };
  if (suggestions.length === 0) return known;
  const op = part === 'key' ? 'rename' : 'set';
  const fixes = suggestions.map(({ text, last }) => {
    const moved =
      next && next.first !== last + 1 ? [{ op, at: next.at, text: next.from(last + 1) } as const] : [];
    const edits = [{ op, at, text } as const, ...moved];
    const title = `write ${edits.map((it) => `\`${it.text}\``).join(' and ')}`;
    return { title, safety: 'unsafe' as const, edits };
  });
  return { ...known, fixes };
}

/** A key without an end that begins where another ends: when that one is rewritten in fiscal months it has to follow, or months are lost. */
interface OpenKey {
  readonly at: string;
  /** The month in which it begins. */
  readonly first: number;
  /** The key rewritten to begin in another month. */
  readonly from: (month: number) => string;
}

function openAfter<Value>(
  { period }: TimedEntry<Value>,
  timed: Timed<Value>,
  calendar: FiscalCalendar,
): OpenKey | undefined {
  const before = period?.to && calendar.span({ text: period.text, from: undefined, to: period.to });
  if (!before || 'problem' in before) return undefined;
  const from = (first: number) => `${calendar.periodText({ first, last: first })}..`;
  for (const { at, period: other } of timed) {
    const span = other?.from && !other.to ? calendar.span(other) : undefined;
    if (span && 'first' in span && span.first === before.last + 1) return { at, first: span.first, from };
  }
  return undefined;
}

function withoutOverlaps<Value>(placed: Placed<Value>[], draft: Draft): readonly Placed<Value>[] {
  placed.sort(byBeginning);
  const kept: Placed<Value>[] = [];
  for (const next of placed) {
    const before = kept.at(-1);
    if (!before || before.last < next.first) kept.push(next);
    else if (!before.hasEnd && before.first < next.first) {
      kept[kept.length - 1] = { ...before, last: next.first - 1 };
      kept.push(next);
    } else blame(draft, overlap(before.entry, next.entry));
  }
  return kept;
}

function overlap<Value>(before: TimedEntry<Value>, next: TimedEntry<Value>): PlanProblem {
  return {
    code: 'overlapping-periods',
    at: next.at,
    part: 'key',
    message: `\`${next.period?.text}\` overlaps \`${before.period?.text}\`, expected keys that share no month`,
    label: `\`${before.period?.text}\` holds here too`,
  };
}
