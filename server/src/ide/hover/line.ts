/** A line of a Budget, and the money that one of its amounts comes to. */

import { fiscalYear } from '../../analysis/impact/impact.ts';
import { lineTotal } from '../../analysis/model/sums.ts';
import { explainLine } from '../../analysis/plan/explain.ts';
import type { LineUnit } from '../../analysis/plan/lines.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Project } from '../../analysis/project.ts';
import type { MonthSpan } from '../../domain/period.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { formatAmount, formatKnown, formatMoney } from '../../domain/words/money.ts';
import { shown } from '../../report/markdown.ts';
import type { Declared } from '../declared.ts';
import { lineEffect } from './effect.ts';
import { literal, strong } from './markdown.ts';

/** A line as a whole: what it is for, and what it comes to this year and the next. */
export function lineCard(project: Project, declared: Declared): readonly string[] {
  const line = lineOf(project, declared.document, declared.unit);
  const { name, title, description } = declared.named;
  if (!line) return [strong(title ?? name), shown(description ?? '')];
  const { calendar } = project.head.settings.get();
  const year = fiscalYear(calendar, project.asOf);
  const dimensions = [
    ['cost center', line.center],
    ['category', line.category],
    ['service', line.service],
    ['vendor', line.vendor],
    ['treatment', line.treatment],
  ];
  return [
    `${strong(title ?? name)}, line of ${shown(line.budget)}`,
    shown(description ?? ''),
    dimensions
      .flatMap(([label, text]) => (text === undefined ? [] : [`${label} ${shown(text)}`]))
      .join(' · '),
    [year, year + 1]
      .map((it) => `${calendar.yearLabel(it)} ${yearTotal(project, line, it)} planned`)
      .join(' · '),
    line.incomplete ? 'incomplete: something that it needs cannot be known' : '',
    ...lineEffect(project, line, calendar.yearSpan(year), calendar.yearLabel(year)),
  ];
}

function yearTotal({ head }: Project, line: PlannedLine, year: number): string {
  const { calendar, currency } = head.settings.get();
  const { first, last } = calendar.yearSpan(year);
  const measure = line.treatment === 'depreciation' ? 'expense' : 'spend';
  const amount = lineTotal(line, measure, first, last);
  return formatKnown({ amount, incomplete: line.incomplete }, currency);
}

/** The planned line of a unit of a Budget. */
export function lineOf(project: Project, document: string, unit: Declared['unit']): PlannedLine | undefined {
  return project.head.plan(document).lines.find((it) => it.unit === unit);
}

/** The months that a line plans, cut to `span`; undefined where it plans none of them. */
export function plannedIn(line: PlannedLine, span: MonthSpan): MonthSpan | undefined {
  const first = Math.max(span.first, line.first);
  const last = Math.min(span.last, line.first + line.months.length - 1);
  return first <= last ? { first, last } : undefined;
}

/** What a line comes to in some months: the money, the difference from the base, and its derivation. `title` names the months. */
export function moneyCard(project: Project, { document, line, span, title }: LineMonths): readonly string[] {
  const { unit } = line;
  const explained = isLineUnit(unit) ? explainLine(project.head, { document, unit }, span) : undefined;
  if (!explained) return [];
  const { derivation, converted } = explained;
  const { incomplete } = line;
  const amount = formatKnown({ amount: derivation.amount ?? 0n, incomplete }, line.currency);
  const { currency } = project.head.settings.get();
  const name = shown(line.entity.title ?? line.entity.name);
  const heading = `**${name}, ${shown(title)}**: ${amount}${incomplete ? '' : monthly(line, span)}`;
  return [
    heading,
    converted?.amount === undefined ? '' : `${formatAmount(converted.amount, currency)} in ${shown(title)}`,
    ...lineEffect(project, line, span, title),
    listOf([derivation, ...(converted ? [converted] : [])].flatMap(stepsOf).filter((it) => !isPlain(it))),
  ];
}

function isLineUnit(unit: PlannedLine['unit']): unit is LineUnit {
  return unit.entity !== undefined;
}

/** Some months of a line. */
export interface LineMonths {
  readonly document: string;
  readonly line: PlannedLine;
  /** Both ends are months of the line. */
  readonly span: MonthSpan;
  readonly title: string;
}

/** `, 118,000.00 a month` if all months are equal. */
function monthly({ months, first, currency }: PlannedLine, span: MonthSpan): string {
  if (span.first === span.last) return '';
  const some = months.subarray(span.first - first, span.last - first + 1);
  const [one = 0n] = some;
  return some.every((it) => it === one) ? `, ${formatMoney(one, currency)} a month` : '';
}

/** The sum itself is in the heading. */
function stepsOf(derivation: Derivation): readonly Derivation[] {
  return derivation.children.some((it) => it.amount !== undefined) ? derivation.children : [derivation];
}

/** `compute, November 2026: 80,000.00 USD`, or as much for each month: an amount as written, which the heading has too. */
function isPlain({ text, children }: Derivation): boolean {
  return children.length === 0 && /: [-−]?[\d,.]+ [A-Z]{3}( a month)?$/.test(text);
}

const MOST_STEPS = 5;

/** The derivation, step by step, as far as it fits. */
function listOf(derivations: readonly Derivation[]): string {
  const rows = derivations.flatMap((it) => rowsOf(it, 0));
  if (rows.length <= MOST_STEPS) return rows.join('\n');
  const more = rows.length - MOST_STEPS + 1;
  return [...rows.slice(0, MOST_STEPS - 1), `- and ${more} more: ${literal('outlay explain')}`].join('\n');
}

function rowsOf({ text, children }: Derivation, depth: number): readonly string[] {
  return [`${'  '.repeat(depth)}- ${shown(text)}`, ...children.flatMap((it) => rowsOf(it, depth + 1))];
}
