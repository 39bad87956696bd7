/** Values by cost center and by currency pair: what Drivers and FxRates say, wherever they stand. */
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { Decimal } from '../domain/exact.ts';
import type { Timed } from '../domain/period.ts';
import type { DriverSeries } from '../domain/plan/line-plan.ts';
import type { Quantity } from '../domain/plan/spec.ts';
import { spansOf } from '../domain/timed.ts';
import type { Series, SeriesSource } from '../syntax/items/entities.ts';
import { readSeriesCsv, type SeriesTable } from '../syntax/series-csv.ts';
import type { TextSource } from './change.ts';
import type { DocumentContent, Lowered } from './content.ts';
import { bag, Fold } from './fold.ts';
import { Derived, type Input } from './graph.ts';
import type { Side } from './side.ts';

/** The values of one driver by the declared name of a cost center, without case. */
type DriverTable = ReadonlyMap<string, Timed<Quantity>>;

const NO_TABLE: SeriesTable = { series: [], problems: [] };

/** Rates of one pair. The same rates in the same calendar are the same object. */
export interface Rates {
  readonly calendar: FiscalCalendar;
  /** Units of the one currency for one of the other. */
  readonly at: (month: number) => Decimal | undefined;
}

/** The values of one side. */
export class SeriesTables {
  readonly #side: Side;
  readonly #rates: Fold<Lowered, string, Timed<Quantity>, Map<Timed<Quantity>, number>>;
  readonly #drivers: Map<string, Derived<DriverTable>> = new Map();
  readonly #parsed: WeakMap<TextSource, SeriesTable> = new WeakMap();

  constructor(side: Side) {
    this.#side = side;
    this.#rates = new Fold(side.graph, bag(), (unit, _document, emit) => {
      if (unit.entity?.kind !== 'FxRates' || !unit.entity.plan || !('series' in unit.entity.plan)) return;
      for (const { key, values } of unit.entity.plan.series) emit(key.text.toUpperCase(), values);
    });
  }

  put(document: string, content: Input<DocumentContent>): void {
    if (content.get().kind === 'FxRates')
      this.#rates.put(document, new Derived(this.#side.graph, 'rates', () => [content.get().head]));
    else
      this.#drivers.set(
        document,
        new Derived(this.#side.graph, 'driver', () => this.#table(content.get().head), sameTable),
      );
  }

  drop(document: string): void {
    this.#rates.drop(document);
    this.#drivers.get(document)?.dispose();
    this.#drivers.delete(document);
  }

  /** The `plan` rates from one currency to another: how many of `to` one of `from` is. Inverses and crosses are not derived. */
  rates(from: string, to: string, calendar: FiscalCalendar): Rates | undefined {
    const [first] = this.#rates.at(`${from}/${to}`).keys();
    if (!first) return undefined;
    let known = this.#side.shared.rates.get(first);
    if (known?.calendar !== calendar) {
      const held = spansOf(first, calendar);
      const at = (month: number) => held.find((it) => it.first <= month && month <= it.last)?.value.value;
      known = { calendar, at };
      this.#side.shared.rates.set(first, known);
    }
    return known;
  }

  /**
   * The planned values of the driver that `text` names at a cost center; tracked. The same values are the same object. Undefined
   * also when some of its values cannot be read: whether it says nothing for the center is not known then.
   */
  driver(text: string, center: string): DriverSeries | undefined {
    const declared = this.#side.names.resolve('driver', text);
    const entity = declared?.unit.entity;
    if (!declared || entity?.kind !== 'Driver') return undefined;
    const values = this.#drivers.get(declared.document)?.get().get(center.toLowerCase()) ?? NO_VALUES;
    if (values === NO_VALUES && this.#isPartial(declared.unit, entity.plan)) return undefined;
    return this.#side.shared.driverSeries(entity, center, values);
  }

  /** Rows of a named CSV file that cannot be read, for the document that names it; tracked. */
  file(path: string): SeriesTable | 'missing' {
    const source = this.#side.named(path);
    if (!source || !('text' in source)) return 'missing';
    let table = this.#parsed.get(source);
    if (!table) {
      table = readSeriesCsv(source.text);
      this.#parsed.set(source, table);
    }
    return table;
  }

  #isPartial({ problems }: Lowered, plan: SeriesSource | undefined): boolean {
    if (plan && 'file' in plan) {
      const table = this.file(plan.file.text);
      return table === 'missing' || table.problems.length > 0;
    }
    return problems.some((it) => it.at.startsWith('/spec/plan') && it.code !== 'ambiguous-scalar');
  }

  #table(head: Lowered): DriverTable {
    const table = new Map<string, Timed<Quantity>>();
    if (head.entity?.kind !== 'Driver' || !head.entity.plan) return table;
    for (const { key, values } of this.#read(head.entity.plan)) {
      const center = this.#side.names.resolve('center', key.text)?.entity.name ?? key.text;
      if (!table.has(center.toLowerCase())) table.set(center.toLowerCase(), values);
    }
    return table;
  }

  #read(source: SeriesSource): readonly Series[] {
    if ('series' in source) return source.series;
    const table = this.file(source.file.text);
    return (table === 'missing' ? NO_TABLE : table).series;
  }
}

const NO_VALUES: Timed<Quantity> = [];

function sameTable(a: DriverTable, b: DriverTable): boolean {
  return a.size === b.size && [...a].every(([key, values]) => b.get(key) === values);
}
