/** Where an amount comes from, across lines and currencies. */
import assert from 'node:assert/strict';
import { explainAmount } from '../../src/analysis/plan/explain.ts';
import type { Derivation } from '../../src/domain/plan/explain-line.ts';
import { projectOf } from './workspaces.ts';

const FILES = {
  'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: lab }] }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: fx }
spec: { plan: { EUR/USD: { 2026: 1.1 } } }
---
apiVersion: outlay/v1
kind: Driver
metadata: { name: scans }
spec: { unit: scan, plan: { lab: { 2026-01: 400, 2026-02: 437, 2026-03..: 474/month } } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: lab }
spec:
  costCenter: lab
  period: 2026
  currency: EUR
  lines:
    - { name: film, quantity: scans, unitPrice: 12.345/scan }
    - { name: rebate, percent: -2%, of: [film], credit: true }
`,
};

/** The tree as text, one sentence a row, by depth. */
function rows({ text, children }: Derivation, indent = ''): readonly string[] {
  return [indent + text, ...children.flatMap((it) => rows(it, `${indent}  `))];
}

describe('the explanation of an amount', () => {
  const project = projectOf(FILES);
  project.settle();
  it('shows below a month what other lines are worth in that month alone, and says that a figure is rounded only where it is', () => {
    const found = explainAmount(project.head, 'lab/rebate', { first: 2026 * 12, last: 2026 * 12 + 3 });
    assert.ok(found?.converted);
    assert.deepEqual(
      [...rows(found.derivation), ...rows(found.converted)],
      [
        'rebate, January to April 2026: −440.72 EUR',
        '  January 2026, −98.76 EUR: −2% of 4,938.00 EUR',
        '    film: 4,938.00 EUR',
        '      January 2026: 400 scan × 12.345 EUR per scan',
        '        the driver scans says 400',
        '  February 2026, −107.90 EUR: −2% of 5,394.77 EUR, rounded',
        '    film: 5,394.77 EUR',
        '      February 2026: 437 scan × 12.345 EUR per scan, rounded',
        '        the driver scans says 437',
        '  March to April 2026, 2 months of −117.03 EUR: −2% of 5,851.53 EUR, rounded',
        '    film: 5,851.53 EUR',
        '      March to April 2026, 2 months of 5,851.53 EUR: 474 scan a month × 12.345 EUR per scan',
        '        the driver scans says 474/month',
        'in USD, January to April 2026: −484.79 USD',
        '  January 2026: −98.76 EUR × 1.1 = −108.64 USD, rounded',
        '  February 2026: −107.90 EUR × 1.1 = −118.69 USD',
        '  March to April 2026, 2 months of −128.73 USD: −117.03 EUR × 1.1, rounded',
      ],
    );
  });

  it('knows no sum of months without a rate', () => {
    const said = (rate: string) => {
      const other = projectOf({
        ...FILES,
        'outlay.yaml': FILES['outlay.yaml'].replace('EUR/USD: { 2026: 1.1 }', rate),
      });
      other.settle();
      const span = { first: 2026 * 12, last: 2026 * 12 + 1 };
      const found = explainAmount(other.head, 'lab/film', span)?.converted;
      return found && [found.text, found.amount];
    };
    assert.deepEqual(said('GBP/USD: 2'), ['in USD, January to February 2026: not known', undefined]);
    assert.deepEqual(said('EUR/USD: { 2026-01: 2 }'), [
      'in USD, January to February 2026: 9,876.00 USD, incomplete',
      987_600n,
    ]);
  });
});
