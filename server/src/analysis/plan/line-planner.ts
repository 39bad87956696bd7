/** Resolves what one line of a Budget refers to, and plans it; the same inputs give the line that was planned before. */
import type { Reference } from '../../domain/plan/spec.ts';
import type { LineEntity } from '../../syntax/items/entities.ts';
import type { Items } from '../content.ts';
import { UNALLOCATED } from '../model/center-tree.ts';
import type { Meaning } from '../model/meanings.ts';
import { withoutPrefix } from '../model/names.ts';
import { valuesAt } from '../model/series.ts';
import type { Rates } from '../shared.ts';
import type { Side } from '../side.ts';
import { DrivenLine } from './driven-line.ts';
import { finish, type Inputs, type Source } from './line-inputs.ts';
import { type LineUnit, namedLines } from './lines.ts';
import { findLine, type Glanced, percentCycle } from './percent.ts';
import type { Environment, PlannedLine, Unresolved } from './planned-line.ts';

/** Lines that are planned and forgotten. */
interface Passing {
  readonly items: Items;
  /** Made when a line refers to another. */
  glanced: Glanced | undefined;
  readonly resolved: Map<LineUnit, PlannedLine | DrivenLine>;
}

/** What lines name. */
type NamedKind = 'center' | 'category' | 'service' | 'vendor';

interface Resolved {
  readonly inputs: Inputs;
  /** Where the values of its driver are found. */
  readonly values: string | undefined;
}

const NONE: readonly never[] = [];

/** Plans lines of one Budget. Made for one run of a query, which tracks what it reads. */
export class LinePlanner {
  readonly environment: Environment;
  /** Keys of the documents whose lines were looked at so far, its own included. */
  readonly reads: Set<string>;
  readonly #side: Side;
  readonly #key: string;
  readonly #found: Map<NamedKind, Map<string, Meaning | undefined>> = new Map();
  /** Own lines by name and what was planned of them, if they are not kept. */
  readonly #passing: Passing | undefined;

  private constructor(
    side: Side,
    key: string,
    environment: Environment,
    items: Items | undefined,
    reads: Set<string>,
  ) {
    this.reads = reads.add(key);
    this.#side = side;
    this.#key = key;
    this.environment = environment;
    this.#passing = items && { items, glanced: undefined, resolved: new Map() };
  }

  /**
   * Undefined when the document with this key is not a Budget that can be read. If `items` are given, they are its lines, and
   * nothing that is planned is remembered beyond the planner.
   */
  static of(side: Side, key: string, items?: Items, reads: Set<string> = new Set()): LinePlanner | undefined {
    const unit = side.document(key)?.content.get().head;
    const head = unit?.entity;
    if (head?.kind !== 'Budget') return undefined;
    const { calendar, currency } = side.settings.get();
    const span = head.period ? calendar.span(head.period) : undefined;
    const environment = side.shared.environment({
      head,
      calendar,
      reporting: currency,
      currency: head.currency ?? currency,
      span: span && 'first' in span ? span : undefined,
      isPeriodUnread:
        head.unread.includes('period') || (unit?.problems.some((it) => it.at === '/spec/period') ?? false),
    });
    return new LinePlanner(side, key, environment, items, reads);
  }

  plan(unit: LineUnit): PlannedLine {
    const line = this.resolve(unit);
    return line instanceof DrivenLine ? line.plan(this.#side.series.at(line.values)) : line;
  }

  /** Plans a line as far as possible without the values of drivers; what it is a percentage of must not depend on any. */
  resolve(unit: LineUnit): PlannedLine | DrivenLine {
    const known = this.#passing?.resolved.get(unit);
    if (known) return known;
    const { environment } = this;
    const { inputs, values } = this.#inputs(unit.entity);
    const make = () =>
      values === undefined
        ? finish(environment, unit, inputs, undefined)
        : new DrivenLine(environment, unit, inputs, values);
    const line =
      this.#passing && values === undefined ? make() : this.#remembered(unit, inputs, values, make);
    this.#passing?.resolved.set(unit, line);
    return line;
  }

  /** A line that reads a driver is held wherever it was planned, see `FileContent.hold`: all that keep it have the same one. */
  #remembered(
    unit: LineUnit,
    inputs: Inputs,
    values: string | undefined,
    make: () => PlannedLine | DrivenLine,
  ): PlannedLine | DrivenLine {
    const { environment } = this;
    const { center, category, service, vendor, treatment, rates, sources } = inputs;
    const missed = missedIn(inputs);
    const key = [
      environment,
      center,
      category,
      service,
      vendor,
      treatment,
      rates,
      values,
      missed,
      ...sources,
    ];
    return this.#side.shared.lines.get(unit, key, make);
  }

  #inputs(line: LineEntity): Resolved {
    const { head } = this.environment;
    let unresolved: Unresolved[] | undefined;
    const miss = (kind: Unresolved['kind'], reference: Reference) => {
      unresolved ??= [];
      unresolved.push({ kind, reference });
    };
    const name = (kind: NamedKind, own: Reference | undefined, inherited: Reference | undefined) => {
      const reference = own ?? inherited;
      if (!reference) return undefined;
      const found = this.#find(kind, reference.text);
      if (!found && own) miss(kind, own);
      return found;
    };
    const center = name('center', line.costCenter, head.costCenter)?.name ?? UNALLOCATED;
    const category = name('category', line.category, head.category);
    const values = this.#values(line, center, miss);
    const sources = this.#sources(line, miss);
    const inputs = {
      center,
      category: category?.name,
      service: name('service', line.service, head.service)?.name,
      vendor: name('vendor', line.vendor, head.vendor)?.name,
      treatment: line.treatment ?? head.treatment ?? category?.treatment ?? 'opex',
      phasing: line.phasing ?? head.phasing ?? 'even',
      sources,
      rates: this.#rates(line, sources),
      unresolved: unresolved ?? NONE,
    };
    return { inputs, values };
  }

  /** Every spelling is looked up once per run. */
  #find(kind: NamedKind, text: string): Meaning | undefined {
    let byText = this.#found.get(kind);
    if (!byText) {
      byText = new Map();
      this.#found.set(kind, byText);
    }
    if (byText.has(text)) return byText.get(text);
    const found = this.#side.meanings.of(kind, withoutPrefix(kind, text));
    byText.set(text, found);
    return found;
  }

  /** `headcount` is that of the line's own center, `headcount/search` that of another. */
  #values(
    { money }: LineEntity,
    center: string,
    miss: (kind: Unresolved['kind'], reference: Reference) => void,
  ): string | undefined {
    if (money?.by !== 'quantity' || !('text' in money.quantity)) return undefined;
    const whole = withoutPrefix('driver', money.quantity.text);
    const slash = whole.indexOf('/');
    const name = slash < 0 ? whole : whole.slice(0, slash);
    if (this.#side.series.driverName(name) === undefined)
      miss('driver', { text: name, at: money.quantity.at });
    // an undeclared center is one finding; that it has no values is not another
    if (slash < 0) return center === UNALLOCATED ? undefined : valuesAt(name, center);
    const other = whole.slice(slash + 1);
    const declared = this.#find('center', other);
    if (declared) return valuesAt(name, declared.name);
    miss('center', { text: other, at: money.quantity.at });
    return undefined;
  }

  #sources(
    line: LineEntity,
    miss: (kind: Unresolved['kind'], reference: Reference) => void,
  ): readonly Source[] {
    if (line.money?.by !== 'percent') return NONE;
    return line.money.of.map((reference) => {
      const glanced = this.#glanced();
      const found = findLine(this.#side, this.#key, reference.text, glanced);
      if (!found) miss('line', reference);
      if (!found) return undefined;
      if (percentCycle(this.#side, found, line, glanced)) return 'cycle';
      const planner =
        found.document === this.#key
          ? this
          : LinePlanner.of(this.#side, found.document, undefined, this.reads);
      return planner?.plan(found.unit);
    });
  }

  #glanced(): Glanced | undefined {
    const passing = this.#passing;
    if (passing) passing.glanced ??= { document: this.#key, lines: namedLines(passing.items) };
    return passing?.glanced;
  }

  /** From the currency that the line will be planned in to the reporting currency. */
  #rates({ money, currency }: LineEntity, sources: readonly Source[]): Rates | undefined {
    const { reporting, currency: inherited, calendar } = this.environment;
    const from = sourceCurrency(sources) ?? currency ?? moneyCurrency(money) ?? inherited;
    return from === reporting ? undefined : this.#side.series.rates(from, reporting, calendar);
  }
}

/** The references that name nothing, as one string: with others it is a different line. */
function missedIn({ unresolved }: Inputs): string {
  return unresolved.length === 0 ? '' : unresolved.map((it) => `${it.kind} ${it.reference.at}`).join();
}

function moneyCurrency(money: LineEntity['money']): string | undefined {
  if (!money || money.by === 'percent') return undefined;
  for (const { value } of money.by === 'amount' ? money.amount : money.unitPrice)
    if (value.currency !== undefined) return value.currency;
  return undefined;
}

function sourceCurrency(sources: readonly Source[]): string | undefined {
  const first = sources.find((it) => it !== undefined && it !== 'cycle');
  return typeof first === 'object' ? first.currency : undefined;
}
