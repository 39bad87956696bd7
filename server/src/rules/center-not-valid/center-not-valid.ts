/** Money or shares on a cost center that is not open then. */

import { byPiece } from '../../analysis/engine/pieces.ts';
import type { CostCenterEntity, Draft, Rule, RuleView, SplitEntity } from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import { plannedSpan } from '../../analysis/model/sums.ts';
import { WORKSPACE } from '../../analysis/model/totals.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { MonthSpan, Period } from '../../domain/period.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { spansOf } from '../../domain/timed.ts';
import { duringPeriod } from '../../domain/words/periods.ts';
import { quoted, visible } from '../../domain/words/visible.ts';
import { splitsOf } from '../splits.ts';

/** The money counts where it is written; the successor is offered. */
export const centerNotValid: Rule = {
  meta: {
    code: 'center-not-valid',
    summary: 'Money or a share is put on a cost center in a month in which it is not open.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    for (const { split } of splitsOf(entity)) yield* ofSplit(split, view);
  },
  *document({ plan }, view) {
    if (!view.side.settings.get().isSettled) return;
    const lookUp = lookUps(view);
    let isHeadBlamed = false;
    for (const line of linesOnClosed(plan?.lines ?? [], lookUp)) {
      const center = lookUp(line.center);
      const month = center && closedMonth(line, center.span);
      if (!center || month === undefined) continue;
      const own = line.entity.costCenter;
      if (own) yield { unit: line.unit, ...draft(own.at, center, month, view) };
      else if (!isHeadBlamed) yield draft('/spec/costCenter', center, month, view);
      isHeadBlamed ||= !own;
    }
  },
};

/** A center that is not open forever, and the months in which it is open. */
interface Closed {
  readonly entity: CostCenterEntity;
  readonly valid: Period;
  readonly span: MonthSpan;
}

function closed(name: string, { side }: RuleView): Closed | undefined {
  const entity = side.meanings.center(withoutPrefix('center', name));
  if (!entity?.valid) return undefined;
  const span = side.settings.get().calendar.span(entity.valid);
  return 'problem' in span ? undefined : { entity, valid: entity.valid, span };
}

/** The lines on centers that are not open forever, possibly along with others of the same piece. */
function linesOnClosed(
  lines: readonly PlannedLine[],
  lookUp: (center: string) => Closed | undefined,
): readonly PlannedLine[] {
  return byCenters(lines).flatMap((it) => (it.centers.some((center) => lookUp(center)) ? it.lines : []));
}

const byCenters = byPiece((lines: readonly PlannedLine[]) => ({
  lines,
  centers: [...new Set(lines.map((it) => it.center))],
}));

/** Looks each center up once; lines of one Budget usually share one. */
function lookUps(view: RuleView): (center: string) => Closed | undefined {
  const known = new Map<string, Closed | undefined>();
  let last: string | undefined;
  let found: Closed | undefined;
  return (center) => {
    if (center === last) return found;
    if (!known.has(center)) known.set(center, closed(center, view));
    last = center;
    found = known.get(center);
    return found;
  };
}

/** The first month outside of `open` in which the line has money. */
function closedMonth({ first, months }: PlannedLine, open: MonthSpan): number | undefined {
  if (first >= open.first && first + months.length - 1 <= open.last) return undefined;
  for (let i = 0; i < months.length; i++) {
    const month = first + i;
    if ((month < open.first || month > open.last) && months[i] !== 0n) return month;
  }
  return undefined;
}

/** Shares and targets that name a center; what a selector finds goes to the successor on its own. */
function* ofSplit({ to, valid }: SplitEntity, view: RuleView): Generator<Draft> {
  if (to?.by !== 'shares' && to?.by !== 'list') return;
  const { calendar, isSettled } = view.side.settings.get();
  if (!isSettled) return;
  const within = valid ? calendar.span(valid) : { first: -Infinity, last: Infinity };
  if ('problem' in within) return;
  const held: readonly (MonthSpan & { readonly centers: readonly Reference[] })[] =
    to.by === 'list'
      ? [{ ...within, centers: to.centers }]
      : spansOf(to.shares, calendar).map(({ first, last, value }) => ({
          first: Math.max(first, within.first),
          last: Math.min(last, within.last),
          centers: value.map((it) => it.center),
        }));
  for (const { first, last, centers } of held)
    for (const { text, at } of centers) {
      const center = closed(text, view);
      const month = center && plannedOutside(center.span, { first, last }, view);
      if (center && month !== undefined) yield draft(at, center, month, view);
    }
}

/** The first month of `held` that is planned while the center is not open. */
function plannedOutside(open: MonthSpan, held: MonthSpan, { side }: RuleView): number | undefined {
  const planned = plannedSpan(side.totals.all(WORKSPACE));
  if (!planned) return undefined;
  const first = Math.max(held.first, planned.first);
  const last = Math.min(held.last, planned.last);
  if (first > last) return undefined;
  if (first < open.first) return first;
  return last > open.last ? Math.max(first, open.last + 1) : undefined;
}

function draft(at: string, { entity, valid }: Closed, month: number, { side }: RuleView): Draft {
  const { name, successor } = entity;
  const declared = side.names.resolve('center', name);
  const when = side.settings.get().calendar.title(month);
  return {
    at,
    message: `${quoted(name)} is not open in ${when}, it is valid ${duringPeriod(visible(valid.text))}`,
    help: successor ? `its successor is ${quoted(successor.text)}` : 'name a center that is open then',
    related: declared
      ? [{ document: declared.document, unit: declared.unit, at: '/valid', message: 'its `valid`' }]
      : [],
  };
}
