/** Money or shares on a cost center that is not open then. */
import type { Rule, RuleView } from '../../analysis/rule.ts';
import type { CostCenterEntity } from '../../syntax/items/entities.ts';

/** The money counts where it is written; the successor is offered. */
export const centerNotValid: Rule = {
  meta: {
    code: 'center-not-valid',
    summary: 'Money is planned on a cost center in a month in which it is not open.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan, document }, view) {
    const { calendar } = view.side.settings.get();
    const open = openings(view);
    for (const line of plan?.lines ?? []) {
      const entity = open(line.center);
      if (!entity?.valid) continue;
      const span = calendar.span(entity.valid);
      if ('problem' in span) continue;
      const month = Array.from(line.months, (amount, i) => ({ amount, month: line.first + i })).find(
        (it) => it.amount !== 0n && (it.month < span.first || it.month > span.last),
      );
      if (!month) continue;
      const at = line.entity.costCenter?.at;
      const successor = entity.successor?.text;
      const declared = view.side.names.resolve('center', line.center);
      yield {
        unit: line.unit,
        at: at ?? '/name',
        message: `\`${entity.name}\` is not open in ${calendar.title(month.month)}: it is valid in \`${entity.valid.text}\``,
        help:
          successor === undefined
            ? 'plan it on a center that is open then'
            : `its successor is \`${successor}\``,
        related: declared
          ? [{ document: declared.document, unit: declared.unit, at: '/valid', message: 'its `valid`' }]
          : [],
      };
    }
  },
};

/** Looks each center up once per document. */
function openings({ side }: RuleView): (center: string) => CostCenterEntity | undefined {
  const known = new Map<string, CostCenterEntity | undefined>();
  return (center) => {
    if (!known.has(center)) {
      const entity = side.names.resolve('center', center)?.unit.entity;
      known.set(center, entity?.kind === 'CostCenter' ? entity : undefined);
    }
    return known.get(center);
  };
}
