/** What can be said of two sides of which one does not know its money, or counts its years from elsewhere. */
import assert from 'node:assert/strict';
import type { KnownImpact } from '../../src/analysis/impact/impact.ts';
import { type Files, knownImpact, projectOf } from './workspaces.ts';

const TEAMS: Files = {
  'teams.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: teams }
spec: { items: [{ name: search, owner: bela }] }
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

function impact(head: Files, base: Files): KnownImpact {
  return knownImpact(projectOf({ ...TEAMS, ...head }, { ...TEAMS, ...base }));
}

describe('the two sides of an impact', () => {
  it('are incomplete for a line that the base could not count, also where the head finds nothing to add', () => {
    const people = (november: string): Files => ({
      'outlay.yaml': workspace('start: 2026-01-01'),
      'people.yaml': `apiVersion: outlay/v1
kind: Driver
metadata: { name: people }
spec: { unit: person, plan: { search: { 2026-01..2026-10: 5${november} } } }
`,
    });
    const { incomplete, centers } = impact(people(', 2026-11: 0'), people(''));
    assert.deepEqual([incomplete, centers], [['desks/chairs in the base'], []]);
  });

  it('compare under any first day of the same fiscal years', () => {
    const compared = (before: string, after: string) =>
      impact({ 'outlay.yaml': workspace(after) }, { 'outlay.yaml': workspace(before) }).incomparable;
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
