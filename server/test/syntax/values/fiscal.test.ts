/** Reading fiscal years and fiscal months of a calendar of weeks. */
import assert from 'node:assert/strict';
import { readFiscalMonth, readFiscalYear } from '../../../src/syntax/values/fiscal.ts';
import type { Reading } from '../../../src/syntax/values/reading.ts';

/** What is said, and the fixes. */
function wrong(reading: Reading<number>): readonly string[] {
  assert.ok(!reading.ok, 'expected a problem');
  assert.ok(reading.problem.fixes.every((it) => it.safety === 'unsafe'));
  return [reading.problem.message, ...reading.problem.fixes.map((it) => it.text)];
}

describe('a fiscal year', () => {
  const expected = 'is not a fiscal year, expected one such as `FY2028`';

  it('is its number', () => assert.deepEqual(readFiscalYear('FY2028'), { ok: true, value: 2028 }));
  it('is no calendar year', () =>
    assert.deepEqual(wrong(readFiscalYear('2028')), [`\`2028\` ${expected}`, 'FY2028']));
  it('says what stands there instead', () => {
    assert.deepEqual(wrong(readFiscalYear('fy 2028')), [`\`fy 2028\` ${expected}`, 'FY2028']);
    assert.deepEqual(wrong(readFiscalYear('FY28')), [`\`FY28\` ${expected}`]);
    assert.deepEqual(wrong(readFiscalYear('x'.repeat(200))), [`\`${'x'.repeat(59)}…\` ${expected}`]);
  });
});

describe('a fiscal month of each year', () => {
  const expected = 'is not a fiscal month, expected one from `P01` to `P12`';

  it('is 1 to 12', () => {
    assert.deepEqual(readFiscalMonth('P1'), { ok: true, value: 1 });
    assert.deepEqual(readFiscalMonth('P12'), { ok: true, value: 12 });
  });
  it('says what stands there instead', () => {
    assert.deepEqual(wrong(readFiscalMonth('12')), [`\`12\` ${expected}`, 'P12']);
    assert.deepEqual(wrong(readFiscalMonth('P13')), [`\`P13\` ${expected}`]);
    assert.deepEqual(wrong(readFiscalMonth('P0')), [`\`P0\` ${expected}`]);
    assert.deepEqual(wrong(readFiscalMonth('December')), [`\`December\` ${expected}`]);
  });
});
