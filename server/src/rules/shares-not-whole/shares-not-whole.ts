/** Shares that lose money or spend it twice. */
import type { Draft, Rule } from '../../analysis/rule.ts';
import { type Decimal, powerOfTen } from '../../domain/exact.ts';
import { spansOf } from '../../domain/timed.ts';
import { formatDecimal } from '../../domain/words/decimal.ts';
import type { Share, SplitEntity } from '../../syntax/items/entities.ts';

/** The shares of a split must be exactly 100 %, in every month that any Budget plans. */
export const sharesNotWhole: Rule = {
  meta: {
    code: 'shares-not-whole',
    summary: 'The shares of a split do not add up to 100%, or do not cover every planned month.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, { side }) {
    const splits =
      entity.kind === 'Split'
        ? [{ at: '', split: entity }]
        : entity.kind === 'AllocationPolicy'
          ? entity.splits
          : [];
    const { calendar } = side.settings.get();
    const planned = side.tree.total('').planned;
    for (const { at, split } of splits) {
      yield* sums(split);
      if (split.to?.by !== 'shares' || !planned) continue;
      const held = spansOf(split.to.shares, calendar);
      for (let month = planned.first; month <= planned.last; month++) {
        if (held.some((it) => it.first <= month && month <= it.last)) continue;
        yield {
          at: `${at}/to`,
          message: `no shares for ${calendar.title(month)}, which is planned`,
          help: 'add a key for it; what cannot be split would stay where it is',
        };
        break;
      }
    }
  },
};

const WHOLE: Decimal = { digits: 100n, scale: 0 };

function* sums({ to }: SplitEntity): Generator<Draft> {
  if (to?.by !== 'shares') return;
  for (const { value, at } of to.shares) {
    const rests = value.filter((it) => it.share === 'rest').length;
    const sum = value.reduce((total, { share }) => add(total, share), { digits: 0n, scale: 0 });
    const missing = add(WHOLE, { value: { digits: -sum.digits, scale: sum.scale }, text: '' });
    const isWhole = rests === 1 ? missing.digits >= 0n : rests === 0 && missing.digits === 0n;
    if (isWhole) continue;
    const text = `${formatDecimal(sum)}%`;
    if (rests > 1) yield { at, message: `${rests} shares are \`rest\`, expected at most one` };
    else
      yield {
        at,
        message: `the shares add up to ${text}, expected ${rests === 1 ? 'at most ' : ''}100%`,
        help:
          rests === 1
            ? 'lower a share, so that something is left for `rest`'
            : 'write `rest` for one of the shares to give it what the others leave',
      };
  }
}

function add(total: Decimal, share: Share): Decimal {
  if (share === 'rest') return total;
  const scale = Math.max(total.scale, share.value.scale);
  const digits =
    total.digits * powerOfTen(scale - total.scale) +
    share.value.digits * powerOfTen(scale - share.value.scale);
  return { digits, scale };
}
