/** Shares that lose money or spend it twice. */

import type { Draft, Rule, RuleView, SplitEntity } from '../../analysis/findings/rule.ts';
import { plannedSpan } from '../../analysis/model/sums.ts';
import { WORKSPACE } from '../../analysis/model/totals.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { addDecimals, compareDecimals } from '../../domain/decimals.ts';
import type { Decimal } from '../../domain/exact.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { spansOf } from '../../domain/timed.ts';
import { formatPercent } from '../../domain/words/percent.ts';
import { splitsOf } from '../splits.ts';

/** The shares of a split must be exactly 100 %, in every month that any Budget plans. */
export const sharesNotWhole: Rule = {
  meta: {
    code: 'shares-not-whole',
    summary: 'The shares of a split do not add up to 100%, or do not cover every planned month.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, view) {
    for (const { at, split } of splitsOf(entity)) {
      yield* sums(split);
      yield* gap(split, at, view);
    }
  },
};

const WHOLE: Decimal = { digits: 100n, scale: 0 };
const ZERO: Decimal = { digits: 0n, scale: 0 };

function* sums({ to }: SplitEntity): Generator<Draft> {
  if (to?.by !== 'shares') return;
  for (const { value, at } of to.shares) {
    const negative = value.find(({ share }) => share !== 'rest' && share.value.digits < 0n);
    if (negative) {
      yield { at: negative.center.at, message: 'a share is negative, expected 0% or more' };
      continue;
    }
    const rests = value.filter((it) => it.share === 'rest').length;
    if (rests > 1) {
      yield { at, message: `${rests} shares are \`rest\`, expected at most one` };
      continue;
    }
    const sum = value.reduce(
      (total, { share }) => (share === 'rest' ? total : addDecimals(total, share.value)),
      ZERO,
    );
    const order = compareDecimals(sum, WHOLE);
    if (rests === 1 ? order <= 0 : order === 0) continue;
    const expected = rests === 1 ? 'at most 100%' : '100%';
    const help =
      rests === 1
        ? 'lower a share, so that something is left for `rest`'
        : 'write `rest` for one of the shares to give it what the others leave';
    yield { at, message: `the shares add up to ${formatPercent(sum)}, expected ${expected}`, help };
  }
}

function* gap({ to, valid }: SplitEntity, at: string, { side }: RuleView): Generator<Draft> {
  const { calendar, isSettled } = side.settings.get();
  if (to?.by !== 'shares' || !isSettled) return;
  const held = spansOf(to.shares, calendar);
  const total = side.totals.all(WORKSPACE);
  const planned = plannedSpan(total);
  const within = valid ? calendar.span(valid) : planned;
  if (!planned || !within || 'problem' in within) return;
  const amounts = [...total.amounts.values()];
  const span = { first: Math.max(planned.first, within.first), last: Math.min(planned.last, within.last) };
  const missing = months(span).find(
    (month) =>
      !held.some((it) => it.first <= month && month <= it.last) &&
      amounts.some((it) => it.native.at(month) !== 0n),
  );
  if (missing !== undefined) yield notHeld(missing, calendar, `${at}/to`);
}

function notHeld(month: number, calendar: FiscalCalendar, at: string): Draft {
  return {
    at,
    message: `no shares for ${calendar.title(month)}, a month that a Budget plans`,
    help: 'add a key for it, or leave the last key open; without shares the cost would stay where it is',
  };
}

function months({ first, last }: MonthSpan): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
