/** Turns what a line says into its money by month. */
import type { MonthSpan } from '../period.ts';
import { amountTerms } from './amount-terms.ts';
import { blame, type Draft, periodProblem } from './by-period.ts';
import { type LineContext, type LinePlan, MOST_A_MONTH, type PlanProblem } from './line-plan.ts';
import { percentTerms } from './percent-terms.ts';
import { plainMonths } from './plain-months.ts';
import { quantityTerms } from './quantity-terms.ts';
import { type Settled, settle } from './settle.ts';
import type { LineSpec } from './spec.ts';
import { currencyFor, type LineDraft, type Term, type Weighing, type Written } from './term.ts';

/** A plan with the terms that it was settled from. */
export interface TermedPlan {
  readonly plan: LinePlan;
  readonly terms: readonly Term[];
  readonly weighing: Weighing;
}

/** The span of a line whose period is not known. */
const UNKNOWN: MonthSpan = { first: 0, last: -1 };
const NONE: readonly PlanProblem[] = [];

/** The money of a line. Never throws; what is wrong is in `problems`, and what cannot be known counts as 0 and is `incomplete`. */
export function planLine(spec: LineSpec, context: LineContext): LinePlan {
  const line = beginLine(spec, context);
  const plain = plainMonths(line);
  return plain ? planOf(line, plain.currency, plain.months) : settleLine(line).plan;
}

/** As `planLine`, with where its numbers come from. */
export function planWithTerms(spec: LineSpec, context: LineContext): TermedPlan {
  return settleLine(beginLine(spec, context));
}

function beginLine(spec: LineSpec, context: LineContext): LineDraft {
  const draft: Draft = { problems: [], incomplete: false };
  const span = linePeriod(spec, context, draft) ?? UNKNOWN;
  const { problems, incomplete } = draft;
  return { problems, incomplete, spec, context, span, money: undefined };
}

function settleLine(line: LineDraft): TermedPlan {
  const { spec, context, span } = line;
  const terms = span === UNKNOWN ? [] : termsOf(line);
  const weighing: Weighing = {
    calendar: context.calendar,
    phasing: spec.phasing ?? context.phasing,
    first: span.first,
  };
  const settled = settle(terms, span, weighing);
  checkSize(settled, line);
  if (settled.hasNegative && !spec.credit) checkSigns(settled.months, terms, line);
  const plan = planOf(line, line.money?.currency ?? currencyFor(undefined, line), settled.months);
  return { plan, terms, weighing };
}

function planOf(
  { span, problems, incomplete }: LineDraft,
  currency: string,
  months: BigInt64Array,
): LinePlan {
  return {
    currency,
    first: span.first,
    months,
    problems: problems.length === 0 ? NONE : problems,
    incomplete,
  };
}

/** Undefined when it is not known, or has no end. */
function linePeriod(spec: LineSpec, { calendar, budget }: LineContext, draft: Draft): MonthSpan | undefined {
  const own = spec.period && calendar.moneySpan(spec.period);
  if (own && 'problem' in own) {
    blame(draft, periodProblem(own, '/period', 'value'));
    return undefined;
  }
  const first = Math.max(own?.first ?? -Infinity, budget?.first ?? -Infinity);
  const last = Math.min(own?.last ?? Infinity, budget?.last ?? Infinity);
  if (Number.isFinite(first) && Number.isFinite(last)) return { first, last };
  blame(draft, {
    code: 'missing-period',
    at: spec.period ? '/period' : '',
    part: 'value',
    message: spec.period
      ? `\`${spec.period.text}\` is open and the Budget does not close it, expected a period with both ends`
      : 'neither the line nor its Budget says a closed `period`, expected one such as `FY2027`',
  });
  return undefined;
}

function termsOf(line: LineDraft): readonly Term[] {
  const { money } = line.spec;
  switch (money?.by) {
    case 'amount':
      return amountTerms(money.amount, line);
    case 'quantity':
      return quantityTerms(money, line);
    case 'percent':
      return percentTerms(money, line);
    case undefined:
      line.incomplete = true;
      return [];
  }
}

function checkSize({ tooLarge }: Settled, line: LineDraft): void {
  if (!tooLarge) return;
  blame(line, {
    code: 'amount-too-large',
    at: tooLarge.at,
    part: 'value',
    message: `\`${writtenText(tooLarge.written)}\` makes a month larger than can be counted, expected at most ${MOST_A_MONTH} minor units`,
  });
}

/** A line with negative months must be marked as a credit, so that a stray sign is noticed. */
function checkSigns(months: BigInt64Array, terms: readonly Term[], line: LineDraft): void {
  const index = months.findIndex((it) => it < 0n);
  if (index < 0) return;
  const month = line.span.first + index;
  const term = terms.find((it) => it.first <= month && month <= it.last);
  if (!term) return;
  line.problems.push({
    code: 'unmarked-credit',
    at: term.at,
    part: 'value',
    message: `\`${writtenText(term.written)}\` makes ${line.context.calendar.title(month)} negative, expected \`credit: true\` on the line`,
    fixes: [
      {
        title: 'add `credit: true`',
        safety: 'unsafe',
        edits: [{ op: 'insert', at: '', key: 'credit', text: 'true' }],
      },
    ],
  });
}

function writtenText(written: Written): string {
  switch (written.says) {
    case 'amount':
      return written.price.text;
    case 'quantity':
      return `${written.quantity.text} × ${written.price.text}`;
    case 'percent':
      return written.percent.text;
  }
}
