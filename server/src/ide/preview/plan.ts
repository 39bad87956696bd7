/** The plan without a comparison, as rows of text. */
import type { Project } from '../../analysis/project.ts';
import { formatMoney } from '../../domain/words/money.ts';
import { visible } from '../../domain/words/visible.ts';
import type { PlanAnswer, PlanParams } from '../../protocol.ts';
import { incompleteText } from '../../report/impact-report.ts';
import { defaultPeriod } from '../../report/plan-columns.ts';
import { planReport } from '../../report/plan-report.ts';
import { flatRows } from '../../report/plan-row.ts';
import { groupingOf } from './groupings.ts';

/** For this fiscal year, or the nearest that has a plan. */
export function planAnswer(
  project: Project,
  { center, group, depth }: Omit<PlanParams, 'workspace'>,
): PlanAnswer {
  project.settle();
  const { span, note } = defaultPeriod(project.head, project.asOf);
  const grouping = groupingOf(group);
  const report = planReport(project, {
    center,
    by: [grouping === 'owner' ? 'costCenter' : grouping],
    period: span,
    measure: 'spend',
    depth,
  });
  const { currency, columns, root, incomplete } = report;
  return {
    version: 1,
    currency,
    columns: columns.map((it) => it.period),
    rows: Array.from(flatRows(root), ({ row, depth: level }) => ({
      level: level + 1,
      label: visible(row.title),
      note: visible(row.code ?? ''),
      amounts: row.amounts.map((it) => formatMoney(it, currency)),
    })),
    notices: [
      ...(note === undefined ? [] : [note]),
      ...(incomplete.length === 0 ? [] : [incompleteText(incomplete)]),
    ],
  };
}
