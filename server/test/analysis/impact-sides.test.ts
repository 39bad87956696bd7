/** What can be said of two sides of which one does not know its money, or counts its years from elsewhere. */
import assert from 'node:assert/strict';
import { CenterFigures } from '../../src/analysis/impact/center-figures.ts';
import type { KnownImpact } from '../../src/analysis/impact/impact.ts';
import { type Files, knownImpact, projectOf, texts } from './workspaces.ts';

const TEAMS: Files = {
  'teams.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: teams }
spec: { items: [{ name: house }, { name: search, owner: bela, parent: { ..2026-06: house } }] }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: desks }
spec:
  costCenter: search
  lines:
    - { name: chairs, period: 2026-01..2026-11, quantity: people, unitPrice: 10/month }
`,
};

function workspace(calendar: string): string {
  return `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { ${calendar} } }
`;
}

/** A driver of `search`. */
function people(values: string): string {
  return `apiVersion: outlay/v1
kind: Driver
metadata: { name: people }
spec: { unit: person, plan: { search: { ${values} } } }
`;
}

function impact(head: Files, base: Files): KnownImpact {
  return knownImpact(projectOf({ ...TEAMS, ...head }, { ...TEAMS, ...base }));
}

describe('the two sides of an impact', () => {
  it('are incomplete for a line that the base could not count, also where the head finds nothing to add', () => {
    const plan = (values: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'people.yaml': people(values),
    });
    const before = '2026-01..2026-10: 5';
    const { incomplete, centers } = impact(plan(`${before}, 2026-11: 0`), plan(before));
    assert.deepEqual([incomplete, centers], [['desks/chairs in the base'], []]);
  });

  it('leave a line out of every figure that is known in part on one of them', () => {
    const plan = (values: string, lamps: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'people.yaml': people(values),
      'lamps.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: lamps }
spec:
  costCenter: search
  period: 2026
  lines:
    - { name: lamps, amount: ${lamps} }
    - { name: stools, quantity: people, unitPrice: 1/month }
`,
    });
    const sides = [plan('2026-01..2026-10: 5', '1_200'), plan('2026: 6', '2_400')] as const;
    for (const [head, base] of [sides, [sides[1], sides[0]] as const]) {
      const project = projectOf({ ...TEAMS, ...head }, { ...TEAMS, ...base });
      const { centers, measures, excluded } = knownImpact(project);
      const figures = new CenterFigures(project, excluded, true);
      const { first, last } = project.head.settings.get().calendar.yearSpan(2026);
      const summed = [figures.all('search'), figures.own('search'), figures.all('')].map((it) => ({
        before: it.before(first, last),
        after: it.after(first, last),
      }));
      const lamps = head === sides[0] ? [240000n, 120000n] : [120000n, 240000n];
      const expected = { before: lamps[0], after: lamps[1] };
      assert.deepEqual(
        [measures.thisYear, centers[0]?.measures.thisYear, ...summed],
        Array(5).fill(expected),
      );
      const house = figures.all('house');
      const half = lamps.map((it) => it / 2n);
      assert.deepEqual([house.before(first, last), house.after(first, last)], half);
    }
  });

  it('have a line again that another base knows as the head does', () => {
    const budget = (line: string) => `apiVersion: outlay/v1
kind: Budget
metadata: { name: ${/name: (\w+)/.exec(line)?.[1]} }
spec: { costCenter: search, period: 2026, lines: [{ ${line} }] }
`;
    const plan = (lamps: number, stools: number): Files => ({
      ...TEAMS,
      'outlay.yaml': workspace('start: 2026-01-01'),
      'people.yaml': people('2026-01..2026-10: 5'),
      'lamps.yaml': budget(`name: lamps, amount: ${lamps}`),
      'stools.yaml': budget(`name: stools, quantity: people, unitPrice: ${stools}/month`),
    });
    const project = projectOf(plan(1300, 2), plan(1200, 1));
    const counted = () => knownImpact(project).centers.map((it) => it.measures.thisYear.after);
    assert.deepEqual(counted(), [180000n]);
    project.apply({
      base: { texts: texts(plan(1200, 2)), revision: 'other', label: 'another base', notes: [] },
    });
    assert.deepEqual(counted(), [190000n]);
  });

  it('count a center that moves where it stood, at what it cost there', () => {
    const plan = (parent: string, amount: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'web.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: web }
spec: { items: [{ name: shops }, { name: labs }, { name: web, parent: ${parent} }] }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec: { costCenter: web, period: 2026, lines: [{ name: servers, amount: ${amount} }] }
`,
    });
    const moving = plan('{ ..2026-09: shops, 2026-10..: labs }', '2/month');
    const staying = plan('shops', '1/month');
    const sums = (head: Files, base: Files) => {
      const project = projectOf(head, base);
      project.settle();
      const figures = new CenterFigures(project, [], true);
      const { first, last } = project.head.settings.get().calendar.yearSpan(2026);
      return ['shops', 'labs', 'web'].map((center) => {
        const sum = figures.all(center);
        return [sum.before(first, last), sum.after(first, last)];
      });
    };
    assert.deepEqual(sums(moving, staying), [
      [1200n, 1800n],
      [0n, 600n],
      [1200n, 2400n],
    ]);
    assert.deepEqual(sums(staying, moving), [
      [1800n, 1200n],
      [600n, 0n],
      [2400n, 1200n],
    ]);
  });

  it('pair lines of one name by their place, also where the last of them stays', () => {
    const plan = (...amounts: readonly number[]): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'web.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec:
  costCenter: search
  period: 2026
  lines: [${amounts.map((it) => `{ name: servers, amount: ${it} }`).join()}]
`,
    });
    const [center] = impact(plan(7), plan(5, 7)).centers;
    const pairs = center?.lines.map(({ measures: { thisYear } }) => [thisYear.before, thisYear.after]);
    assert.deepEqual(pairs, [
      [700n, 0n],
      [500n, 700n],
    ]);
  });

  it('are measured by the year of the day that is asked about', () => {
    const plan = (next: number): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'web.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec: { costCenter: search, period: 2026..2027, lines: [{ name: servers, amount: { 2026: 1, 2027: ${next} } }] }
`,
    });
    const project = projectOf({ ...TEAMS, ...plan(3) }, { ...TEAMS, ...plan(2) });
    const thisYear = () => knownImpact(project).centers[0]?.lines[0]?.measures.thisYear;
    assert.deepEqual(thisYear(), { before: 100n, after: 100n });
    project.apply({ asOf: '2027-05-05' });
    assert.deepEqual(thisYear(), { before: 200n, after: 300n });
  });

  it('tell of a line that is booked or paid otherwise for the same money', () => {
    const plan = (line: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'web.yaml': `apiVersion: outlay/v1
kind: FxRates
metadata: { name: fx }
spec: { plan: { EUR/USD: 1 } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec: { costCenter: search, period: 2026, lines: [{ name: servers, ${line} }] }
`,
    });
    for (const other of ['amount: 1 USD, treatment: capex', 'amount: 1 EUR'])
      assert.equal(impact(plan(other), plan('amount: 1 USD')).centers[0]?.lines.length, 1, other);
  });

  it('do not take a cost center that joins another for the other', () => {
    const plan = (centers: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'web.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: web }
spec: { items: [${centers}] }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: web }
spec: { costCenter: web, period: 2026, lines: [{ name: servers, amount: 1 }] }
`,
    });
    const joined = impact(plan('{ name: shops, aliases: [web] }'), plan('{ name: shops }, { name: web }'));
    assert.deepEqual(
      joined.centers.map(({ center, measures: { thisYear } }) => [center, thisYear.before, thisYear.after]),
      [
        ['shops', 0n, 100n],
        ['web', 100n, 0n],
      ],
    );
  });

  it('compare under any first day of the same fiscal years', () => {
    const compared = (before: string, after: string) =>
      impact({ 'outlay.yaml': workspace(after) }, { 'outlay.yaml': workspace(before) }).incomparable?.reason;
    const weeks = 'pattern: 4-4-5, longYears';
    const long = `start: 2026-02-01, ${weeks}: [FY2026, FY2031]`;
    assert.equal(compared('start: 2026-02-01', 'start: 2027-02-01'), undefined);
    assert.equal(compared(long, `start: 2027-02-07, ${weeks}: [FY2031, FY2026]`), undefined);
    const others: readonly (readonly [string, string])[] = [
      ['start: 2026-02-01', 'start: 2026-02-01, named: ending'],
      ['start: 2026-02-01', 'start: 2026-03-01'],
      ['start: 2026-02-01', 'start: 2026-02-01, pattern: 4-4-5'],
      [long, `start: 2027-01-31, ${weeks}: [FY2026, FY2031]`],
      [long, `start: 2026-02-01, ${weeks}: [FY2026]`],
      [long, `start: 2026-02-01, ${weeks}: [FY2026, FY2032]`],
      [long, `${long}, longPeriod: P11`],
    ];
    for (const [before, after] of others)
      assert.equal(compared(before, after), 'the fiscal calendar changes', after);
  });
});
