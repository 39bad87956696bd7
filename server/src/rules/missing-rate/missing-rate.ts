/** Money in a currency that cannot be added to the total. */
import { sifted } from '../../analysis/engine/pieces.ts';
import type { Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Side } from '../../analysis/side.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatSpan } from '../../domain/words/periods.ts';

/** For some month there is no plan rate from the line's currency to the workspace's. */
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
      yield {
        unit: line.unit,
        at: line.entity.money?.by === 'quantity' ? '/unitPrice' : '/amount',
        message: `no plan rate \`${line.currency}/${currency}\` for ${monthsText(missingRates, calendar)}, so what the line costs then is not in the total`,
        help: helpFor(line.currency, currency, view.side),
      };
    }
  },
};

/** Often there is a rate, but for other months or in the other direction. */
function helpFor(from: string, to: string, { series, settings }: Side): string {
  const { calendar } = settings.get();
  const pair = `\`${from}/${to}\``;
  if (series.rates(from, to, calendar)) return `say what ${pair} is then, beside what it is in other months`;
  const add = `add ${pair} to a document of kind \`FxRates\`: how many ${to} one ${from} is`;
  if (!series.rates(to, from, calendar)) return add;
  return `${add}; from \`${to}/${from}\`, which is there, nothing is derived`;
}

/** For a percentage it is found at the lines that it is a percentage of: they share its currency. */
const unconverted = sifted(
  ({ missingRates, entity }: PlannedLine) => missingRates.length > 0 && entity.money?.by !== 'percent',
);

/** `January to March 2027`, `January 2027 and 2 other months`; in order. */
function monthsText(months: readonly number[], calendar: FiscalCalendar): string {
  const [first = 0, ...others] = months;
  const last = months.at(-1) ?? first;
  if (last - first === others.length) return formatSpan(calendar, { first, last });
  return `${calendar.title(first)} and ${plural(others.length, 'other month')}`;
}
