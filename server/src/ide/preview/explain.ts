/** How a figure of a row adds up: a line from what its text says, everything above from its parts. */

import { counts } from '../../analysis/model/sums.ts';
import { explainAmount } from '../../analysis/plan/explain.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Side } from '../../analysis/side.ts';
import { put } from '../../base/groups.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatMonthGroup } from '../../domain/words/periods.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Explanation, ExplanationStep, ImpactQuestion } from '../../protocol.ts';
import type { Comparison } from './comparison.ts';
import { rowOf } from './row.ts';
import type { TreeNode } from './tree-node.ts';
import type { View } from './view.ts';

/** Which of the three figures of a row. */
export type Figure = 'before' | 'after' | 'change';

const MOST_STEPS = 14;

/** Null if no such row is visible, or if the figure is unknown. */
export function explanation(
  view: View,
  question: ImpactQuestion,
  id: string,
  figure: Figure,
): Explanation | null {
  const { comparison, places } = view;
  const node = view.find(question, id);
  if (!node || (comparison.state === 'unknown' && figure !== 'after')) return null;
  const steps = stepsOf(comparison, node, figure);
  const row = rowOf(
    { comparison, places, largest: 0n, group: question.group },
    { node, level: 1, expanded: undefined },
  );
  const { calendar, year } = comparison;
  return {
    title: [
      { text: node.label, strong: true },
      { text: `, ${calendar.yearLabel(year)} ${figure}`, strong: false },
    ],
    steps: steps.slice(0, MOST_STEPS),
    sum: { depth: 0, text: node.label, amount: textOf(comparison, figureOf(node, figure), figure) },
    more: steps.length > MOST_STEPS ? plural(steps.length - MOST_STEPS, 'more', 'more') : undefined,
    place: row.place,
  };
}

function figureOf({ before, after, change }: TreeNode, figure: Figure): bigint {
  if (figure === 'change') return change;
  return figure === 'before' ? before : after;
}

function textOf({ currency }: Comparison, minor: bigint, figure: Figure): string {
  return figure === 'change' ? formatSigned(minor, currency) : formatMoney(minor, currency);
}

function stepsOf(comparison: Comparison, node: TreeNode, figure: Figure): readonly ExplanationStep[] {
  const { subject } = node;
  if (subject.kind !== 'line') return partSteps(comparison, node, figure);
  if (figure === 'change') return monthSteps(comparison, node);
  const { head, base } = comparison.project;
  const line =
    figure === 'after'
      ? subject.pair
        ? subject.pair.after
        : subject.line
      : (subject.pair?.before ?? subject.line);
  const side = figure === 'after' || !subject.pair ? head : base;
  return line && side ? lineSteps(comparison, side, line) : [];
}

/** What is below, without parts that have no money. */
function partSteps(
  comparison: Comparison,
  { children }: TreeNode,
  figure: Figure,
): readonly ExplanationStep[] {
  return children
    .filter((it) => figureOf(it, figure) !== 0n)
    .map((it) => ({ depth: 0, text: it.label, amount: textOf(comparison, figureOf(it, figure), figure) }));
}

/** `Jan–Jun, each +22,000.00`: months with the same change share a step. */
function monthSteps(
  { calendar, currency, span }: Comparison,
  { sums }: TreeNode,
): readonly ExplanationStep[] {
  const months = new Map<bigint, number[]>();
  for (let month = span.first; month <= span.last; month++) {
    const change = sums.after(month, month) - sums.before(month, month);
    if (change !== 0n) put(months, change, month);
  }
  return Array.from(months, ([change, at]) => {
    const each = at.length > 1 ? ` ${formatSigned(change, currency)}` : '';
    return {
      depth: 0,
      text: `${formatMonthGroup(calendar, at)}${each}`,
      amount: formatSigned(change * BigInt(at.length), currency),
    };
  });
}

function lineSteps(
  { span, currency }: Comparison,
  side: Side,
  line: PlannedLine,
): readonly ExplanationStep[] {
  const found = explainAmount(side, `${line.budget}/${line.entity.name}`, span);
  if (!found) return [];
  const { derivation, converted } = found;
  const steps = sentences(derivation, line.currency);
  const inReporting = converted ? sentences(converted, currency) : [];
  const none = { depth: 0, text: `${line.treatment} is no spend`, amount: undefined };
  return [...steps, ...inReporting, ...(counts('spend', line.treatment) ? [] : [none])];
}

/** The sentences below the first, which the sum already states; a derivation of one sentence is that sentence. */
function sentences(derivation: Derivation, currency: string): readonly ExplanationStep[] {
  const { children } = derivation;
  return children.length === 0
    ? [step(derivation, currency, 0)]
    : children.flatMap((it) => deep(it, currency, 0));
}

function deep(derivation: Derivation, currency: string, depth: number): readonly ExplanationStep[] {
  return [
    step(derivation, currency, depth),
    ...derivation.children.flatMap((it) => deep(it, currency, depth + 1)),
  ];
}

function step({ text, amount }: Derivation, currency: string, depth: number): ExplanationStep {
  return {
    depth,
    text: visible(text),
    amount: amount === undefined ? undefined : formatMoney(amount, currency),
  };
}
