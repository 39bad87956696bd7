/** `outlay explain EUR/USD`: what a planned rate is, where it is written, and what it converts. */
import { exponentOf } from '../../domain/currency.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { rateCalled } from '../../report/rate.ts';
import { jsonText } from '../json.ts';
import type { Format, Wrong } from '../options.ts';
import { rateText } from '../reporters/rate-text.ts';
import type { Workspace } from '../workspace.ts';
import { columnsOf, type World } from '../world.ts';
import { placeIn } from './place.ts';

/** The rate of a pair of currencies in `span`; undefined if none is planned for any time. */
export function explainRate(
  world: World,
  workspace: Workspace,
  pair: string,
  { format, span }: { readonly format: Format; readonly span: MonthSpan },
): string | undefined {
  const { head } = workspace.project;
  const { calendar, currency } = head.settings.get();
  const found = rateCalled(head, pair, span);
  if (!found) return undefined;
  const { from, to, runs, readBy } = found;
  const period = calendar.periodText(span);
  const values = runs.map((it) => ({ period: calendar.periodText(it), value: it.rate }));
  const written = found.written.map((it) => ({
    place: placeIn(world, workspace, it.document, it.unit, it.at),
    file: it.file,
    values: it.values,
  }));
  if (format === 'json')
    return jsonText({
      version: 1,
      command: 'explain',
      rate: { pair: `${from}/${to}`, period, values, written, readBy },
    });
  return rateText(
    { from, to, period, values, written, readBy, reporting: currency },
    world.style,
    columnsOf(world),
  );
}

/** What is wrong with a pair of currencies that has no planned rate; undefined if it is not such a pair. */
export function unplannedRate({ project }: Workspace, pair: string): Wrong | undefined {
  const [from = '', to = '', ...rest] = pair.toUpperCase().split('/');
  if (rest.length > 0 || exponentOf(from) === undefined || exponentOf(to) === undefined) return undefined;
  const { head } = project;
  const isInverse = head.series.rates(to, from, head.settings.get().calendar) !== undefined;
  const help = isInverse
    ? `${to}/${from} is planned, and inverses are not derived`
    : 'rates stand in documents of kind FxRates: outlay explain FxRates';
  return { wrong: `no rate ${from}/${to} is planned`, help };
}
