/** Where the money of a line comes from, in sentences built from the very numbers that the plan was settled from. */
import type { MonthSpan } from '../period.ts';
import { formatAmount, formatKnown } from '../words/money.ts';
import { formatSpan } from '../words/periods.ts';
import type { LineContext, LinePlan } from './line-plan.ts';
import { planWithTerms, type TermedPlan } from './plan-line.ts';
import type { LineSpec } from './spec.ts';
import { termSentence } from './term-sentence.ts';

/** A sentence about an amount, and what it rests on. */
export interface Derivation {
  readonly text: string;
  /** Minor units. The children that have an amount add up to it; undefined where the sentence explains and adds nothing. */
  readonly amount: bigint | undefined;
  readonly children: readonly Derivation[];
  /** The line that the sentence is about, as `of` refers to it, and its months: their own derivation belongs here. */
  readonly source?: { readonly line: string; readonly span: MonthSpan };
}

/**
 * Months of the line; a month reads `engineers, April 2026: 44 person × 171,600.00 USD a year ÷ 12, rounded`, equal neighbours
 * share one sentence. `span` must be closed; months beyond the line are 0. `asked` are the months of the whole explanation: for
 * one month its sentence is enough, with several each sentence names its own.
 */
export function explainSpan(
  spec: LineSpec,
  context: LineContext,
  span: MonthSpan,
  asked: MonthSpan = span,
): Derivation {
  const planned = planWithTerms(spec, context);
  const isOne = asked.first === asked.last;
  const runs = runsOf(isOne ? span : within(planned.plan, span), (month) =>
    monthOf(planned, spec, context, month),
  );
  const missing = planned.plan.incomplete ? missingNotes(planned) : [];
  const title = `${spec.name}, ${spanTitle(context, span)}`;
  const [only] = runs;
  if (only && isOne)
    return {
      text: `${title}: ${only.month.text}`,
      amount: only.month.amount,
      children: [...only.month.notes, ...missing],
    };
  const amount = runs.reduce((sum, it) => sum + it.month.amount * BigInt(it.last - it.first + 1), 0n);
  const filled = runs.filter((it) => it.month.isPlanned);
  const children = filled.map((it) =>
    runDerivation(it, planned.plan.currency, { context, isWhole: filled.length === 1 }),
  );
  return {
    text: `${title}: ${formatKnown({ amount, incomplete: planned.plan.incomplete }, planned.plan.currency)}`,
    amount,
    children: [...children, ...missing],
  };
}

/** Names a whole fiscal year as such. */
function spanTitle({ calendar }: LineContext, span: MonthSpan): string {
  const year = calendar.yearOf(span.first);
  const { first, last } = calendar.yearSpan(year);
  return span.first === first && span.last === last ? calendar.yearLabel(year) : formatSpan(calendar, span);
}

/** One month in words. */
interface ExplainedMonth {
  readonly text: string;
  readonly amount: bigint;
  readonly notes: readonly Derivation[];
  /** Whether some entry holds in it. */
  readonly isPlanned: boolean;
}

interface ExplainedRun extends MonthSpan {
  readonly month: ExplainedMonth;
}

function monthOf(
  { plan, terms, weighing }: TermedPlan,
  spec: LineSpec,
  context: LineContext,
  month: number,
): ExplainedMonth {
  const amount = plan.months[month - plan.first] ?? 0n;
  const term = terms.find((it) => it.first <= month && month <= it.last);
  if (!term) {
    const text = absence(plan, month);
    return { text, amount, notes: [], isPlanned: false };
  }
  // then the money that it is a percentage of is not known
  const isUnknown = term.written.says === 'percent' && amount === 0n && plan.incomplete;
  const text = isUnknown ? NOT_KNOWN : termSentence(term, month, amount, plan.currency, weighing);
  return { text, amount, notes: notesOf(term.written, spec, context, month), isPlanned: true };
}

const NOT_KNOWN = 'not known, counted as 0';

/** Why no entry holds in the month. */
function absence({ first, months, incomplete }: LinePlan, month: number): string {
  if (month < first || month >= first + months.length) return 'nothing is planned, it lies outside the line';
  return incomplete ? NOT_KNOWN : 'nothing is planned, no key holds';
}

/** What a percentage is of, and which Driver a quantity is of. */
function notesOf(
  written: TermedPlan['terms'][number]['written'],
  { money }: LineSpec,
  context: LineContext,
  month: number,
): readonly Derivation[] {
  if (written.says === 'quantity' && written.driver !== undefined)
    return [note(`the driver ${written.driver} says ${written.quantity.text}`)];
  if (written.says !== 'percent' || money?.by !== 'percent') return [];
  return money.of.flatMap(({ text }) => {
    const plan = context.line(text);
    if (!plan || plan === 'cycle') return [];
    const { currency, incomplete } = plan;
    const amount = formatKnown({ amount: plan.months[month - plan.first] ?? 0n, incomplete }, currency);
    return [{ ...note(`${text}: ${amount}`), source: { line: text, span: { first: month, last: month } } }];
  });
}

function missingNotes({ plan }: TermedPlan): readonly Derivation[] {
  const notes = plan.problems.filter((it) => it.code !== 'unmarked-credit').map((it) => it.message);
  const all = notes.length > 0 ? notes : ['something that the line needs cannot be read'];
  return all.map((it) => note(`incomplete: ${it}`));
}

function note(text: string): Derivation {
  return { text, amount: undefined, children: [] };
}

/** The months of a line that lie in a span. */
function within({ first, months }: LinePlan, span: MonthSpan): MonthSpan {
  return { first: Math.max(span.first, first), last: Math.min(span.last, first + months.length - 1) };
}

/** Neighbouring months with the same sentence, amount and notes. */
function runsOf(
  { first, last }: MonthSpan,
  explain: (month: number) => ExplainedMonth,
): readonly ExplainedRun[] {
  const runs: { first: number; last: number; readonly month: ExplainedMonth }[] = [];
  for (let index = first; index <= last; index++) {
    const month = explain(index);
    const run = runs.at(-1);
    if (run && isSame(run.month, month)) run.last = index;
    else runs.push({ first: index, last: index, month });
  }
  return runs;
}

function isSame(a: ExplainedMonth, b: ExplainedMonth): boolean {
  return a.text === b.text && a.amount === b.amount && sameTexts(a.notes, b.notes);
}

function sameTexts(a: readonly Derivation[], b: readonly Derivation[]): boolean {
  return a.length === b.length && a.every((it, index) => it.text === b[index]?.text);
}

/** A month names its amount, unless its sentence begins with the amount, or the month is all that the parent sentence covers. */
function runDerivation(
  { first, last, month }: ExplainedRun,
  currency: string,
  { context, isWhole }: { readonly context: LineContext; readonly isWhole: boolean },
): Derivation {
  const count = last - first + 1;
  const amount = formatAmount(month.amount, currency);
  const one = isWhole || month.text.startsWith(amount) ? '' : `, ${amount}`;
  const each = count === 1 ? one : `, ${count} months of ${amount}`;
  return {
    text: `${formatSpan(context.calendar, { first, last })}${each}: ${month.text}`,
    amount: month.amount * BigInt(count),
    children: month.notes.map((it) =>
      it.source ? { ...it, source: { line: it.source.line, span: { first, last } } } : it,
    ),
  };
}
