/** What moves money without a line that says anything else. */
import assert from 'node:assert/strict';
import { causesOf } from '../../src/report/causes.ts';
import { type Files, knownImpact, projectOf } from '../analysis/workspaces.ts';

const BASE: Files = {
  'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: lab, title: The Lab, code: "10" }, { name: ward }, { name: desk }, { name: shop }, { name: gate }] }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec: { plan: { file: rates.csv } }
---
apiVersion: outlay/v1
kind: Driver
metadata: { name: heads }
spec: { unit: person, plan: { file: heads.csv } }
`,
  'rates.csv': 'EUR/USD,2026,1.10\nEUR/USD,2027..,1.2\nCHF/USD,2026..,1.05\nEUR/CHF,2026..,0.95\n',
  'heads.csv': '10,2026..,4\nward,2026..,5\ndesk,2026..,1\nshop,2026..,1\ngate,2026..,1\n',
};

function causes(path: string, ...edits: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const text = edits.reduce((it, [from, to]) => it.replace(from, to), BASE[path] ?? '');
  const project = projectOf({ ...BASE, [path]: text }, BASE);
  return causesOf(project, knownImpact(project));
}

describe('the causes of an impact', () => {
  it('are rates into the reporting currency, by the months in which they are others', () => {
    assert.deepEqual(
      causes('rates.csv', ['2026,1.10', '2026-01..2026-06,1.10\nEUR/USD,2026-07..2026-12,1.15']),
      ['EUR/USD is 1.15 in July to December 2026, it was 1.10'],
    );
    assert.deepEqual(causes('rates.csv', ['1.10', '1.1'], ['CHF/USD,2026..,1.05\n', '']), [
      'CHF/USD is not planned in January 2026 to December 2027, it was 1.05',
    ]);
    assert.deepEqual(causes('rates.csv', ['0.95', '0.94']), []);
  });

  it('are no rates that are written with more digits alone', () => {
    const whole = { ...BASE, 'rates.csv': 'EUR/USD,2026..,2\n' };
    const project = projectOf({ ...whole, 'rates.csv': 'EUR/USD,2026..,2.00\n' }, whole);
    assert.deepEqual(causesOf(project, knownImpact(project)), []);
  });

  it('are drivers, by the cost centers that they say something else for', () => {
    assert.deepEqual(
      causes('heads.csv', ['10,2026..,4', 'lab,2026..,4'], ['ward,2026..,5', 'ward,2026..,6']),
      ['heads changes for ward'],
    );
    assert.deepEqual(
      causes(
        'heads.csv',
        ['ward,2026..,5', 'ward,2026..,6'],
        ['10,2026..,4', 'lab,2026..,3'],
        ['desk,2026..,1', 'desk,2026..,2'],
        ['shop,2026..,1', 'shop,2026..,2'],
        ['gate,2026..,1\n', ''],
      ),
      ['heads changes for The Lab, ward, desk and 2 more cost centers'],
    );
  });

  it('are no drivers of a cost center that has another name and the same values', () => {
    const outlay = BASE['outlay.yaml']?.replace('{ name: ward }', '{ name: clinic, aliases: [ward] }') ?? '';
    const saying = (heads: string) => {
      const project = projectOf({ ...BASE, 'outlay.yaml': outlay, 'heads.csv': heads }, BASE);
      return causesOf(project, knownImpact(project));
    };
    const heads = BASE['heads.csv']?.replace('desk,2026..,1', 'desk,2026..,2') ?? '';
    assert.deepEqual(saying(heads), ['heads changes for desk']);
    assert.deepEqual(saying(heads.replace('ward', 'clinic')), ['heads changes for desk']);
    assert.deepEqual(saying(heads.replace('ward,2026..,5', 'clinic,2026..,6')), [
      'heads changes for clinic and desk',
    ]);
  });

  it('are none while rates cannot be read, nor where a file says the same in another way', () => {
    assert.deepEqual(causes('rates.csv', ['CHF/USD,', 'CHFUSD,']), []);
    assert.deepEqual(causes('heads.csv', ['10,2026..,4\n', ''], ['ward', '10,2026..,4\nward']), []);
  });
});
