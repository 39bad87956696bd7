/**
 * The floor of `check`: a straightforward program that reads a folder with the product's own reader, plans every line, adds up
 * the totals of all cost centers and prints them. It has no engine: no findings, no increments, no base; what it cannot
 * resolve it skips.
 *
 *     node --import tsx server/bench/straight.ts FOLDER
 */
import { createCalendar, type FiscalCalendar } from '../src/domain/calendar.ts';
import { MonthVector } from '../src/domain/month-vector.ts';
import type { Timed } from '../src/domain/period.ts';
import { convertMonths } from '../src/domain/plan/convert.ts';
import type { DriverSeries, LinePlan } from '../src/domain/plan/line-plan.ts';
import { planLine } from '../src/domain/plan/plan-line.ts';
import type { Quantity } from '../src/domain/plan/spec.ts';
import { type Held, spansOf } from '../src/domain/timed.ts';
import { plainMoney } from '../src/domain/words/money.ts';
import type {
  BudgetEntity,
  CostCenterEntity,
  DriverEntity,
  Entity,
  LineEntity,
  WorkspaceEntity,
} from '../src/syntax/items/entities.ts';
import { lowerHead, lowerItem } from '../src/syntax/lower.ts';
import { readFile } from '../src/syntax/read-file.ts';
import type { SourceDocument } from '../src/syntax/source.ts';
import { textsOf } from './programs/texts.ts';

interface Budget {
  readonly head: BudgetEntity;
  readonly lines: ReadonlyMap<string, LineEntity>;
}

const budgets = new Map<string, Budget>();
const centers = new Map<string, CostCenterEntity>();
const drivers = new Map<
  string,
  { readonly entity: DriverEntity; readonly values: Map<string, Timed<Quantity>> }
>();
const rates = new Map<string, Timed<Quantity>>();
let workspace: WorkspaceEntity | undefined;
let problems = 0;

for (const text of textsOf(process.argv[2] ?? '.').values()) readText(text);
const calendar = calendarOf();
const reporting = workspace?.currency ?? 'XXX';
const planned = new Map<LineEntity, LinePlan | 'cycle'>();
const totals = new Map<string, MonthVector>();
const heldRates = new Map<string, readonly Held<Quantity>[]>();
for (const budget of budgets.values()) for (const line of budget.lines.values()) add(budget, line);
print();

function readText(text: string): void {
  for (const document of readFile(text).documents) {
    const head = lowerHead(document.head, document.list);
    if (head.ours === 'foreign') continue;
    problems += head.problems.length;
    const lines = readItems(document, head.documentKind ?? '');
    if (head.entity?.kind === 'Budget') budgets.set(head.entity.name, { head: head.entity, lines });
    else if (head.entity) declare(head.entity);
  }
}

function readItems({ list = '', items }: SourceDocument, kind: string): ReadonlyMap<string, LineEntity> {
  const lines = new Map<string, LineEntity>();
  for (const { item } of items) {
    const { entity, problems: own } = lowerItem(item, kind, list.slice(list.lastIndexOf('/') + 1));
    problems += own.length;
    if (entity?.kind === 'Line') lines.set(entity.name, entity);
    else if (entity) declare(entity);
  }
  return lines;
}

function declare(entity: Entity): void {
  if (entity.kind === 'Workspace') workspace = entity;
  if (entity.kind === 'CostCenter')
    for (const it of [entity.name, entity.code, ...entity.aliases.map((alias) => alias.text)])
      if (it !== undefined) centers.set(it, entity);
  if ((entity.kind !== 'Driver' && entity.kind !== 'FxRates') || !entity.plan || !('series' in entity.plan))
    return;
  const values = new Map(entity.plan.series.map((it) => [it.key.text, it.values]));
  if (entity.kind === 'Driver') drivers.set(entity.name, { entity, values });
  else for (const [pair, rate] of values) rates.set(pair, rate);
}

function calendarOf(): FiscalCalendar {
  const made = workspace?.calendar && createCalendar(workspace.calendar);
  if (!made || 'problems' in made) throw new Error('no workspace with a calendar');
  return made;
}

function plan(budget: Budget, line: LineEntity): LinePlan | 'cycle' {
  const known = planned.get(line);
  if (known) return known;
  planned.set(line, 'cycle');
  const span = budget.head.period && calendar.span(budget.head.period);
  const made = planLine(line, {
    calendar,
    budget: span && 'first' in span ? span : undefined,
    currency: budget.head.currency ?? reporting,
    phasing: budget.head.phasing ?? 'even',
    driver: (text) => driver(text, centerOf(budget, line)),
    line: (text) => other(budget, text),
  });
  planned.set(line, made);
  return made;
}

function driver(text: string, own: string): DriverSeries | undefined {
  const [name = '', center = own] = text.split('/');
  const found = drivers.get(name);
  const values = found?.values.get(center) ?? [];
  return found && { name, center, unit: found.entity.unit ?? '', values, isPartial: false };
}

function other(budget: Budget, text: string): LinePlan | 'cycle' | undefined {
  const [first = '', second] = text.split('/');
  const owner = second === undefined ? budget : budgets.get(first);
  const line = owner?.lines.get(second ?? first);
  return owner && line && plan(owner, line);
}

function centerOf({ head }: Budget, line: LineEntity): string {
  const text = (line.costCenter ?? head.costCenter)?.text;
  return (text === undefined ? undefined : centers.get(text)?.name) ?? 'unallocated';
}

function add(budget: Budget, line: LineEntity): void {
  const made = plan(budget, line);
  if (made === 'cycle') return;
  const held = ratesOf(made.currency);
  const at = (month: number) => held.find((it) => it.first <= month && month <= it.last)?.value.value;
  const { months } = convertMonths(made, at, reporting);
  for (let to: string | undefined = centerOf(budget, line); to !== undefined; to = above(to, made.first)) {
    const total = totals.get(to) ?? new MonthVector();
    totals.set(to, total);
    total.add(made.first, months, 1);
  }
}

function ratesOf(currency: string): readonly Held<Quantity>[] {
  let held = heldRates.get(currency);
  if (!held) {
    held = spansOf(rates.get(`${currency}/${reporting}`) ?? [], calendar);
    heldRates.set(currency, held);
  }
  return held;
}

/** The parent at the beginning: close enough for a floor. */
function above(center: string, month: number): string | undefined {
  const parent = centers.get(center)?.parent ?? [];
  const [held] = parent.length < 2 ? parent : spansOf(parent, calendar).filter((it) => it.last >= month);
  return held && centers.get(held.value.text)?.name;
}

function print(): void {
  const rows = [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = rows.map(([name, sum]) => `${name} ${plainMoney(sum.sum(-Infinity, Infinity), reporting)}`);
  process.stdout.write(`${text.join('\n')}\n${problems} problems\n`);
}
