/** Money in a currency that cannot be added to the total. */
import { sifted } from '../../analysis/engine/pieces.ts';
import type { Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatSpan } from '../../domain/words/periods.ts';

/** No plan rate leads from the line's currency to the workspace's in some month. */
export const missingRate: Rule = {
  meta: {
    code: 'missing-rate',
    summary: 'A currency without a rate to the reporting currency in a month that needs one.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan }, view) {
    const { calendar, currency, hasCurrency, isSettled } = view.side.settings.get();
    if (!isSettled || !hasCurrency) return;
    for (const line of unconverted(plan?.lines ?? [])) {
      const { missingRates } = line;
      if (view.mayDeclare('rates') || view.side.series.mayHoldRates()) continue;
      const pair = `${line.currency}/${currency}`;
      yield {
        unit: line.unit,
        at: MONEY[line.entity.money?.by ?? 'amount'],
        message: `no plan rate \`${pair}\` for ${monthsText(missingRates, calendar)}, so what the line costs then is not in the total`,
        help: `add \`${pair}\` to a document of kind \`FxRates\`: how many ${currency} one ${line.currency} is`,
      };
    }
  },
};

const unconverted = sifted((it: PlannedLine) => it.missingRates.length > 0);

/** `January to March 2027`, `January 2027 and 2 other months`; in order. */
function monthsText(months: readonly number[], calendar: FiscalCalendar): string {
  const [first = 0, ...others] = months;
  const last = months.at(-1) ?? first;
  if (last - first === others.length) return formatSpan(calendar, { first, last });
  return `${calendar.title(first)} and ${plural(others.length, 'other month')}`;
}

/** Where a line says its currency, if it does. */
const MONEY = { amount: '/amount', quantity: '/unitPrice', percent: '/percent' } as const;
