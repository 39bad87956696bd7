/** Rates of one pair that several documents give for the same month. */
import type { Draft, Entity, RuleView, SeriesSource, UnitView } from '../../analysis/findings/rule.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { type Held, spansOf } from '../../domain/timed.ts';
import { quoted } from '../../domain/words/visible.ts';
import { inFile, type RowInFile, seriesOf } from '../periods.ts';

const BOOKS = ['plan', 'actual'] as const;
type Book = (typeof BOOKS)[number];

/** A rate and its months. */
interface Rate extends Held<unknown> {
  readonly document: string;
  readonly file: RowInFile | undefined;
}

/** The first by path and place counts; every other one is a finding. */
export function* repeatedRates({ document, entity }: UnitView, view: RuleView): Generator<Draft> {
  if (entity.kind !== 'FxRates') return;
  const { calendar } = view.side.settings.get();
  const documents = view.side.ofKind('FxRates');
  const earlier = documents.slice(0, documents.indexOf(document));
  if (earlier.length === 0) return;
  for (const book of BOOKS) {
    const known = earlier.flatMap((key) => [...ratesOf(key, book, calendar, view)]);
    for (const [pair, rate] of ratesOf(document, book, calendar, view)) {
      const first = known.find(
        ([it, { first, last }]) => it === pair && first <= rate.last && rate.first <= last,
      );
      if (first) yield* again(pair, rate, first[1], view);
    }
  }
}

function* ratesOf(
  document: string,
  book: Book,
  calendar: FiscalCalendar,
  view: RuleView,
): Generator<readonly [pair: string, Rate]> {
  const source = sourceOf(view.side.document(document)?.content.get().head.entity, book);
  for (const { key, timed, file } of seriesOf(source, false, view))
    for (const held of spansOf(timed, calendar)) {
      const row = file && { ...file, row: file.rowOf(held.value) };
      yield [key.toUpperCase(), { ...held, document, file: row }];
    }
}

function sourceOf(entity: Entity | undefined, book: Book): SeriesSource | undefined {
  return entity?.kind === 'FxRates' ? entity[book] : undefined;
}

function* again(pair: string, { at, file }: Rate, first: Rate, { side }: RuleView): Generator<Draft> {
  const unit = side.document(first.document)?.content.get().head;
  const message = `another document says ${quoted(pair)} for the same months, expected one rate a month`;
  const related = unit && {
    related: [
      { document: first.document, unit, at: first.file?.at ?? first.at, message: 'the first by path counts' },
    ],
  };
  yield { ...(file ? inFile(file, message) : { at, part: 'key' as const, message }), ...related };
}
