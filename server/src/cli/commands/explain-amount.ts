/** `outlay explain payments/compute 2026-04`: where the amount of a line comes from. */

import { explainAmount as explain, type LineExplanation } from '../../analysis/plan/explain.ts';
import type { MonthSpan } from '../../domain/period.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { type AmountJson, amountJson, formatKnown } from '../../domain/words/money.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { jsonText } from '../json.ts';
import type { Format } from '../options.ts';
import { amountText } from '../reporters/explain-text.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type World } from '../world.ts';
import type { Explained } from './explain-name.ts';
import { placeIn } from './place.ts';

/** The line called `budget/line` in `span`, and whether it is complete; undefined if there is no such line. */
export function explainAmount(
  world: World,
  workspace: Workspace,
  subject: string,
  { format, span }: { readonly format: Format; readonly span: MonthSpan },
): Explained | undefined {
  const found = explain(workspace.project.head, subject, span);
  if (!found) return undefined;
  const place = placeIn(world, workspace, found.document, found.line.unit);
  const parts = [found.derivation, ...(found.converted ? [found.converted] : [])];
  const text =
    format === 'json'
      ? json(workspace, found, span, place)
      : amountText(titleOf(workspace, found, span), parts, place, world.style, columnsOf(world));
  return { text, isWhole: !found.line.incomplete };
}

/** `18,576.70 USD`, `Payments`, `network`, `January 2027`. */
function titleOf(
  { project }: Workspace,
  { line, derivation }: LineExplanation,
  span: MonthSpan,
): readonly string[] {
  const { calendar } = project.head.settings.get();
  const center = project.head.names.resolve('center', line.center)?.entity.title ?? line.center;
  const { name, title } = line.entity;
  return [
    formatKnown({ amount: derivation.amount ?? 0n, incomplete: line.incomplete }, line.currency),
    center,
    title ?? name,
    formatSpan(calendar, span),
  ];
}

interface DerivationJson {
  readonly text: string;
  readonly amount: AmountJson | undefined;
  readonly children: readonly DerivationJson[];
}

function derivationJson({ text, amount, children }: Derivation, currency: string): DerivationJson {
  return {
    text,
    amount: amount === undefined ? undefined : amountJson(amount, currency),
    children: children.map((it) => derivationJson(it, currency)),
  };
}

function json(
  { project }: Workspace,
  { line, derivation, converted }: LineExplanation,
  span: MonthSpan,
  place: string,
): string {
  const { calendar, currency } = project.head.settings.get();
  return jsonText({
    version: 1,
    command: 'explain',
    line: `${line.budget}/${line.entity.name}`,
    costCenter: line.center,
    period: calendar.periodText(span),
    place,
    incomplete: line.incomplete,
    derivation: derivationJson(derivation, line.currency),
    converted: converted === undefined ? undefined : derivationJson(converted, currency),
  });
}
