/** The rows of an impact, and what it asks about. */
import assert from 'node:assert/strict';
import { impactReport } from '../../src/report/impact-report.ts';
import { type Files, knownImpact, projectOf } from '../analysis/workspaces.ts';

/** A line of each center, by its name and what it costs. */
function plan(amounts: Readonly<Record<string, number>>): Files {
  const centers = Object.keys(amounts).map((it) => `    - { name: ${it} }\n`);
  const lines = Object.entries(amounts).map(
    ([center, amount]) => `    - { name: rent-${center}, costCenter: ${center}, amount: ${amount} }\n`,
  );
  return {
    'plan.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
${centers.join('')}---
apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  period: FY2026
  lines:
${lines.join('')}`,
  };
}

function report(before: Files, after: Files, by?: 'line') {
  const project = projectOf(after, before);
  return impactReport(project, knownImpact(project), by);
}

describe('the groups of an impact', () => {
  it('begin with the largest change, whatever its sign, and end with what stays', () => {
    const { tables } = report(plan({ a: 10, b: 100, c: 50, d: 7 }), plan({ a: 11, b: 40, c: 60, d: 7 }));
    const rows = tables.find((it) => it.name === 'groups')?.rows.filter((it) => it.kind !== 'line');
    assert.deepEqual(
      rows?.map((it) => it.title),
      ['b', 'c', 'a', '1 unchanged', 'acme'],
    );
  });

  it('follow a line to its new name and its Budget to its own', () => {
    const renamed = Object.entries(plan({ a: 10, b: 100, c: 50 })).map(([path, text]) => [
      path,
      text
        .replace('metadata: { name: plan }', 'metadata: { name: offices, aliases: [plan] }')
        .replace('name: rent-b,', 'name: lease-b, aliases: [rent-b],')
        .replace('amount: 10 ', 'amount: 17 '),
    ]);
    const { tables } = report(plan({ a: 10, b: 100, c: 50 }), Object.fromEntries(renamed), 'line');
    const rows = tables.find((it) => it.name === 'groups')?.rows;
    assert.deepEqual(
      rows?.map(({ title, before, after }) => [title, before, after]),
      [
        ['offices/rent-a', 1_000n, 1_700n],
        ['2 unchanged', 15_000n, 15_000n],
        ['acme', 16_000n, 16_700n],
      ],
    );
  });
});

describe('what may have a new name', () => {
  const asked = (before: Files, after: Files) =>
    report(before, after).notices.filter((it) => it.includes('may now be called'));

  it('is asked about where one thing fits alone', () => {
    assert.deepEqual(asked(plan({ a: 5 }), plan({ z: 5 })), [
      'a may now be called z: keep the old name then, aliases: [a]',
    ]);
    assert.deepEqual(asked(plan({ a: 5 }), plan({ y: 5, z: 5 })), []);
  });
});
