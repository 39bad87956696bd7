/** What sentences say about lines: their names, what has changed about them, and that no money moves on them. */
import type { CenterImpact, KnownImpact, LineImpact } from '../analysis/impact/impact.ts';
import type { Rename } from '../analysis/impact/match.ts';
import { hiddenMove, type PlannedLine } from '../analysis/plan/planned-line.ts';
import { plural } from '../domain/words/lists.ts';
import { visible } from '../domain/words/visible.ts';
import { isTitleShared, otherHalf } from './same-names.ts';

/** How many names a sentence has room for. */
const MOST_LINES = 3;

/** The first few lines and how many more there are; a single remaining one is named too, as that takes no more room. */
export function firstOf<Line>(lines: readonly Line[]): {
  readonly shown: readonly Line[];
  readonly more: number;
} {
  const shown = lines.length === MOST_LINES + 1 ? lines : lines.slice(0, MOST_LINES);
  return { shown, more: lines.length - shown.length };
}

/** `compute`, `gpu (new)`, `laptops (removed)`, `compute, moved from search`, `servers (was compute), from category saas to cloud`. */
export function lineWords(line: LineImpact, center: CenterImpact, impact: KnownImpact): string {
  const { before, after } = line;
  const name = visible(after?.entity.name ?? before?.entity.name ?? '');
  if (before && after) {
    const old = before.entity.name;
    const isRenamed = old.toLowerCase() !== after.entity.name.toLowerCase();
    const between = movedBetween(line, impact.renames);
    return [isRenamed ? `${name} (was ${visible(old)})` : name, ...between].join(', ');
  }
  const other = otherHalf(line, center, impact);
  if (other) return `${name}, moved ${after ? 'from' : 'to'} ${centerWords(other, impact)}`;
  return after ? `${name} (new)` : `${name} (removed)`;
}

/** Its title, with its name where another affected center has the same title. */
export function centerWords({ center, title }: CenterImpact, impact: KnownImpact): string {
  if (title === undefined) return visible(center);
  return visible(isTitleShared(title, impact) ? `${title} (${center})` : title);
}

/** `from category saas to cloud`: what has changed about a line; a new name alone does not count. */
export function movedBetween(
  { before, after }: LineImpact,
  renames: readonly Rename[] = [],
): readonly string[] {
  if (!before || !after) return [];
  const dimensions = ['category', 'service', 'vendor', 'treatment', 'currency'] as const;
  const isRenamed = (kind: string, from: string | undefined, to: string | undefined) =>
    renames.some((it) => it.kind === kind && it.from === from && it.to === to);
  const names = dimensions
    .filter((it) => before[it] !== after[it] && !isRenamed(it, before[it], after[it]))
    .map((it) => [it, before[it], after[it]] as const);
  return [...names, ...movedLabels(before, after)].map(
    ([what, from = 'none', to = 'none']) => `from ${visible(what)} ${visible(from)} to ${visible(to)}`,
  );
}

type Moved = readonly [what: string, from: string | undefined, to: string | undefined];

function movedLabels(before: PlannedLine, after: PlannedLine): readonly Moved[] {
  const old = new Map(before.labels);
  const now = new Map(after.labels);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => old.get(key) !== now.get(key))
    .map((key) => [key, old.get(key), now.get(key)]);
}

const MOVES = {
  months: 'money moves between months',
  depreciation: 'depreciation moves, which is no spend',
  nothing: 'no money moves',
};

/** For a line that costs as much as before in every year. */
export function moveWords(line: LineImpact): string {
  return MOVES[hiddenMove(line) ?? 'nothing'];
}

/**
 * For lines that cost as much as before in every year: `power: money moves between months`,
 * `seats, from category saas to cloud: no money moves`.
 */
export function evenWords(
  lines: readonly LineImpact[],
  center: CenterImpact,
  impact: KnownImpact,
): readonly string[] {
  const said = (some: readonly LineImpact[], what: string) => {
    const { shown, more } = firstOf(some);
    const names = shown.map((it) => lineWords(it, center, impact));
    const rest = more > 0 ? [plural(more, 'more line')] : [];
    return some.length === 0 ? [] : [`${[...names, ...rest].join(', ')}: ${what}`];
  };
  return Object.values(MOVES).flatMap((words) =>
    said(
      lines.filter((it) => moveWords(it) === words),
      words,
    ),
  );
}
