/** The periods of an item that are not planned by a line: nothing else checks them against the calendar. */
import type { Draft, Entity, RuleView, SeriesSource } from '../analysis/findings/rule.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { PeriodProblem } from '../domain/calendar-span.ts';
import type { MonthSpan, Period, Timed } from '../domain/period.ts';
import { quoted } from '../domain/words/visible.ts';
import { splitsOf } from './splits.ts';

type Reason = PeriodProblem['problem']['code'];

/** A map by period. */
export interface TimedMap {
  readonly timed: Timed<unknown>;
  /** Whether its closed keys must be whole fiscal months, like those of money. */
  readonly isWhole: boolean;
  /** Set when the map is in a named file. */
  readonly file?: MapInFile;
}

/** A row of a named file. */
export interface RowInFile {
  /** Where the file is named. */
  readonly at: string;
  readonly path: string;
  /** Counts from 1. */
  readonly row: number;
}

/** Where a map is in a named file: its first row. */
interface MapInFile extends RowInFile {
  /** The key that the values belong to. */
  readonly key: string;
  readonly rowOf: (value: unknown) => number;
}

/** A period that says when something holds. */
interface Validity {
  readonly period: Period;
  readonly at: string;
}

/** Every map by period of an item. */
export function timedMapsOf(entity: Entity, view: RuleView): readonly TimedMap[] {
  switch (entity.kind) {
    case 'CostCenter':
      return [holding(entity.parent), holding(entity.owner)];
    case 'Service':
      return [holding(entity.owner)];
    case 'Person':
      return [holding(entity.delegate)];
    case 'Driver':
      return [...seriesOf(entity.plan, true, view), ...seriesOf(entity.actual, true, view)];
    case 'FxRates':
      return [...seriesOf(entity.plan, false, view), ...seriesOf(entity.actual, false, view)];
    default:
      return splitsOf(entity).flatMap(({ split }) =>
        split.to?.by === 'shares' ? [holding(split.to.shares)] : [],
      );
  }
}

/** The periods in which an item, or one of its splits, holds. */
function validitiesOf(entity: Entity): readonly Validity[] {
  if (entity.kind === 'CostCenter' || entity.kind === 'Person' || entity.kind === 'AllocationRule')
    return entity.valid ? [{ period: entity.valid, at: '/valid' }] : [];
  return splitsOf(entity).flatMap(({ at, split }) =>
    split.valid ? [{ period: split.valid, at: `${at}/valid` }] : [],
  );
}

function holding(timed: Timed<unknown>): TimedMap {
  return { timed, isWhole: false };
}

/** The values of a series, each with its key. */
export function seriesOf(
  source: SeriesSource | undefined,
  isWhole: boolean,
  { side }: RuleView,
): readonly (TimedMap & { readonly key: string })[] {
  if (!source) return [];
  if ('series' in source)
    return source.series.map(({ key, values }) => ({ key: key.text, timed: values, isWhole }));
  const { at, text: path } = source.file;
  const table = side.series.file(source);
  if (table === 'missing') return [];
  const rows: ReadonlyMap<unknown, number> = table.rows;
  const rowOf = (value: unknown) => rows.get(value) ?? 1;
  return table.series.map(({ key: { text: key }, values }) => {
    const file = { at, path, key, row: rowOf(values[0]?.value), rowOf };
    return { key, timed: values, isWhole, file };
  });
}

/** The periods of an item that match no month of the calendar for the reason with this code. */
export function* periodsOutOf(code: Reason, entity: Entity, view: RuleView): Generator<Draft> {
  const { calendar, isSettled } = view.side.settings.get();
  if (!isSettled) return;
  for (const { period, at } of validitiesOf(entity)) yield* drafts(code, calendar.span(period), at, 'set');
  for (const map of timedMapsOf(entity, view)) yield* keysOutOf(code, map, calendar);
}

function* keysOutOf(
  code: Reason,
  { timed, isWhole, file }: TimedMap,
  calendar: FiscalCalendar,
): Generator<Draft> {
  for (const { period, value, at } of timed) {
    if (!period) continue;
    const span = isWhole ? calendar.moneySpan(period) : calendar.span(period);
    for (const draft of drafts(code, span, at, 'rename'))
      yield file ? inFile({ ...file, row: file.rowOf(value) }, draft.message) : draft;
  }
}

/** What is wrong in a row of a named file. */
export function inFile({ at, path, row }: RowInFile, message: string): Draft {
  return { at, message: `${quoted(path)}, row ${row}: ${message}` };
}

function* drafts(
  code: Reason,
  span: MonthSpan | PeriodProblem,
  at: string,
  op: 'set' | 'rename',
): Generator<Draft> {
  if (!('problem' in span) || span.problem.code !== code) return;
  const { message, suggestions } = span.problem;
  const fixes: Draft['fixes'] = suggestions.map(({ text }) => ({
    title: `write \`${text}\``,
    safety: 'unsafe',
    edits: [{ op, at, text }],
  }));
  yield { at, part: op === 'rename' ? 'key' : 'value', message, fixes };
}
