/** Planned money by cost center, kept up to date line by line. */
import { MonthVector, sumOfMonths } from '../../domain/month-vector.ts';
import type { Treatment } from '../../domain/plan/spec.ts';
import { Fold, type MemberNode } from '../engine/fold.ts';
import type { Graph } from '../engine/graph.ts';
import type { Group } from '../engine/groups.ts';
import type { PlannedLine } from '../plan/planned-line.ts';

/** Amounts of one treatment and currency, by fiscal month, in minor units. */
export interface Amounts {
  readonly treatment: Treatment;
  readonly currency: string;
  readonly native: MonthVector;
  /** The same in the reporting currency, converted line-month by line-month; the same vector while that changes nothing. */
  readonly reporting: MonthVector;
}

/** Amounts that are changed in place. */
type OwnAmounts = { -readonly [Key in keyof Amounts]: Amounts[Key] };

/** What lies on a cost center. Changed in place by its fold: readers copy what they keep. */
export interface CenterSum {
  readonly amounts: Map<string, OwnAmounts>;
  /** How many lines count. */
  lines: number;
  /** Those whose money is not fully known, each with how often it counts. */
  readonly incomplete: Map<PlannedLine, number>;
}

/** A sum for reading only. */
export interface FixedSum {
  readonly amounts: ReadonlyMap<string, Amounts>;
  readonly lines: number;
  readonly incomplete: ReadonlyMap<PlannedLine, number>;
}

/** An empty sum. */
export function emptySum(): CenterSum {
  return { amounts: new Map(), lines: 0, incomplete: new Map() };
}

/** The sum for a value, made if there is none. */
export function sumAt(sums: Map<string, CenterSum>, value: string): CenterSum {
  let sum = sums.get(value);
  if (!sum) {
    sum = emptySum();
    sums.set(value, sum);
  }
  return sum;
}

/** The part of a sum for one treatment and currency. */
function amountsOf(
  { amounts }: CenterSum,
  { treatment, currency }: { readonly treatment: Treatment; readonly currency: string },
): OwnAmounts {
  // there are few of them: not worth making a key for each line
  for (const it of amounts.values()) if (it.treatment === treatment && it.currency === currency) return it;
  const native = new MonthVector();
  const made = { treatment, currency, native, reporting: native };
  amounts.set(`${treatment} ${currency}`, made);
  return made;
}

/** What has to change besides the native amounts. To be called before those change; `isSame`: the change is the same in both. */
function convertedIn(amounts: OwnAmounts, isSame: boolean): MonthVector | undefined {
  if (amounts.reporting !== amounts.native) return amounts.reporting;
  if (isSame) return undefined;
  amounts.reporting = amounts.native.copy();
  return amounts.reporting;
}

/** An equal sum that belongs to the caller. */
export function copyOf(sum: FixedSum): CenterSum {
  return addSum(emptySum(), sum, 1);
}

/** Adds or takes away `other`, in place, cut to the months from `first` to `last`. */
export function addSum(
  sum: CenterSum,
  other: FixedSum,
  sign: 1 | -1,
  first: number = -Infinity,
  last: number = Infinity,
): CenterSum {
  sum.lines += sign * other.lines;
  for (const [line, count] of other.incomplete) changeCount(sum, line, sign * count);
  for (const amounts of other.amounts.values()) {
    const into = amountsOf(sum, amounts);
    const converted = convertedIn(into, amounts.reporting === amounts.native);
    into.native.addVector(amounts.native, sign, first, last);
    converted?.addVector(amounts.reporting, sign, first, last);
  }
  return sum;
}

/** *Spend* is opex and capex, *expense* is opex and depreciation; no total adds all three. */
export type Measure = 'spend' | 'expense';

/** Whether money of a treatment belongs to a measure. */
export function counts(measure: Measure, treatment: Treatment): boolean {
  return treatment === 'opex' || treatment === (measure === 'spend' ? 'capex' : 'depreciation');
}

/** Minor units of the reporting currency over the months from `first` to `last`, both ends included. */
export function total(sum: CenterSum, measure: Measure, first: number, last: number): bigint {
  let minor = 0n;
  for (const { treatment, reporting } of sum.amounts.values())
    if (counts(measure, treatment)) minor += reporting.sum(first, last);
  return minor;
}

/** Minor units of the reporting currency of one line over some months. */
export function lineTotal(line: PlannedLine, measure: Measure, first: number, last: number): bigint {
  if (!counts(measure, line.treatment)) return 0n;
  return sumOfMonths(line.reporting, first - line.first, last - line.first);
}

/** The span of months in which the sum has any money; undefined when there is none. */
export function plannedSpan(sum: CenterSum): { readonly first: number; readonly last: number } | undefined {
  let first = Infinity;
  let last = -Infinity;
  for (const { native } of sum.amounts.values()) {
    const { span } = native;
    if (!span) continue;
    first = Math.min(first, span.first);
    last = Math.max(last, span.last);
  }
  return first <= last ? { first, last } : undefined;
}

/** The months in which the sum has any money. */
export function plannedMonths(sum: CenterSum): readonly number[] {
  const months = new Set<number>();
  for (const { native } of sum.amounts.values()) for (const month of native.months) months.add(month);
  return [...months].sort((a, b) => a - b);
}

/** Lines of one cost center that are only known by their sum. */
export interface SummedLines {
  readonly center: string;
  readonly sum: FixedSum;
}

/** The same lines negated, so that adding them takes them away. */
export function takenAway({ center, sum }: SummedLines): SummedLines {
  return { center, sum: addSum(emptySum(), sum, -1) };
}

/** What a Budget adds to the totals: its lines, or what they add up to if they are not kept. */
export type Money = PlannedLine | SummedLines;

/** Adds lines to a sum, or takes them away; in place. */
function addMoney(sum: CenterSum, money: Money, sign: 1 | -1): CenterSum {
  if ('entity' in money) return addLine(sum, money, sign);
  return addSum(sum, money.sum, sign);
}

/** Adds a line to a sum, or takes it away; in place. */
export function addLine(sum: CenterSum, line: PlannedLine, sign: 1 | -1): CenterSum {
  const amounts = amountsOf(sum, line);
  const converted = convertedIn(amounts, line.reporting === line.months);
  amounts.native.add(line.first, line.months, sign);
  converted?.add(line.first, line.reporting, sign);
  sum.lines += sign;
  if (line.incomplete) changeCount(sum, line, sign);
  return sum;
}

/** Puts `after` where `before` was; in place. */
function replaceMoney(sum: CenterSum, before: Money, after: Money): CenterSum {
  if ('entity' in before && 'entity' in after && haveOnePlace(before, after))
    return replaceLine(sum, before, after);
  return addMoney(addMoney(sum, before, -1), after, 1);
}

function haveOnePlace(a: PlannedLine, b: PlannedLine): boolean {
  return (
    a.treatment === b.treatment &&
    a.currency === b.currency &&
    a.first === b.first &&
    a.months.length === b.months.length
  );
}

function replaceLine(sum: CenterSum, before: PlannedLine, after: PlannedLine): CenterSum {
  const amounts = amountsOf(sum, after);
  const isSame = before.reporting === before.months && after.reporting === after.months;
  const converted = convertedIn(amounts, isSame);
  amounts.native.replace(after.first, before.months, after.months);
  converted?.replace(after.first, before.reporting, after.reporting);
  if (before.incomplete) changeCount(sum, before, -1);
  if (after.incomplete) changeCount(sum, after, 1);
  return sum;
}

function changeCount({ incomplete }: CenterSum, line: PlannedLine, by: number): void {
  const count = (incomplete.get(line) ?? 0) + by;
  if (count === 0) incomplete.delete(line);
  else incomplete.set(line, count);
}

/** What money on a cost center was and is now; undefined: there was none, or is none. */
export interface Moving {
  readonly center: string;
  readonly before: Money | undefined;
  readonly after: Money | undefined;
}

/** Moves money on a sum; in place. */
export function moveMoney(sum: CenterSum, { before, after }: Moving): CenterSum {
  if (before && after) return replaceMoney(sum, before, after);
  if (before) return addMoney(sum, before, -1);
  return after ? addMoney(sum, after, 1) : sum;
}

/** The sum of each cost center's own lines, by its name. */
export class Sums {
  readonly #fold: Fold<Money, string, Money, CenterSum>;

  /** `onMoney` is called before anything is put on a cost center or taken away: `sum` is what lies there until then. */
  constructor(graph: Graph, onMoney: (moving: Moving, sum: FixedSum) => void) {
    const move = (sum: CenterSum, before: Money | undefined, after: Money | undefined) => {
      const moving = { center: (after ?? before)?.center ?? '', before, after };
      onMoney(moving, sum);
      return moveMoney(sum, moving);
    };
    const group: Group<Money, CenterSum> = {
      zero: emptySum,
      add: (sum, money) => move(sum, undefined, money),
      subtract: (sum, money) => move(sum, money, undefined),
      replace: move,
    };
    this.#fold = new Fold(graph, group, (money, _document, emit) => emit(money.center, money));
  }

  /** See `Buckets`; `onMoney` is not called. */
  seed(own: (center: string) => CenterSum | undefined): void {
    this.#fold.seed((sum, center) => {
      const more = own(center);
      if (!more) return sum;
      return sum.amounts.size === 0 && sum.incomplete.size === 0 ? more : addSum(sum, more, 1);
    });
  }

  put(document: string, node: MemberNode<Money>): void {
    this.#fold.put(document, node);
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /** Own lines only; tracked. */
  at(center: string): CenterSum {
    return this.#fold.at(center);
  }

  /** As long as it stays the same, so does the sum of a cost center. */
  version(center: string): number {
    return this.#fold.version(center);
  }
}
