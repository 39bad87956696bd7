/** Planned money by cost center, kept up to date line by line. */
import { MonthVector, sumOf } from '../domain/month-vector.ts';
import type { Treatment } from '../domain/plan/spec.ts';
import { Fold, type MemberNode } from './fold.ts';
import type { Graph } from './graph.ts';
import type { Group } from './groups.ts';
import type { PlannedLine } from './planned-line.ts';

/** Amounts of one treatment and currency, by fiscal month, in minor units. */
export interface Amounts {
  readonly treatment: Treatment;
  readonly currency: string;
  readonly native: MonthVector;
  /** The same in the reporting currency, converted line-month by line-month. */
  readonly reporting: MonthVector;
}

/** What lies on a cost center. Changed in place by its fold: readers copy what they keep. */
export interface CenterSum {
  readonly amounts: Map<string, Amounts>;
  /** How many lines count. */
  lines: number;
  /** Those that cannot be known in full, each with how often it counts. */
  readonly incomplete: Map<PlannedLine, number>;
}

/** A sum that nobody changes. */
export interface FixedSum {
  readonly amounts: ReadonlyMap<string, Amounts>;
  readonly lines: number;
  readonly incomplete: ReadonlyMap<PlannedLine, number>;
}

/** An empty sum. */
export function emptySum(): CenterSum {
  return { amounts: new Map(), lines: 0, incomplete: new Map() };
}

/** The sum of a value among others, made where there is none. */
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
): Amounts {
  // there are few of them: no key is made for a line
  for (const it of amounts.values()) if (it.treatment === treatment && it.currency === currency) return it;
  const made = { treatment, currency, native: new MonthVector(), reporting: new MonthVector() };
  amounts.set(`${treatment} ${currency}`, made);
  return made;
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
    into.native.addVector(amounts.native, sign, first, last);
    into.reporting.addVector(amounts.reporting, sign, first, last);
  }
  return sum;
}

/** *Spend* is opex and capex, *expense* is opex and depreciation; no total adds all three. */
export type Measure = 'spend' | 'expense';

/** Whether money of a treatment belongs to a measure. */
export function counts(measure: Measure, treatment: Treatment): boolean {
  return treatment === 'opex' || treatment === (measure === 'spend' ? 'capex' : 'depreciation');
}

/** Minor units of the reporting currency over the months from `first` to `last`, both ends count. */
export function total(sum: CenterSum, measure: Measure, first: number, last: number): bigint {
  let minor = 0n;
  for (const { treatment, reporting } of sum.amounts.values())
    if (counts(measure, treatment)) minor += reporting.sum(first, last);
  return minor;
}

/** Minor units of the reporting currency of one line over some months. */
export function lineTotal(line: PlannedLine, measure: Measure, first: number, last: number): bigint {
  if (!counts(measure, line.treatment)) return 0n;
  return sumOf(line.reporting, first - line.first, last - line.first);
}

/** The months in which any money of the sum falls; undefined when there is none. */
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

/** The months in which any money of the sum falls. */
export function plannedMonths(sum: CenterSum): readonly number[] {
  const months = new Set<number>();
  for (const { native } of sum.amounts.values()) {
    const { first, values } = native.reach;
    for (const [i, it] of values.entries()) if (it !== 0n) months.add(first + i);
  }
  return [...months].sort((a, b) => a - b);
}

/** Lines of one cost center that are only known by their sum. */
export interface SummedLines {
  readonly center: string;
  readonly sum: FixedSum;
}

/** The same lines as something that takes them away. */
export function takenAway({ center, sum }: SummedLines): SummedLines {
  return { center, sum: addSum(emptySum(), sum, -1) };
}

/** What a Budget adds to the totals: its lines, or what they add up to where nobody keeps them. */
export type Money = PlannedLine | SummedLines;

/** Adds lines to a sum, or takes them away; in place. */
export function addMoney(sum: CenterSum, money: Money, sign: 1 | -1): CenterSum {
  if ('entity' in money) return addLine(sum, money, sign);
  return addSum(sum, money.sum, sign);
}

/** Adds a line to a sum, or takes it away; in place. */
export function addLine(sum: CenterSum, line: PlannedLine, sign: 1 | -1): CenterSum {
  const { native, reporting } = amountsOf(sum, line);
  native.add(line.first, line.months, sign);
  reporting.add(line.first, line.reporting, sign);
  sum.lines += sign;
  if (line.incomplete) changeCount(sum, line, sign);
  return sum;
}

function changeCount({ incomplete }: CenterSum, line: PlannedLine, by: number): void {
  const count = (incomplete.get(line) ?? 0) + by;
  if (count === 0) incomplete.delete(line);
  else incomplete.set(line, count);
}

/** The sum of each cost center's own lines, by its name. */
export class Sums {
  readonly #fold: Fold<Money, string, Money, CenterSum>;

  /** `onMoney` is told of all that is put on a cost center or taken away, before it is. */
  constructor(graph: Graph, onMoney: (money: Money, sign: 1 | -1) => void) {
    const moving = (sign: 1 | -1) => (sum: CenterSum, money: Money) => {
      onMoney(money, sign);
      return addMoney(sum, money, sign);
    };
    const group: Group<Money, CenterSum> = { zero: emptySum, add: moving(1), subtract: moving(-1) };
    this.#fold = new Fold(graph, group, (money, _document, emit) => emit(money.center, money));
  }

  /** See `Buckets`; `onMoney` is not told. */
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

  /** As long as it is the same, so is the sum of a cost center. */
  version(center: string): number {
    return this.#fold.version(center);
  }
}
