import assert from 'node:assert/strict';
import { Project } from '../../src/analysis/project.ts';
import { defaultPeriod } from '../../src/report/plan-columns.ts';
import { type PlanReport, planReport } from '../../src/report/plan-report.ts';
import { flatRows, type PlanRow } from '../../src/report/plan-row.ts';

const TEXT = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme, title: Acme }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme }
    - { name: left, parent: acme }
    - { name: right, parent: acme }
    - { name: team, parent: { ..2026-12: left, 2027-01..: right } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  period: FY2027..FY2028
  lines:
    - { name: a, costCenter: team, vendor: v, amount: 1k/month }
    - { name: b, costCenter: right, amount: { FY2027: 100.01 } }
    - { name: c, costCenter: nowhere, amount: { FY2027-Q1: 7 } }
`;

function project(text = TEXT): Project {
  const made = new Project([]);
  made.apply({ asOf: '2026-11-18', texts: new Map([['outlay.yaml', { text, hash: '' }]]) });
  made.settle();
  return made;
}

function report(by: Parameters<typeof planReport>[1]['by'], center?: string, text = TEXT): PlanReport {
  const made = project(text);
  const period = made.head.settings.get().calendar.yearSpan(2027);
  return planReport(made, { center, by, period, measure: 'spend', depth: undefined });
}

/** Every row with children is the sum of them, in every column. */
function assertAddsUp({ children, amounts, title }: PlanRow): void {
  if (children.length > 0)
    amounts.forEach((amount, i) => {
      const sum = children.reduce((total, it) => total + (it.amounts[i] ?? 0n), 0n);
      assert.equal(sum, amount, `${title}, column ${i}`);
    });
  children.forEach(assertAddsUp);
}

describe('a plan by rows', () => {
  it('adds up at every level, also where a center changes its place within the year', () => {
    const { root } = report(['costCenter']);
    assertAddsUp(root);
    const rows = [...flatRows(root)].map(({ row, depth }) => [depth, row.kind, row.name, row.amounts.at(-1)]);
    assert.deepEqual(rows, [
      [0, 'workspace', 'acme', 1_210_701n],
      [1, 'center', 'acme', 1_210_001n],
      [2, 'center', 'left', 600_000n],
      [3, 'center', 'team', 600_000n],
      [2, 'center', 'right', 610_001n],
      [3, 'own', 'right', 10_001n],
      [3, 'center', 'team', 600_000n],
      [1, 'center', 'unallocated', 700n],
    ]);
  });

  it('shows a center once where it stays, in however many pieces that is written', () => {
    const pieces = '{ 2027-01..: left, ..2026-09: left, 2026-10..2026-12: left }';
    const { root } = report(['costCenter'], undefined, TEXT.replace(/\{ \.\.2026-12: left.*?\}/, pieces));
    assertAddsUp(root);
    const teams = [...flatRows(root)].filter(({ row }) => row.name === 'team');
    assert.deepEqual(
      teams.map(({ row }) => row.amounts.at(-1)),
      [1_200_000n],
    );
  });

  it('shows a center that left and came back once below each parent, with all the money of its months there', () => {
    const pieces = '{ ..2026-09: left, 2026-10..2026-12: right, 2027-01..: left }';
    const text = TEXT.replace(/\{ \.\.2026-12: left.*?\}/, pieces);
    for (const by of [['costCenter'], ['costCenter', 'line']] as const) {
      const { root } = report(by, undefined, text);
      assertAddsUp(root);
      const teams = [...flatRows(root)].filter(({ row }) => row.name === 'team');
      assert.deepEqual(
        teams.map(({ row }) => row.amounts),
        [
          [300_000n, 0n, 300_000n, 300_000n, 900_000n],
          [0n, 300_000n, 0n, 0n, 300_000n],
        ],
      );
    }
  });

  it('adds up by any dimensions, and the last column is the sum of those before it', () => {
    for (const by of [
      ['vendor'],
      ['budget', 'line'],
      ['costCenter', 'vendor'],
      ['treatment', 'costCenter', 'line'],
    ] as const) {
      const { root } = report(by);
      assertAddsUp(root);
      for (const { row } of flatRows(root))
        assert.equal(
          row.amounts.slice(0, -1).reduce((sum, it) => sum + it, 0n),
          row.amounts.at(-1),
        );
      assert.equal(root.amounts.at(-1), 1_210_701n);
    }
  });

  it('counts a center in the months in which it is below the one that was asked for', () => {
    assert.equal(report(['costCenter'], 'left').root.amounts.at(-1), 600_000n);
    assert.equal(report(['line'], 'left').root.amounts.at(-1), 600_000n);
    assert.equal(report(['line'], 'right').root.amounts.at(-1), 610_001n);
  });

  it('falls back to the nearest year that has a plan, and says so', () => {
    const { head } = project();
    const { calendar } = head.settings.get();
    assert.deepEqual(defaultPeriod(head, '2026-11-18'), { span: calendar.yearSpan(2027), note: undefined });
    const past = defaultPeriod(head, '2020-01-01');
    assert.deepEqual(past.span, calendar.yearSpan(2027));
    assert.match(past.note ?? '', /nothing is planned in FY2020/);
  });
});
