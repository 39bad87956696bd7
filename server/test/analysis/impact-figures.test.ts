/** The figures of an impact: which of them there are, and in which order. */
import assert from 'node:assert/strict';
import { type Files, knownImpact, projectOf } from './workspaces.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: payments }, { name: search }] }
`;

/** One line of each of the two cost centers. */
function company(payments: string, search: string): Files {
  const budget = (center: string, amount: string) => `apiVersion: outlay/v1
kind: Budget
metadata: { name: ${center} }
spec:
  costCenter: ${center}
  period: 2025..2027
  lines:
    - { name: seats, amount: ${amount} }
`;
  return {
    'outlay.yaml': WORKSPACE,
    'payments.yaml': budget('payments', payments),
    'search.yaml': budget('search', search),
  };
}

describe('the figures of an impact', () => {
  it('are of the months of this fiscal year and of later ones', () => {
    const base = company('{ 2025-12: 1, 2026-01: 1, 2027-03: 1 }', '1');
    const head = company('{ 2025-12: 2, 2026-01: 3, 2027-03: 4 }', '1');
    const { months, calendar } = knownImpact(projectOf(head, base));
    assert.deepEqual(
      months.map(({ month, before, after }) => [calendar.yearOf(month), after - before]),
      [
        [2026, 200n],
        [2027, 300n],
      ],
    );
  });

  it('are told from the largest on, whatever its sign, and by the next year where nothing moves in this one', () => {
    const centersOf = (head: Files, base: Files) =>
      knownImpact(projectOf(head, base)).centers.map((it) => it.center);
    const base = company('{ 2026: 100, 2027: 100 }', '{ 2026: 100, 2027: 100 }');
    const thisYear = company('{ 2026: 150, 2027: 900 }', '{ 2026: 10, 2027: 100 }');
    assert.deepEqual(centersOf(thisYear, base), ['search', 'payments']);
    const nextYear = company('{ 2026: 100, 2027: 150 }', '{ 2026: 100, 2027: 10 }');
    assert.deepEqual(centersOf(nextYear, base), ['search', 'payments']);
  });

  it('miss what cannot be read on both sides once', () => {
    const torn = (amount: string) => {
      const files = company('1', amount);
      return { ...files, 'search.yaml': `${files['search.yaml']}    - { name: more, amount: 2\n` };
    };
    assert.deepEqual(knownImpact(projectOf(torn('3'), torn('1'))).incomplete, ['search.yaml: Budget/search']);
  });
});
