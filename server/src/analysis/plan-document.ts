/** The lines of one Budget as months of money, with every reference resolved. */
import { sameList } from '../base/same.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan, Timed } from '../domain/period.ts';
import { convertMonths } from '../domain/plan/convert.ts';
import type { DriverSeries, LinePlan } from '../domain/plan/line-plan.ts';
import { planLine } from '../domain/plan/plan-line.ts';
import type { Phasing, Quantity, Reference, Treatment } from '../domain/plan/spec.ts';
import { valueAt } from '../domain/timed.ts';
import type { BudgetEntity, CategoryEntity, LineEntity } from '../syntax/items/entities.ts';
import { UNALLOCATED } from './center-tree.ts';
import type { Lowered } from './content.ts';
import { type NameKind, withoutPrefix } from './names.ts';
import { findLine, percentCycle } from './percent.ts';
import type { Side } from './side.ts';

/** A reference that names nothing. */
export interface Unresolved {
  readonly kind: NameKind;
  readonly reference: Reference;
}

/** One line, planned. The same object as long as nothing that it depends on has changed, on either side of a comparison. */
export interface PlannedLine extends LinePlan {
  readonly unit: Lowered<LineEntity>;
  readonly entity: LineEntity;
  /** Names as declared; the Budget's name is written. */
  readonly budget: string;
  readonly center: string;
  readonly category: string | undefined;
  readonly service: string | undefined;
  readonly vendor: string | undefined;
  /** The driver whose values its quantity is. */
  readonly driver: string | undefined;
  readonly treatment: Treatment;
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** Minor units of the reporting currency; the same array when that is the line's own. */
  readonly reporting: BigInt64Array;
  /** Months whose rate nobody wrote. */
  readonly missingRates: readonly number[];
  /** Own references that name nothing; what the Budget's head names is the head's. */
  readonly unresolved: readonly Unresolved[];
}

export interface DocumentPlan {
  readonly budget: BudgetEntity | undefined;
  /** In order of the text. */
  readonly lines: readonly PlannedLine[];
  readonly environment: Environment | undefined;
}

/** What the head of a Budget and the workspace give to every line. Shared between the sides: compared by identity. */
export interface Environment {
  readonly head: BudgetEntity;
  readonly calendar: FiscalCalendar;
  readonly reporting: string;
  readonly currency: string;
  readonly span: MonthSpan | undefined;
}

/** Whether a plan says the same as the one before, line by line. */
export function samePlan(a: DocumentPlan, b: DocumentPlan): boolean {
  return a.budget === b.budget && a.environment === b.environment && sameList(a.lines, b.lines);
}

/** Plans the lines of the Budget with this key. */
export function planDocument(side: Side, key: string, before: DocumentPlan | undefined): DocumentPlan {
  const planner = plannerOf(side, key);
  if (!planner) return { budget: undefined, lines: [], environment: undefined };
  const lines: PlannedLine[] = [];
  for (const unit of planner.units) {
    const line = planner.plan(unit);
    if (line) lines.push(line);
  }
  const same = before && sameList(before.lines, lines);
  return {
    budget: planner.environment.head,
    lines: same ? before.lines : lines,
    environment: planner.environment,
  };
}

/** Plans single lines of one Budget; reads are tracked by whoever is reading. */
export interface Planner {
  readonly environment: Environment;
  readonly units: readonly Lowered<LineEntity>[];
  plan(unit: Lowered<LineEntity>): PlannedLine | undefined;
}

/** A planner for the Budget with this key, or undefined when it is none. */
export function plannerOf(side: Side, key: string): Planner | undefined {
  const content = side.document(key)?.content.get();
  const head = content?.head.entity;
  if (!content || head?.kind !== 'Budget') return undefined;
  const environment = environmentOf(side, head);
  const resolver = new Resolver(side);
  const units = content.items.filter(isLine);
  return { environment, units, plan: (unit) => planUnit(side, key, environment, resolver, unit) };
}

function isLine(unit: Lowered): unit is Lowered<LineEntity> {
  return unit.entity?.kind === 'Line';
}

function environmentOf(side: Side, head: BudgetEntity): Environment {
  const { calendar, currency } = side.settings.get();
  const span = head.period ? calendar.span(head.period) : undefined;
  return side.shared.environment({
    head,
    calendar,
    reporting: currency,
    currency: head.currency ?? currency,
    span: span && 'first' in span ? span : undefined,
  });
}

/** Looks every spelling up once per run. */
class Resolver {
  readonly #side: Side;
  readonly #found: Map<string, { readonly name: string; readonly entity: unknown } | undefined> = new Map();

  constructor(side: Side) {
    this.#side = side;
  }

  find(kind: NameKind, text: string): { readonly name: string; readonly entity: unknown } | undefined {
    const key = `${kind}:${text}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const declared = this.#side.names.resolve(kind, withoutPrefix(kind, text));
    const found = declared && { name: declared.entity.name, entity: declared.entity };
    this.#found.set(key, found);
    return found;
  }
}

interface Places {
  readonly center: string;
  readonly category: string | undefined;
  readonly service: string | undefined;
  readonly vendor: string | undefined;
  readonly treatment: Treatment;
  readonly phasing: Phasing;
  readonly unresolved: readonly Unresolved[];
}

function placesOf(resolver: Resolver, head: BudgetEntity, line: LineEntity): Places {
  const unresolved: Unresolved[] = [];
  const name = (kind: NameKind, own: Reference | undefined, inherited: Reference | undefined) => {
    const reference = own ?? inherited;
    if (!reference) return undefined;
    const found = resolver.find(kind, reference.text);
    if (!found && own) unresolved.push({ kind, reference: own });
    return found;
  };
  const center = name('center', line.costCenter, head.costCenter);
  const category = name('category', line.category, head.category);
  const service = name('service', line.service, head.service);
  const vendor = name('vendor', line.vendor, head.vendor);
  const declared = category?.entity as CategoryEntity | undefined;
  return {
    center: center?.name ?? UNALLOCATED,
    category: category?.name,
    service: service?.name,
    vendor: vendor?.name,
    treatment: line.treatment ?? head.treatment ?? declared?.treatment ?? 'opex',
    phasing: line.phasing ?? head.phasing ?? 'even',
    unresolved,
  };
}

function planUnit(
  side: Side,
  key: string,
  environment: Environment,
  resolver: Resolver,
  unit: Lowered<LineEntity>,
): PlannedLine | undefined {
  const { entity } = unit;
  if (!entity) return undefined;
  const places = placesOf(resolver, environment.head, entity);
  const drivers = driversOf(side, entity, places.center);
  const sources = sourcesOf(side, key, entity);
  const rate = (currency: string) =>
    currency === environment.reporting ? undefined : side.series.rates(currency, environment.reporting);
  const currency = entity.currency ?? environment.currency;
  const inputs = [
    environment,
    places.center,
    places.category,
    places.service,
    places.vendor,
    places.treatment,
  ];
  const known = side.shared.line(unit, [
    ...inputs,
    drivers,
    ...sources,
    rate(currencyOf(entity) ?? currency),
  ]);
  if (known) return known;
  const plan = planLine(entity, {
    calendar: environment.calendar,
    budget: environment.span,
    currency,
    phasing: places.phasing,
    driver: () => drivers,
    line: (text) =>
      sources[entity.money?.by === 'percent' ? entity.money.of.findIndex((it) => it.text === text) : -1],
  });
  const line = finish(environment, unit, entity, places, plan, rate(plan.currency), drivers);
  side.shared.keepLine(unit, [...inputs, drivers, ...sources, rate(currencyOf(entity) ?? currency)], line);
  return line;
}

/** The currency that the line's own money names, if it does. */
function currencyOf({ money }: LineEntity): string | undefined {
  if (!money || money.by === 'percent') return undefined;
  const prices = money.by === 'amount' ? money.amount : money.unitPrice;
  return prices.find((it) => it.value.currency !== undefined)?.value.currency;
}

/** `headcount` is the line's own center's, `headcount/search` another's. */
function driversOf(side: Side, { money }: LineEntity, center: string): DriverSeries | undefined {
  if (money?.by !== 'quantity' || !('text' in money.quantity)) return undefined;
  const { text } = money.quantity;
  const whole = withoutPrefix('driver', text);
  const slash = whole.indexOf('/');
  if (slash < 0) return side.series.driver(whole, center);
  const other = side.names.resolve('center', whole.slice(slash + 1));
  return side.series.driver(whole.slice(0, slash), other?.entity.name ?? whole.slice(slash + 1));
}

function sourcesOf(side: Side, key: string, entity: LineEntity): readonly (LinePlan | 'cycle' | undefined)[] {
  if (entity.money?.by !== 'percent') return [];
  if (percentCycle(side, key, entity)) return entity.money.of.map(() => 'cycle' as const);
  return entity.money.of.map((it) => lineOf(side, key, it.text));
}

function finish(
  environment: Environment,
  unit: Lowered<LineEntity>,
  entity: LineEntity,
  places: Places,
  plan: LinePlan,
  rates: Timed<Quantity> | undefined,
  driver: DriverSeries | undefined,
): PlannedLine {
  const { calendar, reporting, head } = environment;
  const converted =
    plan.currency === reporting
      ? { months: plan.months, missing: [] }
      : convertMonths(
          plan,
          (month) => (rates ? valueAt(rates, calendar, month)?.value : undefined),
          reporting,
        );
  const { center, category, service, vendor, treatment, unresolved } = places;
  return {
    unit,
    entity,
    budget: head.name,
    center,
    category,
    service,
    vendor,
    driver: driver?.name,
    treatment,
    labels: mergeLabels(head.labels, entity.labels),
    currency: plan.currency,
    first: plan.first,
    months: plan.months,
    reporting: converted.months,
    missingRates: converted.missing,
    problems: plan.problems,
    unresolved,
    incomplete: plan.incomplete || entity.money === undefined || converted.missing.length > 0,
  };
}

function mergeLabels(
  inherited: readonly (readonly [string, string])[],
  own: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  if (own.length === 0) return inherited;
  return [...new Map([...inherited, ...own])];
}

/** The plan of the line that `text` names; only asked for lines that are in no cycle. */
function lineOf(side: Side, key: string, text: string): LinePlan | undefined {
  const found = findLine(side, key, text);
  return found && plannerOf(side, found.document)?.plan(found.unit);
}
