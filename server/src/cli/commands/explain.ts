/** `outlay explain`: what a code, a kind or a property means, and where an amount comes from. */

import { explainAmount, type LineExplanation } from '../../analysis/explain.ts';
import { placeAt } from '../../analysis/place.ts';
import { LineIndex } from '../../base/line-index.ts';
import { nearest } from '../../base/nearest.ts';
import type { MonthSpan } from '../../domain/period.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { amountJson, formatAmount } from '../../domain/words/money.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { quoted, visible } from '../../domain/words/visible.ts';
import { closedPeriod, defaultPeriod } from '../../report/plan-columns.ts';
import { type CommonOptions, readSpan } from '../options.ts';
import { amountText, kindText, pageText, propertyText } from '../reporters/explain-text.ts';
import { kindsOf, type Property } from '../schema.ts';
import { complain, openWorkspace, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { fromHere } from './check.ts';

/** As the command line gives them. */
export type ExplainOptions = CommonOptions;

/** A subject with a slash is an amount, any other a word of the language. */
export async function runExplain(
  world: World,
  subject: string,
  period: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  return subject.includes('/')
    ? explainMoney(world, subject, period, options)
    : explainWord(world, subject, options);
}

function explainWord(world: World, subject: string, { format }: ExplainOptions): ExitCode {
  const reference = world.reference();
  const page = reference.rules[subject];
  const print = (json: object, text: () => string): ExitCode => {
    world.out(
      format === 'json'
        ? `${JSON.stringify({ version: 1, command: 'explain', ...json }, undefined, 2)}\n`
        : text(),
    );
    return 0;
  };
  if (page !== undefined) return print({ rule: subject, page }, () => pageText(page, world.style));
  const kinds = kindsOf(reference);
  const kind = kinds.find((it) => it.name.toLowerCase() === subject.toLowerCase());
  if (kind)
    return print({ kind: kind.name, schema: kind.schema }, () => kindText(kind, world.style, world.columns));
  const wanted = subject.toLowerCase();
  const properties = kinds
    .flatMap((it) => it.properties)
    .filter((it) =>
      wanted.includes('.') ? it.path.toLowerCase().endsWith(wanted) : it.name.toLowerCase() === wanted,
    )
    .sort((a, b) => depthOf(a) - depthOf(b));
  if (properties.length > 0)
    return print({ properties }, () => propertyText(properties, world.style, world.columns));
  const words = [
    ...Object.keys(reference.rules),
    ...kinds.flatMap((it) => [it.name, ...it.properties.map((one) => one.name)]),
  ];
  const near = nearest(subject, new Set(words));
  complain(
    world,
    `nothing is called ${quoted(subject)}`,
    near === undefined
      ? 'expected a code, a kind, a property, or an amount as budget/line'
      : `did you mean ${near}?`,
  );
  return 2;
}

function depthOf({ path }: Property): number {
  return path.split('.').length;
}

async function explainMoney(
  world: World,
  subject: string,
  period: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options, { base: false });
  if (!workspace) return 2;
  const { head } = workspace.project;
  workspace.project.settle();
  const span = spanOf(workspace, period);
  if ('wrong' in span) {
    complain(world, span.wrong);
    return 2;
  }
  const found = explainAmount(head, subject, span);
  if (!found) {
    complain(
      world,
      `no line is called ${quoted(subject)}`,
      'expected budget/line; outlay show --by line lists them',
    );
    return 2;
  }
  const title = titleOf(workspace, found, span);
  const place = placeOf(world, workspace, found);
  const parts = [found.derivation, ...(found.converted ? [found.converted] : [])];
  world.out(
    options.format === 'json'
      ? json(workspace, found, span, place)
      : amountText(title, parts, place, world.style),
  );
  return found.line.incomplete ? 1 : 0;
}

function spanOf({ project }: Workspace, period: string | undefined): MonthSpan | { readonly wrong: string } {
  if (period === undefined) return defaultPeriod(project.head, project.asOf ?? '').span;
  const span = readSpan(project.head.settings.get().calendar, period);
  return 'wrong' in span ? span : closedPeriod(project.head, span);
}

/** `18,576.70 USD, Payments, network, January 2027`. */
function titleOf({ project }: Workspace, { line, derivation }: LineExplanation, span: MonthSpan): string {
  const { calendar } = project.head.settings.get();
  const center = project.head.names.resolve('center', line.center)?.entity.title ?? line.center;
  const { name, title } = line.entity;
  return [
    formatAmount(derivation.amount ?? 0n, line.currency),
    center,
    title ?? name,
    formatSpan(calendar, span),
  ].join(', ');
}

function placeOf(world: World, { folder, project }: Workspace, { document, line }: LineExplanation): string {
  const placed = project.head.placed(document);
  const path = project.head.document(document)?.path ?? '';
  const source = project.head.files.get(path)?.source.get();
  if (!placed || !source || !('text' in source)) return '';
  const { start } = placeAt(placed, { unit: line.unit, at: '' });
  const { line: row, character } = new LineIndex(source.text).position(start);
  return `${visible(fromHere(world, folder, path))}:${row + 1}:${character + 1}`;
}

interface DerivationJson {
  readonly text: string;
  readonly amount: ReturnType<typeof amountJson> | undefined;
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
  const value = {
    version: 1,
    command: 'explain',
    line: `${line.budget}/${line.entity.name}`,
    costCenter: line.center,
    period: calendar.periodText(span),
    place,
    incomplete: line.incomplete,
    derivation: derivationJson(derivation, line.currency),
    converted: converted === undefined ? undefined : derivationJson(converted, currency),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
