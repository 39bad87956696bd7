/** The account of an import as it is printed. */
import assert from 'node:assert/strict';
import { importText } from '../../src/cli/reporters/import-text.ts';
import { importTable } from '../../src/exchange/import-table.ts';
import { exampleMapping, exampleText } from '../exchange/example.ts';

const PLAN = {
  csv: exampleText('import-european/plan.csv'),
  mapping: exampleMapping('import-european'),
  name: 'plan.csv',
};

const TEAMS = {
  apiVersion: 'outlay/v1',
  kind: 'ImportMapping',
  metadata: { name: 'plan' },
  spec: {
    workspace: { name: 'acme', calendar: { start: '2027-01-01', pattern: 'monthly' } },
    people: [{ name: 'ada' }],
    amounts: { currency: 'USD' },
    centers: { root: { name: 'acme', owner: 'ada' }, levels: [{ name: 'Team', code: 'Code' }] },
    category: { name: 'Item' },
    line: { name: 'Item' },
    skip: [{ column: 'Item', matches: 'total', reason: '\u001b[31mtotal' }],
  },
};

describe('the account of an import', () => {
  it('says what was read, left out and renamed, and sets the sums side by side', () => {
    const lines = importText(importTable(PLAN)).split('\n');
    assert.deepEqual(lines.slice(0, 7), [
      'plan.csv, amounts in EUR, 12 columns 2027-01 to 2027-12',
      '',
      '  rows read           31',
      '  lines written       25   7 budgets, 11 cost centers, 16 categories',
      '  skipped              6   4 subtotal (rows 13, 25, 33, 35), 1 no money (row 32), 1 empty (row 34)',
      '  renamed             31   `Geschäftsführung` → geschaftsfuhrung (row 5), `Löhne & Gehälter` → lohne-gehalter (row 5), `Löhne & Gehälter` → lohne-gehalter (row 5), and 28 more',
      '  not used             1   2027 Summe',
    ]);
    assert.deepEqual(lines.slice(-9), [
      '  Cost center         lines        sum in       sum out  difference',
      '  Verwaltung     100      8  1,351,394.78  1,351,394.78        0.00',
      '  Technik        200     11  5,681,216.89  5,681,216.89        0.00',
      '  Vertrieb       300      6  1,400,879.96  1,400,879.96        0.00',
      `  ${'─'.repeat(65)}`,
      '  Werkbank GmbH          25  8,433,491.63  8,433,491.63        0.00  ✓',
      '',
      '✓ the sums agree',
      '',
    ]);
  });

  it('counts no row that was not looked at among the problems, and says where the reading ended', () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => `Search,1,item ${index},5 USD`);
    const csv = ['Team,Code,Item,2027', ...rows, ''].join('\n');
    const lines = importText(importTable({ csv, mapping: TEAMS, name: 'teams.csv' })).split('\n');
    assert.ok(lines.includes('✗ 1,000 problems, nothing is written'), lines.join('\n'));
    assert.deepEqual(lines.slice(-3), [
      '  and 980 more',
      '  row 1002: not looked at, like all rows below: 1,000 problems are enough',
      '',
    ]);
  });

  it('adds up each currency by itself where rows say theirs', () => {
    const mapping = {
      ...TEAMS,
      spec: {
        ...TEAMS.spec,
        workspace: { ...TEAMS.spec.workspace, currency: 'USD', rates: { 'EUR/USD': '1.1' } },
        amounts: { currency: { column: 'Currency' } },
      },
    };
    const csv = 'Team,Code,Item,Currency,2027\nPayments,1,x,EUR,5\nPayments,1,y,USD,6.5\n';
    const text = importText(importTable({ csv, mapping, name: 'plan.csv' }));
    assert.match(text, /^plan\.csv, amounts in EUR and USD, column FY2027$/m);
    assert.match(text, /^ {2}In EUR\n\n {2}Column .*\n {2}FY2027 +5\.00 +5\.00 +0\.00\n/m);
    assert.match(text, /^ {2}In USD\n\n {2}Column .*\n {2}FY2027 +6\.50 +6\.50 +0\.00\n/m);
    assert.match(text, /✓\n\n✓ the sums agree\n$/);
  });

  it('says which rows of one code call a thing by another name', () => {
    const csv = 'Team,Code,Item,2027\nPayments,1,x,5\nSearch,1,y,6\n';
    const text = importText(importTable({ csv, mapping: TEAMS, name: 'plan.csv' }));
    assert.match(text, /^ {2}same code +1 {3}`Search` is `Payments` \(row 3\)$/m);
  });

  it('names some of many columns that are not used', () => {
    const more = Array.from({ length: 200 }, (_, index) => `C${index}`).join();
    const csv = `Team,Code,Item,2027,${more}\nPayments,1,x,5\n`;
    const text = importText(importTable({ csv, mapping: TEAMS, name: 'plan.csv' }));
    assert.match(text, /^ {2}not used +200 {3}C0, C1, .*, C19, and 180 more$/m);
  });

  it('says how many problems there are, and which', () => {
    const csv = PLAN.csv.replace('924,99', '924,9O');
    assert.equal(
      importText(importTable({ ...PLAN, csv })),
      '✗ 1 problem, nothing is written\n  row 6, column `2027 Jan`: `924,9O`, expected a number such as 1.234,50 or (1.234,50)\n',
    );
    const unread = importTable({ ...PLAN, mapping: { kind: 'Budget', '\u001b[2J': '' } });
    const text = importText(unread);
    assert.match(text, /^✗ 4 problems, nothing is written\n/);
    assert.ok(!text.includes('\u001b'), 'nothing is obeyed');
  });

  it('lines up whatever the script, and shows what a terminal would obey', () => {
    const csv = 'Team,Code,Item,2027,\u001b[2Jnote\n支払,1,x,5,\nSearch,2,y,6,\nSearch,2,total,11,\n';
    const text = importText(importTable({ csv, mapping: TEAMS, name: '\u001b]0;plan.csv' }));
    assert.ok(!text.includes('\u001b'), 'nothing is obeyed');
    assert.match(text, /^⟨U\+001B⟩\]0;plan\.csv, amounts in USD, column FY2027$/m);
    assert.match(text, /^ {2}skipped +1 {3}1 ⟨U\+001B⟩\[31mtotal \(row 4\)$/m);
    assert.match(text, /^ {2}not used +1 {3}⟨U\+001B⟩\[2Jnote$/m);
    assert.match(text, /^ {2}支払 {9}1 {6}1 {4}5\.00/m);
    assert.match(text, /^ {2}Search {7}2 {6}1 {4}6\.00/m);
  });
});
