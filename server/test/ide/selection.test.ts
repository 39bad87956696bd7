import assert from 'node:assert/strict';
import { selectionRanges } from '../../src/ide/selection.ts';
import { example } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';
import { opened } from './opened.ts';

function check(text: string, expected: readonly string[]): void {
  const { file, offset } = marked({ 'a.yaml': text });
  const found = selectionRanges(file, offset).map((it) => file.text.slice(it.start, it.end));
  assert.deepEqual(found.slice(0, expected.length), expected);
  assert.equal(found.at(-1), file.text);
}

describe('selection ranges', () => {
  it('grow from the word to the file', () =>
    check(
      `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  lines:
    - { name: rent, amount: { FY20$027: 12k } }
`,
      [
        'FY2027',
        'FY2027: 12k',
        '{ FY2027: 12k }',
        'amount: { FY2027: 12k }',
        '{ name: rent, amount: { FY2027: 12k } }',
        '    - { name: rent, amount: { FY2027: 12k } }\n',
      ],
    ));

  it('know a head around its entries', () => {
    const text = `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: cloud }
spec:
  rules:
    - { name: a, match: {}, assign: {} }
  spl$0its: []
`;
    const whole = text.replace('$0', '');
    const spec = whole.indexOf('rules');
    check(text, [
      'splits',
      'splits: []',
      whole.slice(spec, -1),
      whole.slice(whole.indexOf('spec'), -1),
      whole.slice(0, -1),
    ]);
  });

  it('know the head', () =>
    check('apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: sh$0op }\nspec: {}\n', [
      'shop',
      'name: shop',
      '{ name: shop }',
      'metadata: { name: shop }',
    ]));

  it('each hold the one before, everywhere', () => {
    const file = opened(example('minimal'), 'plan.yaml');
    for (let offset = 0; offset <= file.text.length; offset++) {
      let before = { start: offset, end: offset };
      for (const it of selectionRanges(file, offset)) {
        assert.ok(it.start <= before.start && before.end <= it.end);
        before = it;
      }
      assert.deepEqual(before, { start: 0, end: file.text.length });
    }
  });
});
