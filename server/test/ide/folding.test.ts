import assert from 'node:assert/strict';
import { foldingRanges } from '../../src/ide/folding.ts';
import { example } from '../analysis/workspaces.ts';

/** `2-5`, rows from 1; comments with their kind. */
function folds(text: string): readonly string[] {
  return foldingRanges(text).map(
    ({ first, last, kind }) => `${first + 1}-${last + 1}${kind === 'comment' ? ' comment' : ''}`,
  );
}

describe('folding', () => {
  it('folds lists, entries, maps and text of several rows', () => {
    const text = `kind: Budget
spec:
  lines:
    - name: a
      amount:
        FY2027: 12k
      description: |
        some
        text

    # the next one
    - { name: b }
  period: FY2027
`;
    assert.deepEqual(folds(text), ['2-13', '3-12', '4-9', '5-6', '7-9']);
  });

  it('folds documents where there are several, and comments', () => {
    const text = `# one
# two

kind: A
a:
  b: c
---
# alone
kind: B
---
kind: C
spec: {
  a: b
}
`;
    assert.deepEqual(folds(text), ['1-2 comment', '4-6', '5-6', '7-9', '10-14', '12-14']);
  });

  it('folds the whole before its parts, and a single document not at all', () => {
    assert.deepEqual(folds('a:\n  b: 1\nc: 1\n---\nd: 1\n'), ['1-3', '1-2', '4-5']);
    assert.deepEqual(folds('---\na:\n  b: 1\n  '), ['2-3']);
  });

  it('folds a list that stands in the column of its key', () => {
    assert.deepEqual(folds('a:\n- b: 1\n  c: 2\n- d\ne: f\n'), ['1-4', '2-3']);
  });

  it('never fails, and nests', () => {
    for (const text of [...Object.values(example('minimal')), ...Object.values(example('acme'))]) {
      for (const cut of [text, text.replaceAll('\n', '\r\n'), text.slice(text.length / 2)]) check(cut);
    }
  });
});

function check(text: string): void {
  const rows = text.split('\n').length;
  const open: number[] = [];
  for (const { first, last } of foldingRanges(text)) {
    assert.ok(first < last && last < rows);
    while ((open.at(-1) ?? rows) < first) open.pop();
    assert.ok((open.at(-1) ?? rows) >= last);
    open.push(last);
  }
}
