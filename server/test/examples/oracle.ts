/**
 * An independent calculator of the plan of an example. It shares no code with the product and knows only the forms that the
 * examples use: month by month it says what a line is worth exactly, and with which other months that is rounded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExampleDocument,
  itemsOf,
  listOf,
  mapOf,
  readDocuments,
  type Tree,
  type TreeMap,
  textOf,
} from './documents.ts';
import {
  daysOf,
  heldIn,
  type Keyed,
  keyedValues,
  type Months,
  monthName,
  type OracleCalendar,
  oracleCalendar,
  withEnds,
} from './oracle-calendar.ts';
import { plus, type Ratio, ratio, ratioOf, rounded, roundedTogether, times, ZERO } from './ratio.ts';

/** The plan of one line. Amounts are minor units by month (`2026-07`); both currencies in use have two digits. */
export interface OracleLine {
  readonly center: string;
  readonly category: string;
  readonly treatment: string;
  readonly currency: string;
  readonly months: ReadonlyMap<string, bigint>;
  /** In the reporting currency, each month converted by itself. */
  readonly reporting: ReadonlyMap<string, bigint>;
  /** Of the reporting amounts, by number of the fiscal year. */
  readonly byYear: ReadonlyMap<number, bigint>;
}

/** What a line is worth in one month, in minor units; months of one `group` are rounded together. */
interface Worth {
  readonly exact: Ratio;
  readonly group: string | undefined;
}

interface Line {
  readonly key: string;
  readonly budget: TreeMap;
  readonly own: TreeMap;
  readonly span: Months;
}

const TIMES = ['month', 'quarter', 'year', 'day', 'hour'];

/** All lines of the workspace in `folder`, by `budget/line`. Throws on what it does not know. */
export function oracle(folder: string): ReadonlyMap<string, OracleLine> {
  const documents = readDocuments(folder);
  return new Oracle(folder, documents).all();
}

class Oracle {
  readonly #folder: string;
  readonly #documents: readonly ExampleDocument[];
  readonly #calendar: OracleCalendar;
  readonly #currency: string;
  readonly #lines: ReadonlyMap<string, Line>;
  readonly #made: Map<string, OracleLine> = new Map();

  constructor(folder: string, documents: readonly ExampleDocument[]) {
    this.#folder = folder;
    this.#documents = documents;
    const { spec } = this.#one('Workspace', () => true);
    const { start, named } = mapOf(spec.calendar);
    this.#calendar = oracleCalendar(textOf(start), textOf(named));
    this.#currency = textOf(spec.currency);
    const lines = documents.filter((it) => it.kind === 'Budget').flatMap((it) => this.#linesOf(it));
    this.#lines = new Map(lines.map((it) => [it.key, it]));
  }

  all(): ReadonlyMap<string, OracleLine> {
    return new Map([...this.#lines.keys()].map((key) => [key, this.#line(key)]));
  }

  #one(kind: string, isIt: (it: ExampleDocument) => boolean): ExampleDocument {
    const found = this.#documents.find((it) => it.kind === kind && isIt(it));
    if (!found) throw new Error(`no such ${kind}`);
    return found;
  }

  #linesOf({ metadata, spec }: ExampleDocument): readonly Line[] {
    return listOf(spec.lines).map((it) => {
      const own = mapOf(it);
      const budget = this.#calendar.months(textOf(spec.period));
      const line = this.#calendar.months(textOf(own.period) || textOf(spec.period));
      const span = { first: Math.max(budget.first, line.first), last: Math.min(budget.last, line.last) };
      return { key: `${textOf(metadata.name)}/${textOf(own.name)}`, budget: spec, own, span };
    });
  }

  #line(key: string): OracleLine {
    const known = this.#made.get(key);
    if (known) return known;
    const line = this.#lines.get(key);
    if (!line) throw new Error(`no line ${key}`);
    const currency = this.#currencyOf(line);
    const months = this.#rounded(line);
    const reporting = [...months].map(
      ([month, minor]) => [month, this.#converted(minor, currency, month)] as const,
    );
    const byYear = new Map<number, bigint>();
    for (const [month, minor] of reporting) {
      const year = this.#calendar.fiscalYear(month);
      byYear.set(year, (byYear.get(year) ?? 0n) + minor);
    }
    const made = {
      center: this.#centerOf(line),
      category: inherited(line, 'category'),
      treatment: this.#treatmentOf(line),
      currency,
      months: named(months),
      reporting: named(reporting),
      byYear,
    };
    this.#made.set(key, made);
    return made;
  }

  #centerOf(line: Line): string {
    return this.#centerNamed(inherited(line, 'costCenter'));
  }

  #centerNamed(text: string): string {
    const found = itemsOf(this.#documents, 'CostCenterList', 'items').find((it) =>
      [it.name, it.code, ...listOf(it.aliases)].includes(text),
    );
    if (!found) throw new Error(`no cost center ${text}`);
    return textOf(found.name);
  }

  #treatmentOf(line: Line): string {
    const category = itemsOf(this.#documents, 'CategoryList', 'items').find(
      (it) => it.name === inherited(line, 'category'),
    );
    if (!category) throw new Error(`${line.key} has no category`);
    return inherited(line, 'treatment') || textOf(category.treatment) || 'opex';
  }

  #currencyOf(line: Line): string {
    if (line.own.percent !== undefined) return this.#line(this.#sources(line)[0] ?? '').currency;
    const prices = keyedValues(line.own.amount ?? line.own.unitPrice, this.#calendar);
    const written = prices.map((it) => / ([A-Z]{3})\b/.exec(it.text)?.[1]).find((it) => it !== undefined);
    return written ?? (inherited(line, 'currency') || this.#currency);
  }

  #converted(minor: bigint, currency: string, month: number): bigint {
    if (currency === this.#currency) return minor;
    const { spec } = this.#one('FxRates', () => true);
    const rates = keyedValues(mapOf(spec.plan)[`${currency}/${this.#currency}`], this.#calendar);
    const rate = heldIn(rates, month);
    if (!rate) throw new Error(`no rate for ${currency} in ${monthName(month)}`);
    return rounded(times(ratio(minor), ratioOf(rate.text)));
  }

  #rounded(line: Line): ReadonlyMap<number, bigint> {
    const worths: (readonly [number, Worth])[] = [];
    for (let month = line.span.first; month <= line.span.last; month++)
      worths.push([month, this.#worth(line, month)]);
    const whole = new Map(worths.map(([month, { exact }]) => [month, rounded(exact)]));
    for (const group of new Set(worths.map(([, it]) => it.group))) {
      if (group === undefined) continue;
      const together = worths.filter(([, it]) => it.group === group);
      const units = roundedTogether(together.map(([, it]) => it.exact));
      for (const [index, [month]] of together.entries()) whole.set(month, units[index] ?? 0n);
    }
    return whole;
  }

  #worth(line: Line, month: number): Worth {
    const { own } = line;
    if (own.percent !== undefined) return this.#percent(line, month);
    if (own.amount !== undefined)
      return this.#part(line, month, heldIn(keyedValues(own.amount, this.#calendar), month), 'total');
    const price = heldIn(keyedValues(own.unitPrice, this.#calendar), month);
    const quantity = heldIn(this.#quantity(line), month);
    if (!price) throw new Error(`${line.key} has no price in ${monthName(month)}`);
    if (!quantity) {
      if (isDriver(own.quantity)) throw new Error(`${line.key} has no driver value in ${monthName(month)}`);
      return { exact: ZERO, group: undefined };
    }
    const { per } = written(price.text);
    if (TIMES.includes(per)) {
      const { exact, group } = this.#part(line, month, price, 'total');
      return { exact: times(exact, ratioOf(quantity.text)), group };
    }
    const count = this.#part(line, month, quantity, 'count');
    return { exact: times(count.exact, written(price.text).value), group: count.group };
  }

  /** So much of a written value as falls in the month; money as minor units. */
  #part(line: Line, month: number, entry: Keyed | undefined, kind: 'total' | 'count'): Worth {
    if (!entry) return { exact: ZERO, group: undefined };
    const { value, per } = written(entry.text);
    const minor = times(value, ratio(100));
    const phasing = inherited(line, 'phasing') || 'even';
    const share = (whole: Months) => times(minor, shareOf({ first: month, last: month }, whole, phasing));
    switch (per) {
      case 'month':
        return { exact: minor, group: undefined };
      case 'day':
      case 'hour': {
        const days = daysOf({ first: month, last: month });
        return { exact: times(minor, ratio(per === 'day' ? days : 24 * days)), group: undefined };
      }
      case 'quarter':
      case 'year': {
        const whole = this.#calendar.around(month, per);
        return { exact: share(whole), group: `${per} ${whole.first}` };
      }
      case '': {
        if (!entry.closed) throw new Error(`${line.key} has an open total`);
        const whole = {
          first: Math.max(entry.first, line.span.first),
          last: Math.min(entry.last, line.span.last),
        };
        return { exact: share(whole), group: kind === 'total' ? `total ${whole.first}` : undefined };
      }
      default:
        throw new Error(`${line.key} is per ${per}`);
    }
  }

  #percent(line: Line, month: number): Worth {
    const rate = heldIn(keyedValues(line.own.percent, this.#calendar), month);
    if (!rate?.text.endsWith('%')) throw new Error(`${line.key} has no percentage`);
    const base = this.#sources(line)
      .map((it) => ratio(this.#line(it).months.get(monthName(month)) ?? 0n))
      .reduce(plus, ZERO);
    return { exact: times(times(base, ratioOf(rate.text.slice(0, -1))), ratio(1, 100)), group: undefined };
  }

  #sources({ key, own }: Line): readonly string[] {
    const budget = key.slice(0, key.indexOf('/'));
    return listOf(own.of).map((it) => (textOf(it).includes('/') ? textOf(it) : `${budget}/${textOf(it)}`));
  }

  #quantity(line: Line): readonly Keyed[] {
    const tree = line.own.quantity;
    if (!isDriver(tree)) return keyedValues(tree, this.#calendar);
    const [driver = '', other] = textOf(tree).split('/');
    const center = other === undefined ? this.#centerOf(line) : this.#centerNamed(other);
    const { spec } = this.#one('Driver', (it) => it.metadata.name === driver);
    const plan = mapOf(spec.plan);
    if (plan.file !== undefined) return this.#csv(textOf(plan.file), center);
    const entry = Object.entries(plan).find(([key]) => this.#centerNamed(key) === center);
    return keyedValues(entry?.[1], this.#calendar);
  }

  #csv(file: string, center: string): readonly Keyed[] {
    const [, ...rows] = readFileSync(join(this.#folder, file), 'utf8').trim().split('\n');
    const entries = rows.map((it) => it.split(',')).filter(([key = '']) => this.#centerNamed(key) === center);
    const keyed = entries.map(([, period = '', text = '']) => {
      return { ...this.#calendar.months(period), text, closed: !period.endsWith('..') };
    });
    return withEnds(keyed);
  }
}

/** `21.00 USD/month` as its number and what it is per; money and numbers alike. */
function written(text: string): { readonly value: Ratio; readonly per: string } {
  const [money = '', per = ''] = text.split('/');
  return { value: ratioOf(money.split(' ')[0] ?? ''), per };
}

/** A quantity that is the name of a Driver. */
function isDriver(quantity: Tree | undefined): boolean {
  return /^[a-z]/i.test(textOf(quantity));
}

function inherited({ own, budget }: Line, key: string): string {
  return textOf(own[key]) || textOf(budget[key]);
}

function shareOf(part: Months, whole: Months, phasing: string): Ratio {
  const weight = phasing === 'days' ? daysOf : ({ first, last }: Months) => last - first + 1;
  return ratio(weight(part), weight(whole));
}

function named(months: Iterable<readonly [number, bigint]>): ReadonlyMap<string, bigint> {
  return new Map([...months].map(([month, minor]) => [monthName(month), minor]));
}
