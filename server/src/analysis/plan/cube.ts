/** The plan grouped by any dimension, computed on demand; only the tree of cost centers is kept. */

import type { MonthSpan } from '../../domain/period.ts';
import type { Head } from '../head.ts';
import { UNALLOCATED } from '../model/center-tree.ts';
import type { NameKind } from '../model/names.ts';
import { addLine, type CenterSum, lineTotal, sumAt, total } from '../model/sums.ts';
import type { Side } from '../side.ts';
import type { PlannedLine } from './planned-line.ts';

/** What a plan can be grouped by, including `labels.<key>`. */
export type Dimension =
  | 'costCenter'
  | 'category'
  | 'service'
  | 'vendor'
  | 'treatment'
  | 'currency'
  | 'budget'
  | 'line'
  | `labels.${string}`;

/** The fixed ones, as the command line spells them. */
export const DIMENSIONS: readonly Dimension[] = [
  'costCenter',
  'category',
  'service',
  'vendor',
  'treatment',
  'currency',
  'budget',
  'line',
];

/** Whether `text` names a dimension. */
export function isDimension(text: string): text is Dimension {
  return DIMENSIONS.some((it) => it === text) || /^labels\.\S+$/.test(text);
}

/** The value of a line in a dimension; empty if it has none. */
export function dimensionValue(line: PlannedLine, dimension: Dimension): string {
  switch (dimension) {
    case 'costCenter':
      return line.center;
    case 'category':
      return line.category ?? '';
    case 'service':
      return line.service ?? '';
    case 'vendor':
      return line.vendor ?? '';
    case 'treatment':
      return line.treatment;
    case 'currency':
      return line.currency;
    case 'budget':
      return line.budget;
    case 'line':
      return `${line.budget}/${line.entity.name}`;
    default: {
      const key = dimension.slice('labels.'.length);
      return line.labels.find(([it]) => it === key)?.[1] ?? '';
    }
  }
}

/** Every planned line of the files, by document in order of path and place; most of them are not kept. */
export function* linesOf(head: Head, paths: Iterable<string> = head.files.keys()): Generator<PlannedLine> {
  head.dormant.touchAll();
  yield* linesRead(head, paths);
}

/** Those that lie on one cost center itself; files that are remembered as having none are not read for it. */
export function* linesOn(head: Head, center: string): Generator<PlannedLine> {
  head.dormant.touchLinesOf(center);
  for (const line of linesRead(head, head.files.keys())) if (line.center === center) yield line;
}

/** All lines that are wanted. Their Budgets are kept from now on, so that reading every line again gives the same ones. */
export function* keptLines(head: Head, isWanted: (line: PlannedLine) => boolean): Generator<PlannedLine> {
  head.dormant.touchAll();
  for (const key of keysIn(head, head.files.keys()))
    if (head.linesInPassing(key).some(isWanted)) yield* head.plan(key).lines.filter(isWanted);
}

/** Lines of files that are not dormant. */
function* linesRead(head: Head, paths: Iterable<string>): Generator<PlannedLine> {
  for (const key of keysIn(head, paths)) yield* head.linesInPassing(key);
}

/** Keys of documents, in order of path and place. */
function* keysIn(head: Head, paths: Iterable<string>): Generator<string> {
  try {
    for (const file of [...paths].sort()) yield* head.files.get(file)?.documents.get() ?? [];
  } finally {
    head.endGlances();
  }
}

/** What the values of a dimension name; undefined: nothing that is declared. */
export function declaredBy(dimension: Dimension): NameKind | undefined {
  return DECLARED[dimension];
}

const DECLARED: Readonly<Partial<Record<Dimension, NameKind>>> = {
  costCenter: 'center',
  category: 'category',
  service: 'service',
  vendor: 'vendor',
  budget: 'budget',
};

/** Planned spend by value of a dimension, in minor units of the reporting currency over the months of `span`. */
export function spendBy(head: Head, dimension: Dimension, { first, last }: MonthSpan): Map<string, bigint> {
  const spend = new Map<string, bigint>();
  if (dimension === 'costCenter') {
    for (const center of head.totals.centers())
      spend.set(center, total(head.totals.own(center), 'spend', first, last));
    return spend;
  }
  for (const line of linesOf(head)) {
    const value = dimensionValue(line, dimension);
    spend.set(value, (spend.get(value) ?? 0n) + lineTotal(line, 'spend', first, last));
  }
  return spend;
}

/** Sums by value, in order of values. Every line is in exactly one group, so the groups add up to the whole. */
export function sumsBy(lines: Iterable<PlannedLine>, dimension: Dimension): ReadonlyMap<string, CenterSum> {
  const groups = new Map<string, CenterSum>();
  for (const line of lines) {
    addLine(sumAt(groups, dimensionValue(line, dimension)), line, 1);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of the declared centers, in order of declaration, and the built-in one for lines that name none of them. */
export function centersOf(side: Side): readonly string[] {
  const declared = new Map<string, string>();
  const found = [...side.names.spellings('center')].filter((it) => it.how === 'name');
  for (const { entity } of found.sort((a, b) => side.compare(a, b)))
    declared.set(entity.name.toLowerCase(), entity.name);
  return [...declared.values(), UNALLOCATED];
}
