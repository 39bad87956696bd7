import type { Rule } from '../../analysis/findings/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

/**
 * Nothing says when the money falls. For a line alone this is found while planning; an open period of a Budget is
 * reported here, once.
 */
export const missingPeriod: Rule = {
  meta: {
    code: 'missing-period',
    summary: 'Neither the line nor its Budget says when the money falls.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *document({ plan }, { side }) {
    const { period } = plan?.budget ?? {};
    if (!plan || !period || !isOpen(plan.environment?.span) || !side.settings.get().isSettled) return;
    const lines = plan.lines.filter((it) => it.entity.period === undefined);
    if (lines.length === 0) return;
    const which = lines.length === plan.lines.length ? 'its lines have' : `${lines.length} of its lines have`;
    yield {
      at: '/spec/period',
      message: `${quoted(period.text)} is open and ${which} no period, expected a period with both ends, such as \`FY2027..FY2028\``,
    };
  },
};

function isOpen(span: { readonly first: number; readonly last: number } | undefined): boolean {
  return span !== undefined && !(Number.isFinite(span.first) && Number.isFinite(span.last));
}
