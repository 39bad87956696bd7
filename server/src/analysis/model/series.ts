/** Values by cost center and by currency pair: what Drivers and FxRates say, wherever they are. */
import { sameList } from '../../base/same.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { Timed } from '../../domain/period.ts';
import type { DriverSeries } from '../../domain/plan/line-plan.ts';
import type { Quantity } from '../../domain/plan/spec.ts';
import type { DriverEntity, Series, SeriesKeys, SeriesSource } from '../../syntax/items/entities.ts';
import { readSeriesCsv, type SeriesTable } from '../../syntax/series-csv.ts';
import { nameKey } from '../../syntax/values/name.ts';
import type { TextSource } from '../change.ts';
import type { Lowered } from '../content.ts';
import { Fold } from '../engine/fold.ts';
import { Derived } from '../engine/graph.ts';
import { list } from '../engine/groups.ts';
import type { Rates } from '../shared.ts';
import type { Side } from '../side.ts';
import { type Declaration, withoutPrefix } from './names.ts';

/** Values in a file that a document names. */
export type NamedSeries = Extract<SeriesSource, { readonly file: unknown }>;

/** What one driver says. */
interface DriverTable {
  /** By what is written, as `nameKey`, in order of the rows. What that means is looked up for one cost center at a time. */
  readonly rows: ReadonlyMap<string, DriverRow>;
  /** Declared names, as `nameKey`, of the cost centers of rows that cannot be read; undefined: it may be any. */
  readonly unread: ReadonlySet<string | undefined>;
}

interface DriverRow {
  readonly index: number;
  readonly values: Timed<Quantity>;
}

/** The key by which `SeriesTables` finds the values of the driver that `text` names at a cost center. */
export function valuesAt(text: string, center: string): string {
  return `${text}\n${center}`;
}

const NO_TABLE: SeriesTable = { series: [], rows: new Map(), unread: new Set(), problems: [] };
const NOTHING: DriverTable = { rows: new Map(), unread: new Set() };

/**
 * The values of one side. Each value that a line can ask for is a node of its own: typing in a table of a thousand centers
 * reaches the lines of one.
 */
export class SeriesTables {
  readonly #side: Side;
  readonly #rates: Map<string, Derived<readonly Timed<Quantity>[]>> = new Map();
  readonly #tables: Map<string, Derived<DriverTable>> = new Map();
  /** By document: whether a row belongs to no known cost center. */
  readonly #strangers: Map<string, Derived<boolean>> = new Map();
  readonly #drivers: Map<string, Derived<DriverSeries | undefined>> = new Map();
  /** Declared names by what is written: typing values in a driver does not affect what only asks whether it exists. */
  readonly #declared: Fold<string, string, string, readonly string[]>;
  readonly #parsed: Readonly<Record<SeriesKeys, WeakMap<TextSource, SeriesTable>>> = {
    centers: new WeakMap(),
    pairs: new WeakMap(),
  };

  constructor(side: Side) {
    this.#side = side;
    this.#declared = new Fold(side.graph, list(), (name, text, emit) => emit(text, name));
  }

  drop(document: string): void {
    for (const nodes of [this.#tables, this.#strangers]) {
      nodes.get(document)?.dispose();
      nodes.delete(document);
    }
  }

  /** The `plan` rates from one currency to another: how many of `to` one of `from` is. Inverse and cross rates are not derived. */
  rates(from: string, to: string, calendar: FiscalCalendar): Rates | undefined {
    const pair = `${from}/${to}`;
    const found = this.#node(this.#rates, pair, 'rates', () => this.#pair(pair), sameList).get();
    return found.length === 0 ? undefined : this.#side.shared.rates(found, calendar);
  }

  /** The declared name of the driver that `text` names, regardless of its values; tracked. */
  driverName(text: string): string | undefined {
    this.#declared.meet(text, () => {
      const resolve = () => this.#side.names.resolve('driver', text)?.entity.name;
      return new Derived(this.#side.graph, 'declared', () => optional(resolve()), sameList);
    });
    return this.#declared.at(text)[0];
  }

  /**
   * The planned values of a driver at a cost center, see {@link valuesAt}; tracked. The same values are the same object. Also
   * undefined when some of its values cannot be read: then it is not known whether it says nothing for the center.
   */
  at(values: string): DriverSeries | undefined {
    return this.#node(this.#drivers, values, 'driver', () => {
      const [text = '', center = ''] = values.split('\n');
      return this.#driver(text, center);
    }).get();
  }

  /** Keys of documents whose plans read rates or names that differ on another side; some may be repeated. */
  *readersOfChanged(other: SeriesTables): Generator<string> {
    for (const [pair, node] of this.#rates)
      if (!sameList(node.get(), other.#pair(pair))) yield* node.owners();
    for (const text of this.#declared.members())
      if (this.driverName(text) !== other.driverName(text)) yield* this.#declared.readersOf(text);
  }

  /** The keys of drivers' values that differ on another side, see {@link valuesAt}. */
  *changedValues(other: SeriesTables): Generator<string> {
    for (const [values, node] of this.#drivers) if (node.get() !== other.at(values)) yield values;
  }

  /** Keys of documents whose plans read such values; some may be repeated. */
  *readersOfValues(values: string): Generator<string> {
    yield* this.#drivers.get(values)?.owners() ?? [];
  }

  /** Keys of documents whose plans name a driver by one of these spellings (see `nameKey`); some may be repeated. */
  *readersOf(spelled: ReadonlySet<string>): Generator<string> {
    for (const text of this.#declared.members())
      if (spelled.has(nameKey(text))) yield* this.#declared.readersOf(text);
  }

  /** What a named CSV file says, and what in it cannot be read; tracked. */
  file({ file, keys }: NamedSeries): SeriesTable | 'missing' {
    const source = this.#side.named(file.text);
    if (!source) return 'missing';
    if (!('text' in source))
      return { ...NO_TABLE, problems: [{ row: 1, message: `cannot be read: ${source.unreadable}` }] };
    let table = this.#parsed[keys].get(source);
    if (!table) {
      table = readSeriesCsv(source.text, keys);
      this.#parsed[keys].set(source, table);
    }
    return table;
  }

  /** Whether there may be rates in a missing file, or in rows that cannot be read; tracked. */
  mayHoldRates(): boolean {
    return this.#side.ofKind('FxRates').some((key) => {
      const entity = this.#side.document(key)?.content.get().head.entity;
      if (entity?.kind !== 'FxRates' || !entity.plan || !('file' in entity.plan)) return false;
      const table = this.file(entity.plan);
      return table === 'missing' || table.problems.length > 0;
    });
  }

  #node<Value>(
    nodes: Map<string, Derived<Value>>,
    key: string,
    name: string,
    compute: () => Value,
    same?: (a: Value, b: Value) => boolean,
  ): Derived<Value> {
    let node = nodes.get(key);
    if (!node) {
      node = new Derived(this.#side.graph, name, compute, same);
      nodes.set(key, node);
    }
    return node;
  }

  /** What each document says about it, by path and place: the first of several rates for a month counts. */
  #pair(pair: string): readonly Timed<Quantity>[] {
    const { shared } = this.#side;
    return this.#side.ofKind('FxRates').flatMap((key) => {
      const entity = this.#side.document(key)?.content.get().head.entity;
      if (entity?.kind !== 'FxRates' || !entity.plan) return [];
      return this.#series(entity.plan)
        .filter((it) => it.key.text.toUpperCase() === pair)
        .map((it) => shared.series(`rates ${key} ${pair}`, it.values));
    });
  }

  #driver(text: string, center: string): DriverSeries | undefined {
    const declared = this.#side.names.resolve('driver', text);
    const entity = declared?.unit.entity;
    if (!declared || entity?.kind !== 'Driver') return undefined;
    const { rows, unread } = this.#table(declared);
    const own = nameKey(center);
    // another spelling of the same center may be in rows that can be read
    const values = unread.has(own) ? undefined : this.#valuesFor(center, rows);
    if (!values && (this.#isPartial(declared.unit, entity.plan) || this.#hasStranger(declared)))
      return undefined;
    const { shared } = this.#side;
    const found = values ? shared.series(`driver ${entity.name}/${own}`, values) : NO_VALUES;
    return shared.driverSeries(entity, center, found, unread.has(undefined));
  }

  /** Whether a row belongs to no known cost center: it may be meant for any. */
  #hasStranger(declared: Declaration): boolean {
    return this.#node(this.#strangers, declared.document, 'strangers', () =>
      [...this.#table(declared).rows.keys()].some((it) => this.#centerOf(it) === undefined),
    ).get();
  }

  /** The first row of a cost center, however it is spelled there. */
  #valuesFor(center: string, rows: ReadonlyMap<string, DriverRow>): Timed<Quantity> | undefined {
    const own = nameKey(center);
    let first: DriverRow | undefined;
    for (const spelling of this.#spellingsOf(center)) {
      const row = rows.get(spelling);
      if (row && row.index < (first?.index ?? Infinity) && (this.#centerOf(spelling) ?? own) === own)
        first = row;
    }
    return first?.values;
  }

  /** Everything that a cost center may be called, as `nameKey`. */
  #spellingsOf(center: string): ReadonlySet<string> {
    const own = nameKey(center);
    const spellings = new Set([own]);
    for (const { entity } of this.#side.names.all('center', center)) {
      if (nameKey(entity.name) !== own) continue;
      for (const { text } of entity.aliases) spellings.add(nameKey(text));
      if (entity.code !== undefined) spellings.add(nameKey(entity.code));
    }
    return spellings;
  }

  #isPartial({ problems }: Lowered, plan: SeriesSource | undefined): boolean {
    if (plan && 'file' in plan) {
      const table = this.file(plan);
      return table === 'missing' || table.problems.length > 0;
    }
    return problems.some((it) => it.at.startsWith('/spec/plan') && it.code !== 'ambiguous-scalar');
  }

  #table({ document }: Declaration): DriverTable {
    return this.#node(this.#tables, document, 'table', () => {
      const entity = this.#side.document(document)?.content.get().head.entity;
      return entity?.kind === 'Driver' ? this.#read(entity) : NOTHING;
    }).get();
  }

  #read({ plan }: DriverEntity): DriverTable {
    if (!plan) return NOTHING;
    const rows = new Map<string, DriverRow>();
    for (const [index, { key, values }] of this.#series(plan).entries()) {
      const spelling = nameKey(withoutPrefix('center', key.text));
      if (!rows.has(spelling)) rows.set(spelling, { index, values });
    }
    return { rows, unread: new Set(this.#unread(plan).map((key) => this.#centerOf(key))) };
  }

  /** The declared name of the cost center that a key means, as `nameKey`. */
  #centerOf(key: string): string | undefined {
    const center = this.#side.names.resolve('center', withoutPrefix('center', key));
    return center && nameKey(center.entity.name);
  }

  #unread(source: SeriesSource): readonly string[] {
    const table = 'file' in source ? this.file(source) : 'missing';
    return table === 'missing' ? [] : [...table.unread];
  }

  #series(source: SeriesSource): readonly Series[] {
    if ('series' in source) return source.series;
    const table = this.file(source);
    return (table === 'missing' ? NO_TABLE : table).series;
  }
}

function optional(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}

const NO_VALUES: Timed<Quantity> = [];
