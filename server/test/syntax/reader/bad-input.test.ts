import assert from 'node:assert/strict';
import { lowerHead } from '../../../src/syntax/lower.ts';
import { parseItem } from '../../../src/syntax/parse-item.ts';
import type { Problem } from '../../../src/syntax/problem.ts';
import { readFile } from '../../../src/syntax/read-file.ts';

/** Of the processor, since a busy machine lets wait: far above what any of them takes, far below what a loop over all pairs would. */
const LONGEST_MS = 30_000;

interface Placed {
  readonly problem: Problem;
  readonly text: string;
}

function problemsOf(text: string): readonly Placed[] {
  return readFile(text).documents.flatMap(({ head, items }) => [
    ...parseItem(head, 'head').problems.map((problem) => ({ problem, text: head.text })),
    ...items.flatMap(({ item }) =>
      parseItem(item, 'entry').problems.map((problem) => ({ problem, text: item.text })),
    ),
  ]);
}

function inItem(text: string): string {
  return `kind: Budget\nspec:\n  lines:\n    - ok: 1\n    - ${text.replaceAll('\n', '\n      ')}\n    - ok: 2\n`;
}

/** As a file of its own and inside one item: an answer in bounded time, and a range with text in it for each problem. */
function check(text: string, code: string | undefined): void {
  for (const whole of [text, inItem(text)]) {
    const before = process.cpuUsage();
    const problems = problemsOf(whole);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < LONGEST_MS, 'takes too long');
    assert.equal(problems[0]?.problem.code, code);
    for (const { problem, text: item } of problems) {
      const { start = -1, end = -1 } = problem.range ?? {};
      assert.ok(start >= 0 && start < end && end <= item.length, `${start}-${end} of ${item.length}`);
      assert.equal(problem.unreadable, true);
    }
  }
}

/** What is said of a text, and the character that it points at. */
function said(text: string): readonly string[] {
  return problemsOf(text).map(({ problem: { message, range }, text: item }) => {
    const { start = 0 } = range ?? {};
    return `${item.slice(start, start + 4)}: ${message}`;
  });
}

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('input that means harm, or is damaged', function () {
  this.timeout(180_000);

  it('nests 10,000 lists in one row', () => check('- '.repeat(10_000), 'unreadable-yaml'));
  it('nests 10,000 maps in rows', () =>
    check(
      rows(10_000, (i) => `${' '.repeat(i)}a:`),
      'unreadable-yaml',
    ));
  it('nests 10,000 brackets, open or closed', () => {
    check(`a: ${'['.repeat(10_000)}`, 'unreadable-yaml');
    check(`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'unreadable-yaml');
    check('[{a: '.repeat(5_000), 'unreadable-yaml');
  });
  it('nests 10,000 lists in rows that only yaml reads', () =>
    check(`? a\n: ${'- '.repeat(10_000)}`, 'unreadable-yaml'));
  it('has ten million characters of what only yaml reads', () => {
    check(`a: &x ${'y'.repeat(10_000_000)}`, 'unreadable-yaml');
    check(`a: "${'y \n '.repeat(2_000_000)}`, 'unreadable-yaml');
  });
  it('multiplies by aliases', () =>
    check(
      rows(40, (i) => (i === 0 ? 'k0: &a0 [x]' : `k${i}: &a${i} [*a${i - 1}, *a${i - 1}]`)),
      'foreign-yaml',
    ));
  it('says one key 100,000 times', () =>
    check(
      rows(100_000, () => 'a: 1'),
      'duplicate-key',
    ));
  it('says the last of many keys twice', () =>
    check(
      rows(15, (i) => `a${Math.min(i, 13)}: 1`),
      'duplicate-key',
    ));
  it('has 100,000 keys', () =>
    check(
      rows(100_000, (i) => `a${i}: 1`),
      undefined,
    ));
  it('has tabs for spaces', () => check('a:\n\tb: 1\n', 'unreadable-yaml'));
  it('has CR alone as line end', () => check('a: b\rc: d\r', 'unreadable-yaml'));
  it('escapes a character beyond the last of Unicode', () => check('a: "\\U00110000"', 'unreadable-yaml'));
  it('has NUL and other controls in values', () => check('a: x\0y\nb: \x1f\n', undefined));
  it('holds a merge conflict', () => {
    const text = 'kind: A\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n';
    assert.equal(problemsOf(text)[0]?.problem.code, 'conflict-markers');
  });
  it('has 200,000 documents', () => assert.deepEqual(problemsOf('---\n'.repeat(200_000)), []));
  it('is 5 million blanks, or half a million comments', () => {
    check(' '.repeat(5_000_000), undefined);
    check('#\n'.repeat(500_000), undefined);
  });
  it('is 20,000 times the same character of YAML', () => {
    for (const piece of ['\\', "'", ':', ': ', '!', '? ', '{', '%', '...\n', '<<: ', '\uFEFF', '\ud800'])
      for (const text of [piece.repeat(20_000), `a: "${piece.repeat(20_000)}`]) {
        const before = performance.now();
        for (const { problem } of [...problemsOf(text), ...problemsOf(inItem(text))])
          assert.ok(problem.range !== undefined);
        assert.ok(performance.now() - before < LONGEST_MS, JSON.stringify(piece));
      }
  });
});

describe('a bracket without its other half', () => {
  const OPEN = '`{` is not closed, expected `}`';

  it('is blamed where it stands, not where the next thing begins', () => {
    const items = (first: string) => said(`spec:\n  lines:\n    - ${first}\n    # next\n    - { name: b }\n`);
    assert.deepEqual(items('{ name: a'), [`{ na: ${OPEN}`]);
    assert.deepEqual(items('{ name: a, amount: { FY2027: 1 }'), [`{ na: ${OPEN}`]);
    assert.deepEqual(items('name: a\n      amount: { FY2027: 1\n      vendor: c'), [`{ FY: ${OPEN}`]);
    assert.deepEqual(said('metadata: { name: a\nspec: { b: c }\n'), [`{ na: ${OPEN}`]);
  });

  it('is blamed at the half that does not fit', () => {
    assert.deepEqual(said('a: { of: [b }\nc: d\n'), ['}\nc:: `}` closes `[`, expected `]`']);
    assert.deepEqual(said('a: { of: b] }\nc: d\n'), ['] }\n: `]` closes `{`, expected `}`']);
  });
});

describe('a sign of brackets outside of them', () => {
  const items = (first: string) => said(`spec:\n  lines:\n    - ${first}\n`);

  it('is named', () => {
    assert.deepEqual(items('{ name: a } }'), ['}\n: a `}` that no `{` opens, expected none']);
    assert.deepEqual(items('{ name: a },'), [',\n: a comma outside of brackets, expected none']);
    assert.deepEqual(items('{ name: a, of: [b]] }'), ['] }\n: `]` closes `{`, expected `}`']);
  });

  it('is missed between two entries', () =>
    assert.deepEqual(items('{ name: a amount: 1 }'), [
      'a am: two entries inside brackets without a comma between them, expected `,`',
    ]));
});

describe('a quote that nobody closes', () => {
  it('is blamed where it opens', () => {
    const double = 'text in double quotes that does not end, expected a closing quote';
    assert.deepEqual(said('a: "b"\nmetadata: { name: "x }\nspec: 1\n'), [`"x }: ${double}`]);
    assert.deepEqual(said("a: b\nc: 'it''s\nd: e\n"), [`'it': ${double.replace('double', 'single')}`]);
  });
});

describe('a row that begins wrong', () => {
  const deeper = 'a row deeper than the one above, which has its value, expected the same column';
  const odd = 'an indentation that does not fit, expected the column of the rows around it';

  it('is blamed where a row is deeper than a key that has its value', () => {
    assert.deepEqual(said('spec:\n  costCenter: it\n    period: 2026\n'), [`peri: ${deeper}`]);
    assert.deepEqual(said('spec:\n costCenter: it\n\n  period: 2026\n'), [`peri: ${deeper}`]);
    assert.deepEqual(said('spec:\n costCenter: it\n  # when\n  period: 2026\n'), [`peri: ${odd}`]);
    assert.deepEqual(said('a: b: c\n'), [
      'b: c: a second `: ` on one row, expected one; quote the text if its colon is part of it',
    ]);
  });

  it('is blamed at the row that fits no other', () =>
    assert.deepEqual(
      said('spec:\n  lines:\n      - { name: a, amount: 1 }\n    - { name: b, amount: 2 }\n'),
      [`- { : ${odd}`],
    ));

  it('is blamed where it stands under an entry of a list, in no column of its rows', () => {
    for (const blanks of ['     ', '    '])
      for (const after of ['', '    - name: b\n'])
        assert.deepEqual(
          said(`spec:\n  lines:\n    - name: a\n      amount: 1\n${blanks}category: saas\n${after}`),
          [`cate: ${odd}`],
        );
    assert.deepEqual(said('spec:\n  lines:\n    - { name: a }\n      { name: b }\n'), [
      '    : a value among the entries of a list, expected a dash before it',
    ]);
  });

  it('is blamed on a dash without a space', () =>
    assert.deepEqual(said('spec:\n  lines:\n    -{ name: a, amount: 1 }\n'), [
      '-{ n: no space after the dash, expected one',
    ]));

  it('is blamed on a dash of a word processor', () => {
    const dash = 'where an entry begins, expected `-`';
    for (const text of [
      'spec:\n  lines:\n    – name: a\n      amount: 1\n',
      'spec:\n  lines:\n    – { name: a, amount: 1 }\n',
      'spec:\n  lines:\n    - name: b\n    – name: a\n      amount: 1\n',
      'spec:\r\n  lines:\r\n    –name: a\r\n      amount: 1\r\n',
    ])
      assert.match(said(text).join(), new RegExp(`^– ?(na|\\{ )n?a?m?: \`–\` ${dash}$`), text);
    assert.deepEqual(said('spec:\n  lines:\n    - a: 1\n    —  b: 2\n'), [`—  b: \`—\` ${dash}`]);
    assert.deepEqual(said('spec:\n  title: from\n    – b, to\n    c: 2\n'), [
      '– b,: a row deeper than the one above, which has its value, expected the same column',
    ]);
  });

  it('is blamed on blanks that are no spaces', () => {
    const blanks = 'blanks that are no spaces in the indentation, expected spaces';
    assert.deepEqual(said('spec:\n\u00a0\u00a0costCenter: it\n  period: 2026\n'), [
      `\u00a0\u00a0co: ${blanks}`,
    ]);
    assert.deepEqual(said('spec:\n  lines:\n \u3000- { name: a }\n'), [`\u3000- {: ${blanks}`]);
  });

  it('is blamed where a colon, or the space after it, is missing', () => {
    const space = ': no space after `:`, expected one';
    const colon = 'a row without `:`, expected `key: value`';
    assert.deepEqual(said('spec:\n  category:saas\n  period: 2026\n'), [`:saa${space}`]);
    assert.deepEqual(said('spec:\n  period: 2026\n  category:saas\n'), [`:saa${space}`]);
    assert.deepEqual(said('spec:\n  lines:\n    - name:a\n      amount: 1\n'), [`:a\n ${space}`]);
    assert.deepEqual(said('spec:\n  category = saas\n  period: 2026\n'), [`cate: ${colon}`]);
    assert.deepEqual(said('spec\nkind: Budget\n'), [`spec: ${colon}`]);
  });

  it('is blamed on a tab, wherever the row stands', () => {
    const tab = 'a tab in the indentation, expected spaces';
    for (const row of ['\t- { name: b }', '    \t- { name: b }', '      \tname: b'])
      assert.deepEqual(
        said(`spec:\n  lines:\n    - { name: a, amount: 1 }\n${row}\n`),
        [`${row.slice(row.indexOf('\t')).slice(0, 4)}: ${tab}`],
        row,
      );
  });
});

describe('a row that ends in CR alone', () => {
  const message = 'a row that ends in CR alone, expected LF or CRLF';
  const DOCUMENT = 'apiVersion: outlay/v1\rkind: Budget\rmetadata: { name: a }\r';

  it('is blamed rather than what follows from it', () => {
    assert.deepEqual(said(DOCUMENT), [`1\rki: ${message}`]);
    assert.deepEqual(said('a: b\nc: d\re: f\n'), [`d\re:: ${message}`]);
    assert.deepEqual(said('a: b: c\nd: "e\rf"\n')[0]?.slice(0, 4), 'b: c');
  });

  it('is blamed where it makes a comment of all that follows', () => {
    const [document] = readFile(`# the plan\r${DOCUMENT}`).documents;
    assert.ok(document);
    assert.deepEqual(
      lowerHead(document.head, document.list).problems.map((it) => it.message),
      [message],
    );
  });
});

describe('a second document', () => {
  const document = 'apiVersion: outlay/v1\nkind: People\nmetadata: { name: a }\nspec: { people: [] }\n';
  const second = 'a second document begins here, expected a row `---` above it';

  it('is one problem where the row before it is missing', () => {
    assert.deepEqual(said(document + document), [`apiV: ${second}`]);
    assert.deepEqual(said(`${document}spec: {}\nkind: People\n`), [`spec: ${second}`]);
    assert.match(said(`${document}kind: Team\n`)[0] ?? '', /^kind: `kind` stands twice/);
  });
});

describe('a byte order mark', () => {
  const MARK = '\uFEFF';
  const DOCUMENT = 'apiVersion: outlay/v1\nkind: People\nmetadata: { name: a }\nspec: { people: [] }\n';
  const heads = (text: string) => readFile(text).documents.map(({ head, list }) => lowerHead(head, list));

  it('begins a file', () => assert.deepEqual(heads(MARK + DOCUMENT)[0]?.problems, []));

  for (const text of [
    `${DOCUMENT}---\n${MARK}${DOCUMENT}`,
    `${DOCUMENT}${MARK}---\n${DOCUMENT}`,
    `${DOCUMENT}${MARK}${DOCUMENT}`,
  ])
    it(`is one problem before another document: ${JSON.stringify(text.slice(85, 95))}`, () => {
      const { ours, problems = [] } = heads(text).at(-1) ?? {};
      assert.equal(ours, 'ours');
      assert.deepEqual(
        problems.map((it) => it.message),
        ['a byte order mark in the middle of the file, expected it at the beginning alone'],
      );
    });
});
