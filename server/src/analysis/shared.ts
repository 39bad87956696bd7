/** What the two sides of a comparison share: whatever is the same on both is one object, read and planned once. */
import { sameList, sameValue } from '../base/same.ts';
import { type CalendarSpec, createCalendar, type FiscalCalendar, sameCalendar } from '../domain/calendar.ts';
import type { Decimal } from '../domain/exact.ts';
import type { Timed } from '../domain/period.ts';
import type { DriverSeries } from '../domain/plan/line-plan.ts';
import type { Quantity } from '../domain/plan/spec.ts';
import { spansOf } from '../domain/timed.ts';
import type { DriverEntity, ItemEntity } from '../syntax/items/entities.ts';
import type { ReadableText } from './change.ts';
import type { FileContent, Lowered } from './content.ts';
import { ContentReader } from './content-reader.ts';
import { REMEMBERED, Remembered, recall } from './engine/remembered.ts';
import { KnownContents } from './memory/known-contents.ts';
import type { DrivenLine } from './plan/driven-line.ts';
import { type LinesByName, type LineUnit, namedLines } from './plan/lines.ts';
import type { Environment, PlannedLine } from './plan/planned-line.ts';

/** Rates of one currency pair. The same rates in the same calendar are the same object. */
export interface Rates {
  readonly calendar: FiscalCalendar;
  /** Units of one currency for one unit of the other. */
  readonly at: (month: number) => Decimal | undefined;
}

interface KnownRates {
  readonly series: readonly Timed<Quantity>[];
  readonly rates: Rates;
}

const NO_RATES: Timed<Quantity> = [];

const MOST_STRINGS = 10_000;

/** The memory of what was read and planned. What it holds is kept alive by its texts, or bounded. */
export class Shared {
  /** What earlier runs have read. */
  readonly known: KnownContents = new KnownContents();
  /** Lines by what their money follows from. */
  readonly lines: Remembered<LineUnit, PlannedLine | DrivenLine> = new Remembered();
  readonly #reader: ContentReader = new ContentReader();
  readonly #environments: WeakMap<object, Environment[]> = new WeakMap();
  readonly #names: WeakMap<readonly Lowered<ItemEntity>[], LinesByName> = new WeakMap();
  readonly #series: Map<string, Timed<Quantity>[]> = new Map();
  readonly #drivers: WeakMap<Timed<Quantity>, Map<string, DriverSeries>> = new WeakMap();
  readonly #rates: WeakMap<Timed<Quantity>, KnownRates[]> = new WeakMap();
  readonly #calendars: FiscalCalendar[] = [];
  readonly #strings: Map<string, string> = new Map();

  /** One string for all that are equal, as long as there are not too many. */
  once(text: string): string {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    if (this.#strings.size >= MOST_STRINGS) this.#strings.clear();
    this.#strings.set(text, text);
    return text;
  }

  /** What a text says, see `ContentReader`. */
  read(source: ReadableText, before: FileContent | undefined): FileContent {
    const known = before ? undefined : this.known.read(source);
    return known ?? this.#reader.read(source, before);
  }

  /** One object for all calendars that say the same; undefined when the specification is wrong. */
  calendar(spec: CalendarSpec): FiscalCalendar | undefined {
    const known = this.#calendars.find((it) => sameValue(it.spec, spec));
    if (known) return known;
    const made = createCalendar(spec);
    if ('problems' in made) return undefined;
    const same = this.#calendars.find((it) => sameCalendar(it, made));
    if (same) return same;
    this.#calendars.push(made);
    if (this.#calendars.length > REMEMBERED) this.#calendars.shift();
    return made;
  }

  /** See `namedLines`. */
  linesByName(items: readonly Lowered<ItemEntity>[]): LinesByName {
    let lines = this.#names.get(items);
    if (!lines) {
      lines = namedLines(items);
      this.#names.set(items, lines);
    }
    return lines;
  }

  /** One object for the same series of rates in the same calendar; if a month has several rates, the first counts. */
  rates(series: readonly Timed<Quantity>[], calendar: FiscalCalendar): Rates {
    const [first = NO_RATES] = series;
    const known = this.#rates.get(first) ?? [];
    const found = known.find((it) => it.rates.calendar === calendar && sameList(it.series, series));
    if (found) return found.rates;
    const held = series.flatMap((it) => spansOf(it, calendar));
    const at = (month: number) => held.find((it) => it.first <= month && month <= it.last)?.value.value;
    const rates = { calendar, at };
    known.push({ series, rates });
    if (known.length > REMEMBERED) known.shift();
    this.#rates.set(first, known);
    return rates;
  }

  /** One object for values that say the same; `key` names their owner. */
  series(key: string, values: Timed<Quantity>): Timed<Quantity> {
    let known = this.#series.get(key);
    if (!known) {
      known = [];
      this.#series.set(key, known);
    }
    return recall(
      known,
      (it) => it === values || sameValue(it, values),
      () => values,
    );
  }

  /** One object for the same values of the same driver at the same center. */
  driverSeries(
    { name, unit = '' }: DriverEntity,
    center: string,
    values: Timed<Quantity>,
    isPartial: boolean,
  ): DriverSeries {
    let byDriver = this.#drivers.get(values);
    if (!byDriver) {
      byDriver = new Map();
      this.#drivers.set(values, byDriver);
    }
    const key = `${name}\n${unit}\n${center}\n${isPartial}`;
    let made = byDriver.get(key);
    if (!made) {
      made = { name, unit, center, values, isPartial };
      byDriver.set(key, made);
    }
    return made;
  }

  /** One object for all environments that say the same. */
  environment(wanted: Environment): Environment {
    const known = this.#environments.get(wanted.head) ?? [];
    const found = known.find((it) => sameEnvironment(it, wanted));
    if (found) return found;
    known.push(wanted);
    if (known.length > REMEMBERED) known.shift();
    this.#environments.set(wanted.head, known);
    return wanted;
  }
}

function sameEnvironment(a: Environment, b: Environment): boolean {
  return (
    a.calendar === b.calendar &&
    a.reporting === b.reporting &&
    a.currency === b.currency &&
    a.isPeriodUnread === b.isPeriodUnread &&
    a.span?.first === b.span?.first &&
    a.span?.last === b.span?.last
  );
}
