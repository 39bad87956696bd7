/** Whatever is edited, also into what cannot be read: tables, measures and lines of an impact say one number. */
import assert from 'node:assert/strict';
import { type Random, random } from '../../bench/project/random.ts';
import { type Change, type KnownImpact, type Measures, nameOf } from '../../src/analysis/impact/impact.ts';
import type { Project } from '../../src/analysis/project.ts';
import { impactReport } from '../../src/report/impact-report.ts';
import type { ChangeRow } from '../../src/report/impact-table.ts';
import { shownYear } from '../../src/report/sentence.ts';
import { example, type Files, knownImpact, projectOf } from '../analysis/workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_261_126);
const ROUNDS = 25;
const DIMENSIONS = ['costCenter', 'category', 'vendor', 'line', 'labels.tier'] as const;

/** A row of a Budget changed, doubled or taken away; amounts may break. */
const EDITS: readonly ((row: string) => readonly string[])[] = [
  () => [],
  (row) => [row, row],
  (row) => [row.replace(/\d/, '7')],
  (row) => [row.replace(/(\d)(k|M|\/month|\.\d\d)/, '$1,5$2')],
  (row) => [row.replace(/name: ([\w-]+)/, 'name: $1-x')],
  (row) => [row.replace(/(costCenter|category|vendor): [\w-]+/, '$1: cloud')],
];

function edited(files: Files, { between, pick, int }: Random): Files {
  const changed: Record<string, string> = { ...files };
  const budgets = Object.keys(files).filter((path) => path.startsWith('budgets/'));
  for (let left = between(1, 4); left > 0; left--) {
    const path = pick(budgets);
    const rows = (changed[path] ?? '').split('\n');
    const at = int(rows.length);
    rows.splice(at, 1, ...pick(EDITS)(rows[at] ?? ''));
    changed[path] = rows.join('\n');
  }
  return changed;
}

function sumOf(rows: readonly ChangeRow[]): { readonly before: bigint; readonly after: bigint } {
  const sum = (side: 'before' | 'after') => rows.reduce((all, it) => all + it[side], 0n);
  return { before: sum('before'), after: sum('after') };
}

/** Each group with its lines. */
function groupsOf(rows: readonly ChangeRow[]): readonly (readonly [ChangeRow, readonly ChangeRow[]])[] {
  return rows.flatMap((row, i) => {
    if (row.kind !== 'group') return [];
    const after = rows.slice(i + 1);
    const end = after.findIndex((it) => it.kind !== 'line');
    return [[row, after.slice(0, end === -1 ? undefined : end)] as const];
  });
}

/** The groups by one dimension, their total, and what each of them is made of. */
function checkGroups(project: Project, impact: KnownImpact, by: (typeof DIMENSIONS)[number], where: string) {
  const { tables } = impactReport(project, impact, by);
  const rows = tables.find((it) => it.name === 'groups')?.rows ?? [];
  const total = sumOf(rows.filter((it) => it.kind === 'total'));
  const year = [impact.year, impact.year + 1].indexOf(shownYear(impact));
  const measured = [impact.measures.thisYear, impact.measures.nextYear][year];
  if (rows.length > 0 && measured) assert.deepEqual(total, measured, where);
  assert.deepEqual(sumOf(rows.filter((it) => it.kind === 'group' || it.kind === 'unchanged')), total, where);
  for (const [group, lines] of by === 'line' ? [] : groupsOf(rows)) {
    const { before, after } = sumOf(lines);
    assert.equal(after - before, group.after - group.before, `${where}: ${group.title}`);
  }
}

const turned = ({ before, after }: Change): Change => ({ before: after, after: before });

/** All figures of an impact, by what they are figures of. */
function figuresOf(impact: KnownImpact, as: (change: Change) => Change = (it) => it) {
  const sides = ({ before, after }: Change) => as({ before, after });
  const measuresOf = ({ thisYear, nextYear, runRate }: Measures) => [thisYear, nextYear, runRate].map(sides);
  return {
    whole: measuresOf(impact.measures),
    years: impact.years.map((it) => ({ year: it.year, ...sides(it) })),
    months: impact.months.map((it) => ({ month: it.month, ...sides(it) })),
    centers: impact.centers.map(({ center, measures, years, lines }) => ({
      center,
      measures: measuresOf(measures),
      years: years.map((it) => ({ year: it.year, ...sides(it) })),
      lines: lines.map((it) => ({ name: nameOf(it), measures: measuresOf(it.measures) })),
    })),
  };
}

describe(`an impact after random edits (seed ${SEED})`, () => {
  it('adds up by every dimension to what it measures', () => {
    const base = example('acme');
    const choices = random(SEED);
    let unknown = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const project = projectOf(edited(base, choices), base);
      const impact = knownImpact(project);
      unknown += impact.excluded.length;
      for (const by of DIMENSIONS) checkGroups(project, impact, by, `round ${round} by ${by}`);
    }
    assert.ok(unknown > 0, 'some of it cannot be read');
  });

  it('is taken back by the impact of the way back', () => {
    const base = example('acme');
    const choices = random(SEED + 1);
    for (let round = 0; round < ROUNDS / 2; round++) {
      const head = edited(base, choices);
      const there = knownImpact(projectOf(head, base));
      const back = knownImpact(projectOf(base, head));
      assert.deepEqual(figuresOf(back), figuresOf(there, turned), `round ${round}`);
      assert.equal(back.excluded.length, there.excluded.length);
    }
  });
});
