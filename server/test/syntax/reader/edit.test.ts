import assert from 'node:assert/strict';
import type { ItemEdit } from '../../../src/syntax/problem.ts';
import { edited } from './edited.ts';

function check(before: string, edits: readonly ItemEdit[], after: string): void {
  const column = Math.max(0, before.search(/-/));
  assert.equal(edited({ text: before, column: before.startsWith(' ') ? column : 0 }, edits), after);
}

describe('editing an item by pointer', () => {
  it('replaces a value and nothing else', () =>
    check(
      '  - name: a  # why\n    amount: 5\n',
      [{ op: 'set', at: '/name', text: 'b' }],
      '  - name: b  # why\n    amount: 5\n',
    ));
  it('writes a value where none was', () =>
    check(
      '  - name:\n    amount: # later\n',
      [
        { op: 'set', at: '/name', text: 'b' },
        { op: 'set', at: '/amount', text: '5' },
      ],
      '  - name: b\n    amount: 5 # later\n',
    ));
  it('takes the rows of a value that becomes one word', () =>
    check(
      '  - amount: # a year\n      2026: 1\n      2027: 2 # kept\n    name: a\n',
      [{ op: 'set', at: '/amount', text: '3' }],
      '  - amount: 3 # a year\n      # kept\n    name: a\n',
    ));
  it('renames a key, in quotes where it needs them', () =>
    check(
      '  - { na: a, amuont: 5 }\n',
      [
        { op: 'rename', at: '/na', text: 'name' },
        { op: 'rename', at: '/amuont', text: 'a: b' },
      ],
      '  - { name: a, "a: b": 5 }\n',
    ));
  it('takes the row of an entry', () =>
    check(
      '  - name: a\n    amount: 5\n    note: x\n',
      [{ op: 'remove', at: '/amount' }],
      '  - name: a\n    note: x\n',
    ));
  it('keeps the dash when the first entry goes', () =>
    check('  - name: a\n    amount: 5\n', [{ op: 'remove', at: '/name' }], '  - amount: 5\n'));
  it('keeps the comment of an entry that goes', () =>
    check(
      '  - name: a\n    amount: 5 # why\n',
      [{ op: 'remove', at: '/amount' }],
      '  - name: a\n    # why\n',
    ));
  it('leaves the dash alone above a comment', () =>
    check(
      '  - name: a\n    # why\n    amount: 5\n',
      [{ op: 'remove', at: '/name' }],
      '  -\n    # why\n    amount: 5\n',
    ));
  it('takes an entry in braces with its comma', () => {
    check('  - { a: 1, b: 2, c: 3 }\n', [{ op: 'remove', at: '/a' }], '  - { b: 2, c: 3 }\n');
    check('  - { a: 1, b: 2, c: 3 }\n', [{ op: 'remove', at: '/b' }], '  - { a: 1, c: 3 }\n');
    check('  - { a: 1, b: 2, c: 3 }\n', [{ op: 'remove', at: '/c' }], '  - { a: 1, b: 2 }\n');
    check('  - of: [a, b]\n', [{ op: 'remove', at: '/of/0' }], '  - of: [b]\n');
  });
  it('joins a number that a comma cut in two', () =>
    check(
      '  - { name: a, amount: 1,200 }\n',
      [
        { op: 'set', at: '/amount', text: '1_200' },
        { op: 'remove', at: '/200' },
      ],
      '  - { name: a, amount: 1_200 }\n',
    ));
  it('leaves empty braces where all entries go', () => {
    check(
      '  - amount:\n      2026: 1\n      2027: 2\n',
      [
        { op: 'remove', at: '/amount/2026' },
        { op: 'remove', at: '/amount/2027' },
      ],
      '  - amount: {}\n',
    );
    check(
      '  - of: [a, b]\n',
      [
        { op: 'remove', at: '/of/0' },
        { op: 'remove', at: '/of/1' },
      ],
      '  - of: []\n',
    );
  });
  it('adds an entry in the column of its siblings, before the comments that follow', () =>
    check(
      '  - name: a\n    amounts:\n        2026: 1 # x\n# next\n',
      [
        { op: 'insert', at: '', key: 'credit', text: 'true' },
        { op: 'insert', at: '/amounts', key: '2027', text: '2' },
      ],
      '  - name: a\n    amounts:\n        2026: 1 # x\n        2027: 2\n    credit: true\n# next\n',
    ));
  it('adds an entry behind the blank rows that a text keeps', () => {
    for (const mark of ['|+', '|2+', '>2+'])
      check(
        `  - note: ${mark}\n      x\n\n`,
        [{ op: 'insert', at: '', key: 'credit', text: 'true' }],
        `  - note: ${mark}\n      x\n\n    credit: true\n`,
      );
  });
  it('adds an entry in braces and brackets', () =>
    check(
      '  - { a: 1, of: [b], to: {}, on: [] }\n',
      [
        { op: 'insert', at: '', key: 'c', text: '2' },
        { op: 'insert', at: '/of', key: undefined, text: 'd' },
        { op: 'insert', at: '/to', key: 'e', text: '100%' },
        { op: 'insert', at: '/on', key: undefined, text: 'f' },
      ],
      '  - { a: 1, of: [b, d], to: { e: 100% }, on: [f], c: 2 }\n',
    ));
  it('adds a row in braces over several rows', () =>
    check(
      '  - {\n      a: 1, # x\n      b: 2 # y\n    }\n',
      [{ op: 'insert', at: '', key: 'c', text: '3' }],
      '  - {\n      a: 1, # x\n      b: 2, # y\n      c: 3\n    }\n',
    ));
  it('adds the first entry of a map or list', () =>
    check(
      '  - amounts:\n    of: # who\n',
      [
        { op: 'insert', at: '/amounts', key: '2026', text: '1' },
        { op: 'insert', at: '/of', key: undefined, text: 'a' },
      ],
      '  - amounts:\n      2026: 1\n    of: # who\n      - a\n',
    ));
  it('adds the first entries of an item', () =>
    check(
      '  -\n',
      [
        { op: 'insert', at: '', key: 'name', text: 'a' },
        { op: 'insert', at: '', key: 'amount', text: '5' },
      ],
      '  - name: a\n    amount: 5\n',
    ));
  it('adds a key to a head behind its last', () =>
    check(
      'kind: Budget\nspec:\n  lines:\n',
      [{ op: 'insert', at: '', key: 'apiVersion', text: 'outlay/v1' }],
      'kind: Budget\nspec:\n  lines:\napiVersion: outlay/v1\n',
    ));
  it('ends rows as the file does, and a last row without end stays so', () => {
    check(
      '  - a: 1\r\n    b: 2\r\n',
      [{ op: 'insert', at: '', key: 'c', text: '\n  d: 3' }],
      '  - a: 1\r\n    b: 2\r\n    c:\r\n      d: 3\r\n',
    );
    check('  - a: 1', [{ op: 'insert', at: '', key: 'b', text: '2' }], '  - a: 1\n    b: 2');
  });
  it('leaves out what has no place', () => {
    check(
      '  - a: 1\n',
      [
        { op: 'set', at: '/b', text: '2' },
        { op: 'insert', at: '/a', key: 'x', text: '1' },
        { op: 'insert', at: '', key: undefined, text: '1' },
      ],
      '  - a: 1\n',
    );
    check('  - a: "1\n', [{ op: 'insert', at: '', key: 'x', text: '1' }], '  - a: "1\n');
    check(
      '  - ? a\n    : 1\n',
      [
        { op: 'remove', at: '/a' },
        { op: 'set', at: '/a', text: '2' },
      ],
      '  - ? a\n    : 1\n',
    );
  });
  it('lets the outer edit win over one inside it', () =>
    check(
      '  - a: { b: 1 }\n',
      [
        { op: 'set', at: '/a/b', text: '2' },
        { op: 'set', at: '/a', text: '3' },
      ],
      '  - a: 3\n',
    ));
  it('adds nothing to what another edit replaces', () =>
    check(
      '  - a:\n      b: 1\n',
      [
        { op: 'insert', at: '/a', key: 'c', text: '4' },
        { op: 'set', at: '/a', text: '3' },
      ],
      '  - a: 3\n',
    ));
});
