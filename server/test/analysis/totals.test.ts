/** The engine's totals against an oracle that computes in another way. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { linesOf } from '../../src/analysis/plan/cube.ts';
import { oracle } from '../examples/oracle.ts';
import { example, planned, projectOf } from './workspaces.ts';

describe('the plan of an example', () => {
  for (const name of ['minimal', 'acme'])
    it(`agrees with the oracle, line by line and month by month: ${name}`, () => {
      const project = projectOf(example(name));
      project.settle();
      const { calendar } = project.head.settings.get();
      const wanted = oracle(path.join(import.meta.dirname, '../../../examples', name));
      const lines = [...linesOf(project.head)];
      assert.equal(lines.length, wanted.size);
      for (const line of lines) {
        const other = wanted.get(`${line.budget}/${line.entity.name}`);
        assert.ok(other, line.entity.name);
        assert.equal(line.center, other.center);
        const months = new Map(
          Array.from(line.months, (it, i) => [calendar.firstDate(line.first + i).slice(0, 7), it]),
        );
        for (const [month, amount] of other.months)
          assert.equal(months.get(month) ?? 0n, amount, `${line.entity.name} ${month}`);
        const converted = new Map(
          Array.from(line.reporting, (it, i) => [calendar.firstDate(line.first + i).slice(0, 7), it]),
        );
        for (const [month, amount] of other.reporting) assert.equal(converted.get(month) ?? 0n, amount);
      }
    });

  it('is the total that the pictures show', () =>
    assert.equal(planned(projectOf(example('acme')), '', 2027), 936_559_040n));
});

describe('the total of a cost center', () => {
  it('holds what lies below it for as long as that does, however many levels are between', () => {
    const project = projectOf({
      'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: sales }
    - { name: shops, parent: sales }
    - { name: research }
    - { name: labs, parent: research }
    - { name: web, parent: { ..2026-09: shops, 2026-10..: labs } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec: { costCenter: web, period: 2026, lines: [{ name: servers, amount: 1/month }] }
`,
    });
    const totals = ['web', 'shops', 'sales', 'labs', 'research'].map((it) => planned(project, it, 2026));
    assert.deepEqual(totals, [1200n, 900n, 900n, 300n, 300n]);
  });
});
