/** Why lines move although their own text is unchanged: a change to exchange rates or driver values. */
import type { Base } from '../analysis/base.ts';
import { pathOf } from '../analysis/document-key.ts';
import type { Entity, Series } from '../analysis/findings/rule.ts';
import type { KnownImpact } from '../analysis/impact/impact.ts';
import { newName } from '../analysis/impact/match.ts';
import { withoutPrefix } from '../analysis/model/names.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { sameValue } from '../base/same.ts';
import type { MonthSpan } from '../domain/period.ts';
import { list, plural } from '../domain/words/lists.ts';
import { formatSpan } from '../domain/words/periods.ts';
import { visible } from '../domain/words/visible.ts';
import { rateRuns } from './rate.ts';
import { plannedSeries } from './thing-facts.ts';

/** How many cost centers of one driver are named. */
const MOST_CENTERS = 3;

/** `USD/JPY is 149.25 in July to December 2026, it was 148.5`, `headcount changes for Robotics Lab`; in order. */
export function causesOf({ base, head }: Project, impact: KnownImpact): readonly string[] {
  if (!base) return [];
  const mayMove = [base, head].some((it) => entitiesOf(it, 'FxRates').some((rates) => differs(base, rates)));
  const areKnown = ![base, head].some((it) => it.unread.mayDeclare('rates') || it.series.mayHoldRates());
  return [...(mayMove && areKnown ? rateChanges(base, head, impact) : []), ...driverChanges(base, head)];
}

/** A document of rates or of a driver. */
interface Written {
  readonly document: string;
  readonly entity: Extract<Entity, { readonly kind: 'Driver' | 'FxRates' }>;
}

function entitiesOf(side: Side, kind: 'FxRates' | 'Driver'): readonly Written[] {
  return side.ofKind(kind).flatMap((document) => {
    const entity = side.document(document)?.content.get().head.entity;
    return entity?.kind === 'FxRates' || entity?.kind === 'Driver' ? [{ document, entity }] : [];
  });
}

/** Whether its text, or that of the file it names, differs from the base. */
function differs({ differing }: Base, { document, entity: { plan } }: Written): boolean {
  return (
    differing.has(pathOf(document)) || (plan !== undefined && 'file' in plan && differing.has(plan.file.text))
  );
}

/** Rates of this fiscal year and the next into the reporting currency; no others convert anything. */
function* rateChanges(base: Side, head: Side, { calendar, year, currency }: KnownImpact): Generator<string> {
  const span = { first: calendar.yearSpan(year).first, last: calendar.yearSpan(year + 1).last };
  for (const from of [
    ...new Set([...currenciesTo(base, currency), ...currenciesTo(head, currency)]),
  ].sort()) {
    const before = rateRuns(base, from, currency, span);
    const after = rateRuns(head, from, currency, span);
    for (const { first, last, old, now } of differingRuns(before, after, span))
      yield `${from}/${currency} is ${now ?? 'not planned'} in ${formatSpan(calendar, { first, last })}, it was ${old ?? 'not planned'}`;
  }
}

function currenciesTo(side: Side, currency: string): readonly string[] {
  return entitiesOf(side, 'FxRates').flatMap(({ entity }) =>
    plannedSeries(side, entity).flatMap(({ key }) => {
      const [from = '', to] = key.text.toUpperCase().split('/');
      return to === currency ? [from] : [];
    }),
  );
}

type Runs = ReturnType<typeof rateRuns>;

interface Differing extends MonthSpan {
  readonly old: string | undefined;
  readonly now: string | undefined;
}

/** Consecutive months in which the same rate changed in the same way. */
function differingRuns(before: Runs, after: Runs, { first, last }: MonthSpan): readonly Differing[] {
  const rateIn = (runs: Runs, month: number) =>
    runs.find((it) => it.first <= month && month <= it.last)?.rate;
  const out: Differing[] = [];
  for (let month = first; month <= last; month++) {
    const [old, now] = [rateIn(before, month), rateIn(after, month)];
    if (isSameRate(old, now)) continue;
    const open = out.at(-1);
    if (open?.last === month - 1 && open.old === old && open.now === now)
      out[out.length - 1] = { ...open, last: month };
    else out.push({ first: month, last: month, old, now });
  }
  return out;
}

/** `1.10` equals `1.1`. */
function isSameRate(a: string | undefined, b: string | undefined): boolean {
  const plain = (it: string | undefined) => (it?.includes('.') ? it.replace(/\.?0+$/, '') : it);
  return plain(a) === plain(b);
}

/** A renamed driver counts as a different one. */
function* driverChanges(base: Base, head: Side): Generator<string> {
  const old = new Map(entitiesOf(base, 'Driver').map((it) => [it.entity.name, it]));
  for (const now of entitiesOf(head, 'Driver')) {
    const before = old.get(now.entity.name);
    if (!before || !(differs(base, before) || differs(base, now))) continue;
    const centers = changedCenters(
      valuesBy(base, before, (center) => newName(base, head, 'center', center)),
      valuesBy(head, now, (center) => center),
    );
    if (centers.length === 0) continue;
    const named = centers.slice(0, MOST_CENTERS).map((it) => titleOf(head, it));
    const more = centers.length - named.length;
    const all = more > 0 ? [...named, plural(more, 'more cost center')] : named;
    yield `${visible(now.entity.name)} changes for ${list(all)}`;
  }
}

type Values = ReadonlyMap<string, Series['values']>;

/** Keyed by the name of the cost center in the head, which `called` returns for its declared name. */
function valuesBy(side: Side, { entity }: Written, called: (center: string) => string): Values {
  return new Map(
    plannedSeries(side, entity).map(({ key, values }) => {
      const text = withoutPrefix('center', key.text);
      return [called(side.names.resolve('center', text)?.entity.name ?? text), values];
    }),
  );
}

function changedCenters(before: Values, after: Values): readonly string[] {
  return [...new Set([...after.keys(), ...before.keys()])].filter((center) => {
    const [old, now] = [before.get(center), after.get(center)];
    return old !== now && !sameValue(old?.map(spelling), now?.map(spelling));
  });
}

/** Period and value as written, without where they are written. */
function spelling({ period, value }: Series['values'][number]): readonly (string | undefined)[] {
  return [period?.text, value.text];
}

function titleOf({ names }: Side, center: string): string {
  return visible(names.resolve('center', center)?.entity.title ?? center);
}
