/** Money in a currency that cannot be added to the total. */
import type { Rule } from '../../analysis/rule.ts';

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
    const { calendar, currency, entity, isSettled } = view.side.settings.get();
    if (!isSettled || entity?.currency === undefined) return;
    for (const line of plan?.lines ?? []) {
      const { missingRates } = line;
      if (missingRates.length === 0 || view.mayDeclare('rates')) continue;
      const pair = `${line.currency}/${currency}`;
      yield {
        unit: line.unit,
        at: MONEY[line.entity.money?.by ?? 'amount'],
        message: `no plan rate \`${pair}\` for ${calendar.title(missingRates[0] ?? 0)}, so the line is not in the total`,
        help: `add \`${pair}\` to a document of kind \`FxRates\`: how many ${currency} one ${line.currency} is`,
      };
    }
  },
};

/** Where a line says its currency, if it does. */
const MONEY = { amount: '/amount', quantity: '/unitPrice', percent: '/percent' } as const;
