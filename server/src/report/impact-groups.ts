/** The change of one fiscal year by any dimension: changed groups with their lines, unchanged ones folded into one row. */

import { apart, wholeSums } from '../analysis/impact/before.ts';
import type { Change, KnownImpact, LineImpact } from '../analysis/impact/impact.ts';
import { MEASURE } from '../analysis/impact/impact-measures.ts';
import { matchLines } from '../analysis/impact/match.ts';
import { lineTotal } from '../analysis/model/sums.ts';
import { type Dimension, spendBy, dimensionValue as valueIn } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import { compare } from '../base/compare.ts';
import { absolute } from '../domain/exact.ts';
import type { MonthSpan } from '../domain/period.ts';
import { plural } from '../domain/words/lists.ts';
import { visible } from '../domain/words/visible.ts';
import type { ChangeRow, ImpactTable } from './impact-table.ts';
import { groupTitle, renamedValue } from './plan-groups.ts';

interface GroupChange {
  readonly value: string;
  before: bigint;
  after: bigint;
  readonly lines: ChangeRow[];
}

const WORDS: Readonly<Partial<Record<Dimension, string>>> = { costCenter: 'cost center' };

/** All groups of the year; they add up to the total. */
export function groupTable(project: Project, impact: KnownImpact, year: number, by: Dimension): ImpactTable {
  const { calendar } = impact;
  const span = calendar.yearSpan(year);
  const asked: Asked = { by, span, valueBefore: valueBefore(project, by) };
  const groups = groupsOf(project, impact, asked);
  for (const line of impact.centers.flatMap((it) => it.lines)) addLine(groups, line, asked);
  const { changed, rest } = groups.apart();
  const counts = new Map<string, number>();
  for (const { value } of changed) {
    const title = titleOf(project, by, value);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const titled = (value: string) => {
    const title = titleOf(project, by, value);
    return (counts.get(title) ?? 0) > 1 ? `${title} (${visible(value)})` : title;
  };
  const heading = `${calendar.yearLabel(year)} by ${WORDS[by] ?? by}`;
  return {
    name: 'groups',
    heading,
    rows: [
      ...changed.sort(bySize((it) => it.value)).flatMap((it) => rowsOf(it, by, titled(it.value))),
      ...(rest.length === 0 ? [] : [unchangedRow(rest)]),
      totalRow(project, impact, span),
    ],
  };
}

/** The year, the dimension, and the value of it under which a line of the base belongs. */
interface Asked {
  readonly by: Dimension;
  readonly span: MonthSpan;
  readonly valueBefore: (line: PlannedLine) => string;
}

/** Uses the names of the head; by line, a line of the base belongs to the line it has become. */
function valueBefore(project: Project, by: Dimension): Asked['valueBefore'] {
  const { base, head, moved } = project;
  if (by !== 'line' || !base) return (line) => renamedValue(project, by, valueIn(line, by));
  const now = new Map(matchLines(base, head, moved.all()).map((it) => [it.before, it.after]));
  return (line) => valueIn(now.get(line) ?? line, by);
}

/** What did not move is the same before and after; what is unknown on one side is in neither. */
function groupsOf(project: Project, { excluded }: KnownImpact, { by, span, valueBefore }: Asked): Groups {
  const groups = new Groups(spendBy(project.head, by, span));
  for (const budget of project.moved.all()) {
    const lines = apart(budget);
    for (const line of lines.after) groups.at(valueIn(line, by)).before -= spendOf(line, span);
    for (const line of lines.before) groups.at(valueBefore(line)).before += spendOf(line, span);
  }
  for (const { before, after } of excluded) {
    if (before) groups.at(valueBefore(before)).before -= spendOf(before, span);
    if (after) groups.at(valueIn(after, by)).after -= spendOf(after, span);
  }
  return groups;
}

/** Groups by value. There may be thousands, but few are touched; for the others only their spend is known. */
class Groups {
  readonly #spend: ReadonlyMap<string, bigint>;
  readonly #touched: Map<string, GroupChange> = new Map();

  /** `spend` is the spend of the head. */
  constructor(spend: ReadonlyMap<string, bigint>) {
    this.#spend = spend;
  }

  at(value: string): GroupChange {
    let group = this.#touched.get(value);
    if (!group) {
      const spend = this.#spend.get(value) ?? 0n;
      group = { value, before: spend, after: spend, lines: [] };
      this.#touched.set(value, group);
    }
    return group;
  }

  /** The groups that have changed, and the spend of every other group that spends anything. */
  apart(): { readonly changed: GroupChange[]; readonly rest: readonly bigint[] } {
    const changed: GroupChange[] = [];
    const rest: bigint[] = [];
    for (const group of this.#touched.values()) {
      if (group.lines.length > 0 || group.before !== group.after) changed.push(group);
      else rest.push(group.after);
    }
    for (const [value, spend] of this.#spend) if (!this.#touched.has(value)) rest.push(spend);
    return { changed, rest: rest.filter((it) => it !== 0n) };
  }
}

function spendOf(line: PlannedLine, { first, last }: MonthSpan): bigint {
  return lineTotal(line, MEASURE, first, last);
}

function addLine(groups: Groups, line: LineImpact, { by, span, valueBefore }: Asked): void {
  const before = line.before ? spendOf(line.before, span) : 0n;
  const after = line.after ? spendOf(line.after, span) : 0n;
  const old = line.before ? valueBefore(line.before) : undefined;
  const now = line.after ? valueIn(line.after, by) : undefined;
  const title = visible((line.after ?? line.before)?.entity.name ?? '');
  const put = (value: string, row: Change) => {
    if (row.before !== row.after) groups.at(value).lines.push({ kind: 'line', title, inside: 0n, ...row });
  };
  if (old === now || old === undefined || now === undefined) {
    put(now ?? old ?? '', { before, after });
    return;
  }
  put(old, { before, after: 0n });
  put(now, { before: 0n, after });
}

function titleOf(project: Project, by: Dimension, value: string): string {
  return visible(groupTitle(project, by, value));
}

function rowsOf({ before, after, lines }: GroupChange, by: Dimension, title: string): readonly ChangeRow[] {
  const inside = before === after ? lines.reduce((sum, it) => sum + positive(it.after - it.before), 0n) : 0n;
  const group: ChangeRow = { kind: 'group', title, before, after, inside };
  return by === 'line' ? [group] : [group, ...lines.sort(bySize((it) => it.title))];
}

function unchangedRow(rest: readonly bigint[]): ChangeRow {
  const sum = rest.reduce((all, it) => all + it, 0n);
  return {
    kind: 'unchanged',
    title: plural(rest.length, 'unchanged', 'unchanged'),
    before: sum,
    after: sum,
    inside: 0n,
  };
}

function totalRow(
  { head }: Project,
  { centers, excluded }: KnownImpact,
  { first, last }: MonthSpan,
): ChangeRow {
  const entity = head.workspace.get();
  const whole = wholeSums(
    head,
    centers.flatMap((it) => it.lines),
    excluded,
  );
  return {
    kind: 'total',
    title: visible(entity?.title ?? entity?.name ?? 'all'),
    before: whole.before(first, last),
    after: whole.after(first, last),
    inside: 0n,
  };
}

function positive(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}

/** Largest change first, then by name. */
function bySize<Row extends Change>(nameOf: (row: Row) => string): (a: Row, b: Row) => number {
  const size = ({ before, after }: Row) => absolute(after - before);
  return (a, b) => compare(size(b), size(a)) || compare(nameOf(a), nameOf(b));
}
