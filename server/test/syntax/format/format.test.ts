import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/base/text.ts';
import { formatEdits } from '../../../src/syntax/format.ts';

function format(text: string): string {
  return applyEdits(text, formatEdits(text));
}

/** Formatted once it is as expected, and formatted again it stays so. */
function check(text: string, expected: string): void {
  assert.equal(format(text), expected);
  assert.equal(format(expected), expected);
}

const HEAD = 'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: shop }\n';

/** Far more than it takes on a busy machine. */
const PATIENCE_MS = 5_000;

describe('fmt', () => {
  it('indents by two, lists too, and keeps what stands between', () =>
    check(
      `${HEAD}spec:
    # the year
    period: FY2026
    lines:
    # the largest
    -   name: rent   # monthly
        amount:
            FY2026-Q1:   3k

            # less
            FY2026-Q2: 2k
        description: |
            two rows
              of text
    # small
    - {name: tills,amount: 1k}
    labels:
        a:    b
`,
      `${HEAD}spec:
  # the year
  period: FY2026
  lines:
  # the largest
    - name: rent   # monthly
      amount:
        FY2026-Q1: 3k

        # less
        FY2026-Q2: 2k
      description: |
          two rows
            of text
    # small
    - { name: tills, amount: 1k }
  labels:
    a: b
`,
    ));

  it('leaves a last comment that begins before the entries where it is', () =>
    check(
      `${HEAD}spec:\n  lines:\n  - name: a\n    amount: 1k\n  # of the list\n\n# of the document\n`,
      `${HEAD}spec:\n  lines:\n    - name: a\n      amount: 1k\n    # of the list\n\n# of the document\n`,
    ));

  it('spaces braces and brackets', () =>
    check(
      `${HEAD}spec:
  lines:
    - {name: a, aliases: [ b ,c ], amount: {FY2026:   1k , FY2027 : 2k}, labels: { }, of: [ ]}
    - { "name":b, 'amount':  1k , }
`,
      `${HEAD}spec:
  lines:
    - { name: a, aliases: [b, c], amount: { FY2026: 1k, FY2027: 2k }, labels: {}, of: [] }
    - { "name": b, 'amount': 1k, }
`,
    ));

  it('cleans the ends of rows and blank rows, and ends with a line end', () =>
    check(
      `\n${HEAD.replace('\n', '   \n')}spec:\n\n\n\n  period: FY2026\t\n\n---\n\n# x  \nkind: B  \napiVersion: outlay/v1`,
      `${HEAD}spec:\n\n  period: FY2026\n---\n# x\nkind: B\napiVersion: outlay/v1\n`,
    ));

  it('keeps line ends, a byte order mark, quotes, amounts and the order of keys', () =>
    check(
      `\uFEFFkind:  Budget  \r\napiVersion: "outlay/v1"\r\nspec:\r\n    lines:\r\n        - { name: 'a', amount: 1_200.50 }\r\n\r\n`,
      `\uFEFFkind: Budget\r\napiVersion: "outlay/v1"\r\nspec:\r\n  lines:\r\n    - { name: 'a', amount: 1_200.50 }\r\n`,
    ));

  it('leaves text of several rows as it is', () => {
    const text = `${HEAD}spec:
  lines:
    - name: a
      title: "two

        rows"
      description: |+
        kept  


      labels: {}
`;
    check(text, text);
  });

  it('leaves alone what cannot be read, and formats the rest', () =>
    check(
      `${HEAD}spec:
    lines:
        - {name: a, amount: 1k
        - {name: b}
`,
      `${HEAD}spec:
    lines:
        - {name: a, amount: 1k
        - { name: b }
`,
    ));

  it('leaves documents of others alone', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n    a:   b\n\n\n    c: {d: e}\n';
    check(text, text);
  });

  it('leaves rows that begin with tabs, and text with lone CRs, alone', () => {
    const tabs = `${HEAD}spec:\n    note: "a\n     \tb"\n    c:  d\n`;
    check(tabs, `${HEAD}spec:\n    note: "a\n     \tb"\n    c: d\n`);
    check(`${HEAD}spec:  {}\r# a\n`, `${HEAD}spec:  {}\r# a\n`);
  });

  it('edits as little as it can', () => {
    const edits = formatEdits(`${HEAD}spec:\n  lines:\n    - { name: a, amount:  1k }\n`);
    assert.equal(edits.length, 1);
    assert.deepEqual(
      edits.map((it) => [it.range.end - it.range.start, it.newText]),
      [[1, '']],
    );
  });

  it('takes no longer for rows of many blanks, and for many rows, than for others', () => {
    const start = performance.now();
    check(`${HEAD}a: b${' '.repeat(300_000)}# c\n`, `${HEAD}a: b${' '.repeat(300_000)}# c\n`);
    const rows = Array.from({ length: 5_000 }, (_, i) => `      row-${i}: 1\n`).join('');
    check(`${HEAD}spec:\n   plan:\n${rows}`, `${HEAD}spec:\n  plan:\n${rows.replaceAll(/^ {6}/gm, '    ')}`);
    assert.ok(performance.now() - start < PATIENCE_MS);
  });
});
