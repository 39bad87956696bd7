/** Inlay hints: after a value, what its text does not say. Amounts carry no currency, since their document has one. */

import { budgetEffect } from '../analysis/impact/budget-effect.ts';
import { changedUnits } from '../analysis/impact/changed-units.ts';
import { fiscalMonth } from '../analysis/impact/impact-measures.ts';
import { budgetTotal } from '../analysis/plan/budget-total.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import type { TextRange } from '../base/text.ts';
import type { Around } from '../report/equivalents.ts';
import type { IdeFile } from './file.ts';
import { type InlayHint, itemHints } from './item-hints.ts';
import { itemsIn, type KeyedDocument, keyedDocuments, type PlacedItemText } from './items.ts';

/** Which lines have hints: none, those of this branch, all. */
export type HintLevel = 'off' | 'changed' | 'all';

/** The hints of all items that meet `range`, in text order. */
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
  const { baseState } = project;
  const base = baseState.state === 'known' ? baseState.name : undefined;
  const around = aroundOf(project, document.key);
  const lines = linesOf(project, document);
  const changed = level === 'changed' ? changedUnits(project, document.key) : undefined;
  return [...itemsIn(document, range)].flatMap((item) => {
    const line = lines.of(item);
    const isShown = !changed || changed.has(item.unit) || (line && lines.before.has(line));
    if (!isShown) return [];
    return itemHints(project.head.graph, item, {
      around,
      line,
      before: line && lines.before.get(line),
      base,
    });
  });
}

function aroundOf(project: Project, key: string): Around {
  const { calendar, currency } = project.head.settings.get();
  return {
    calendar,
    currency,
    now: fiscalMonth(calendar, project.asOf),
    budget: (year) => budgetTotal(project, key, calendar.yearSpan(year)).minor,
  };
}

/** The lines of one document. */
interface Lines {
  /** The planned line of an item. */
  readonly of: (item: PlacedItemText) => PlannedLine | undefined;
  /** For lines that moved, the line in the base: undefined where they are new. */
  readonly before: ReadonlyMap<PlannedLine | undefined, PlannedLine | undefined>;
}

const NO_LINES: Lines = { of: () => undefined, before: new Map() };

function linesOf(project: Project, { key, content }: KeyedDocument): Lines {
  if (content.kind !== 'Budget') return NO_LINES;
  const { lines } = project.head.plan(key);
  return {
    // what cannot be planned has no line, so the line of an item is at its index or a little before
    of: ({ unit, index }) => {
      for (let at = Math.min(index, lines.length - 1); at >= 0; at--)
        if (lines[at]?.unit === unit) return lines[at];
      return undefined;
    },
    before: new Map(
      budgetEffect(project, key)?.lines.flatMap(({ before, after }) => (before ? [[after, before]] : [])),
    ),
  };
}
