/** A line of a Budget with every reference resolved: what sums, impacts and rules look at. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan } from '../../domain/period.ts';
import type { LinePlan } from '../../domain/plan/line-plan.ts';
import type { Reference, Treatment } from '../../domain/plan/spec.ts';
import type { BudgetEntity, LineEntity } from '../../syntax/items/entities.ts';
import type { NameKind } from '../model/names.ts';
import type { LineUnit } from './lines.ts';

/** A reference that names nothing. */
export interface Unresolved {
  readonly kind: NameKind | 'line';
  readonly reference: Reference;
}

/** One line, planned. The same object as long as nothing that it depends on has changed, on either side of a comparison. */
export interface PlannedLine extends LinePlan {
  readonly unit: LineUnit;
  readonly entity: LineEntity;
  /** Names as declared; the Budget's name as written. */
  readonly budget: string;
  readonly center: string;
  readonly category: string | undefined;
  readonly service: string | undefined;
  readonly vendor: string | undefined;
  /** The driver whose values are its quantity. */
  readonly driver: string | undefined;
  readonly treatment: Treatment;
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** Minor units of the reporting currency; the same array when that is the line's own. */
  readonly reporting: BigInt64Array;
  /** Months without a rate. */
  readonly missingRates: readonly number[];
  /** Own references that name nothing; those of the Budget's head belong to the head. */
  readonly unresolved: readonly Unresolved[];
}

/** Whether two lines have the same money in every month, in their own currency and in that of the reports. */
export function sameMonths(a: PlannedLine, b: PlannedLine): boolean {
  return sameAmounts(a, b, 'reporting') && sameAmounts(a, b, 'months');
}

function sameAmounts(a: PlannedLine, b: PlannedLine, which: 'reporting' | 'months'): boolean {
  const first = Math.min(a.first, b.first);
  const last = Math.max(a.first + a[which].length, b.first + b[which].length);
  for (let month = first; month < last; month++)
    if ((a[which][month - a.first] ?? 0n) !== (b[which][month - b.first] ?? 0n)) return false;
  return true;
}

/** Regardless of their order. */
export function sameLabels(a: PlannedLine['labels'], b: PlannedLine['labels']): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every(([key, value]) => b.some((it) => it[0] === key && it[1] === value));
}

/**
 * What moves on a line that adds as much to the spend of every year as before: money between `months`, or `depreciation`, which is
 * not spend. Undefined: nothing, or the years already show it.
 */
export function hiddenMove({
  before,
  after,
  years,
}: {
  readonly before: PlannedLine | undefined;
  readonly after: PlannedLine | undefined;
  readonly years: readonly unknown[];
}): 'months' | 'depreciation' | undefined {
  const sides = [before, after].filter((it) => it !== undefined);
  const [one, other] = sides;
  if (!one || years.length > 0) return undefined;
  const isSame = other ? sameAmounts(one, other, 'reporting') : one.reporting.every((it) => it === 0n);
  if (isSame) return undefined;
  if (sides.every((it) => it.treatment === 'depreciation')) return 'depreciation';
  return other && 'months';
}

/** What the head of a Budget and the workspace give to every line. Shared between the sides: compared by identity. */
export interface Environment {
  readonly head: BudgetEntity;
  readonly calendar: FiscalCalendar;
  readonly reporting: string;
  readonly currency: string;
  readonly span: MonthSpan | undefined;
  /** The Budget has a period that cannot be read: no line is to blame for having none. */
  readonly isPeriodUnread: boolean;
}
