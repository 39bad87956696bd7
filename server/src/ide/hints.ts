/** Inlay hints: behind a value, what its text does not say. Amounts carry no currency, their document has one. */

import type { Lowered } from '../analysis/content.ts';
import { budgetEffect } from '../analysis/impact/budget-effect.ts';
import { changedUnits } from '../analysis/impact/changed-units.ts';
import { fiscalMonth } from '../analysis/impact/impact-measures.ts';
import { budgetTotal } from '../analysis/plan/budget-total.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import type { TextRange } from '../base/text.ts';
import type { MonthSpan, Period } from '../domain/period.ts';
import { type Around, equivalentsOf } from '../report/equivalents.ts';
import { changeWords, hintText, periodWords, restWords } from '../report/hint-words.ts';
import { splitsOf } from '../rules/splits.ts';
import type { Node } from '../syntax/node.ts';
import type { IdeFile } from './file.ts';
import { itemsIn, type KeyedDocument, keyedDocuments, type PlacedItemText } from './items.ts';

/** Which lines have hints: none, those of this branch, all. */
export type HintLevel = 'off' | 'changed' | 'all';

/** Stands behind a value. */
export interface InlayHint {
  /** The end of the value. */
  readonly offset: number;
  /** Inside of what it speaks of: the hover card there is its tooltip. */
  readonly about: number;
  /** At most 43 characters. */
  readonly text: string;
  readonly kind: 'amount' | 'period' | 'share';
}

/** The hints of all items that meet `range`, in order of the text. */
export function inlayHints(file: IdeFile, range: TextRange, level: HintLevel): readonly InlayHint[] {
  if (level === 'off') return [];
  file.project.settle();
  return keyedDocuments(file)
    .filter(({ source }) => source.start <= range.end && range.start <= source.end)
    .flatMap((it) => hintsOf(file.project, it, range, level))
    .filter((it) => range.start <= it.offset && it.offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsOf(
  project: Project,
  document: KeyedDocument,
  range: TextRange,
  level: HintLevel,
): readonly InlayHint[] {
  const amounts = amountHinter(project, document);
  const changed = level === 'changed' ? changedUnits(project, document.key) : undefined;
  return [...itemsIn(document, range)].flatMap((item) => {
    const isShown = !changed || changed.has(item.unit) || amounts.isChanged(item);
    return isShown ? [...periodHints(project, item), ...shareHints(item), ...amounts.of(item)] : [];
  });
}

/** Periods of Budgets, lines and whatever is valid for a time. */
function periodHints({ head }: Project, item: PlacedItemText): readonly InlayHint[] {
  const { calendar } = head.settings.get();
  return periodsOf(item.unit).flatMap(([at, period]) =>
    behind(item, at, period && periodWords(period, calendar), 'period'),
  );
}

function periodsOf({ entity }: Lowered): readonly (readonly [at: string, period: Period | undefined])[] {
  switch (entity?.kind) {
    case 'Budget':
      return [['/spec/period', entity.period]];
    case 'Line':
      return [['/period', entity.period]];
    case 'CostCenter':
    case 'Person':
    case 'AllocationRule':
      return [['/valid', entity.valid]];
    case 'Split':
    case 'AllocationPolicy':
      return splitsOf(entity).map(({ at, split }) => [`${at}/valid`, split.valid]);
    default:
      return [];
  }
}

/** What `rest` resolves to. */
function shareHints(item: PlacedItemText): readonly InlayHint[] {
  const { entity } = item.unit;
  const splits = entity ? splitsOf(entity) : [];
  return splits.flatMap(({ split: { to } }) =>
    (to?.by === 'shares' ? to.shares : []).flatMap(({ value }) => {
      const rest = value.find((it) => it.share === 'rest');
      return rest ? behind(item, rest.center.at, restWords(value.map((it) => it.share)), 'share') : [];
    }),
  );
}

/** The amounts of one Budget. */
interface AmountHinter {
  readonly isChanged: (item: PlacedItemText) => boolean;
  readonly of: (item: PlacedItemText) => readonly InlayHint[];
}

const NO_AMOUNTS: AmountHinter = { isChanged: () => false, of: () => [] };

function amountHinter(project: Project, { key, content }: KeyedDocument): AmountHinter {
  if (content.kind !== 'Budget') return NO_AMOUNTS;
  const { calendar } = project.head.settings.get();
  const { lines } = project.head.plan(key);
  const around: Around = {
    calendar,
    now: fiscalMonth(calendar, project.asOf),
    budget: (year) => budgetTotal(project, key, calendar.yearSpan(year)).minor,
  };
  const effect = budgetEffect(project, key);
  const before = new Map(effect?.lines.map((it) => [it.after, it.before]));
  // what cannot be planned has no line: that of an item stands where the item does, or a little before
  const lineOf = ({ unit, index }: PlacedItemText) => {
    for (let at = Math.min(index, lines.length - 1); at >= 0; at--)
      if (lines[at]?.unit === unit) return lines[at];
    return undefined;
  };
  return {
    isChanged: (item) => {
      const line = lineOf(item);
      return line !== undefined && before.has(line);
    },
    of: (item) => {
      const line = lineOf(item);
      if (!line) return [];
      const change = changeOf(project, around, line, before.get(line));
      return equivalentsOf(line, around, (at) => isSpread(item, at)).flatMap(({ at, text, span }) =>
        behind(item, at, hintText(text, change(span)), 'amount'),
      );
    },
  };
}

function changeOf(
  { baseState }: Project,
  { calendar, now }: Around,
  line: PlannedLine,
  before: PlannedLine | undefined,
): (span: MonthSpan) => string | undefined {
  if (!before || baseState.state !== 'known') return () => undefined;
  const against = { before, base: baseState.name };
  return (span) => changeWords(line, against, span, { calendar, now });
}

/** Whether a map by period has a row for each entry. */
function isSpread(item: PlacedItemText, at: string): boolean {
  const node = item.find(at)?.node;
  return node?.kind === 'map' && !node.flow;
}

function behind(
  item: PlacedItemText,
  at: string,
  text: string | undefined,
  kind: InlayHint['kind'],
): readonly InlayHint[] {
  const node = text === undefined ? undefined : item.find(at)?.node;
  if (text === undefined || !node) return [];
  const about = firstIn(node);
  return [
    { offset: item.inFile(node.end), about: item.inFile(Math.max(about.start, about.end - 1)), text, kind },
  ];
}

/** Of what stands in brackets the first value: with its period a card of its own. */
function firstIn(node: Node): Node {
  const first =
    node.kind === 'map' ? node.entries[0]?.value : node.kind === 'list' ? node.items[0] : undefined;
  return first ? firstIn(first) : node;
}
