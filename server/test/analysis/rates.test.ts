/** Rates that stand in several documents, or in a file of their own. */
import assert from 'node:assert/strict';
import { findingRows, planned, projectOf } from './workspaces.ts';

const WORKSPACE = 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD }\n';
const BUDGET = `apiVersion: outlay/v1
kind: Budget
metadata: { name: b }
spec:
  period: 2026
  currency: EUR
  lines:
    - { name: rent, amount: 100/month }
`;

function rates(name: string, plan: string): string {
  return `apiVersion: outlay/v1\nkind: FxRates\nmetadata: { name: ${name} }\nspec: { plan: ${plan} }\n`;
}

function total(files: Readonly<Record<string, string>>): bigint {
  return planned(projectOf({ 'outlay.yaml': WORKSPACE, 'b.yaml': BUDGET, ...files }), '', 2026);
}

describe('the rates of a pair', () => {
  it('leave a line incomplete that has money in a month without one', () => {
    const missing = (plan: string) => {
      const project = projectOf({ 'outlay.yaml': WORKSPACE, 'b.yaml': BUDGET, 'fx.yaml': rates('fx', plan) });
      project.settle();
      return project.incomplete();
    };
    assert.deepEqual(missing('{ EUR/USD: { ..2026-11: 2 } }'), ['b/rent']);
    assert.deepEqual(missing('{ EUR/USD: { ..2026-12: 2 } }'), []);
  });

  it('are asked for once, with what there is of them', () => {
    const share = BUDGET.replace('name: b ', 'name: fees ').replace(
      'name: rent, amount: 100/month',
      'name: fee, percent: 10%, of: [b/rent]',
    );
    const said = (plan: string) => {
      const fx = rates('fx', plan);
      const project = projectOf({
        'outlay.yaml': WORKSPACE,
        'b.yaml': BUDGET,
        'f.yaml': share,
        'fx.yaml': fx,
      });
      const found = [...project.allFindings()].flat().filter((it) => it.code === 'missing-rate');
      return found.map((it) => `${it.path}: ${it.help}`);
    };
    const add = 'b.yaml: add `EUR/USD` to a document of kind `FxRates`: how many USD one EUR is';
    assert.deepEqual(said('{ GBP/USD: 2 }'), [add]);
    assert.deepEqual(said('{ USD/EUR: 0.5 }'), [
      `${add}; from \`USD/EUR\`, which is there, nothing is derived`,
    ]);
    assert.deepEqual(said('{ EUR/USD: { ..2026-11: 2 } }'), [
      'b.yaml: say what `EUR/USD` is then, beside what it is in other months',
    ]);
  });

  it('convert a percentage from the currency of the lines that it is of, whatever its Budget says', () => {
    const share = BUDGET.replace('name: b ', 'name: fees ')
      .replace('EUR', 'USD')
      .replace('name: rent, amount: 100/month', 'name: fee, percent: 10%, of: [b/rent]');
    assert.equal(total({ 'fees.yaml': share, 'fx.yaml': rates('fx', '{ EUR/USD: 2 }') }), 240_000n + 24_000n);
  });

  it('add up over documents, a quarter in each', () =>
    assert.equal(
      total({
        'q1.yaml': rates('q1', '{ EUR/USD: { 2026-Q1: 1.1 } }'),
        'q2.yaml': rates('later', '{ EUR/USD: { 2026-04..: 1.2 } }'),
      }),
      33_000n + 108_000n,
    ));

  it('are those of the first document by path for a month that two of them name, in whatever order they come', () => {
    const [first, second] = [rates('x', '{ EUR/USD: 1.1 }'), rates('y', '{ EUR/USD: 1.2 }')];
    assert.equal(total({ 'a.yaml': first, 'c.yaml': second }), 132_000n);
    assert.equal(total({ 'c.yaml': second, 'a.yaml': first }), 132_000n);
  });

  it('are a finding where a later document names a month again, also in a file, with the place of the first', () => {
    const project = projectOf({
      'outlay.yaml': WORKSPACE,
      'b.yaml': BUDGET,
      'a.yaml': rates('x', '{ EUR/USD: 1.1, GBP/USD: { 2026-Q1: 1.3 } }'),
      'c.yaml': rates('y', '{ file: c.csv }'),
      'c.csv': 'key,period,value\nEUR/USD,2027,1.25\nGBP/USD,2026-Q2,1.3\n',
    });
    const found = [...project.allFindings()].flat().filter((it) => it.code === 'overlapping-periods');
    assert.deepEqual(
      found.map((it) => [it.path, it.message, it.related?.map(({ document, at }) => [document, at])]),
      [
        [
          'c.yaml',
          '`c.csv`, row 2: another document says `EUR/USD` for the same months, expected one rate a month',
          [['a.yaml\nFxRates/x', '/spec/plan/EUR~1USD']],
        ],
      ],
    );
  });

  it('may stand in a named file', () => {
    const files = {
      'fx.yaml': rates('fx', '{ file: fx.csv }'),
      'fx.csv': 'key,period,value\nEUR/USD,2026,1.25\n',
    };
    assert.equal(total(files), 150_000n);
    const project = projectOf({ 'outlay.yaml': WORKSPACE, 'b.yaml': BUDGET, ...files });
    assert.ok(!findingRows(project).some((it) => it.includes('missing-rate')));
  });
});
