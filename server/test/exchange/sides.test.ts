/** Ledgers whose sign is not in the number: debits and credits in columns of their own, or told apart by a word. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importTable } from '../../src/exchange/import-table.ts';
import { exampleMapping, exampleText } from './example.ts';
import { imported, MAPPING, told } from './ledger.ts';
import { readWritten } from './written.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20270403);
const IN_COLUMNS = MAPPING.replace('amount: Amount', 'amount: { debit: Soll, credit: Haben }');
const COLUMNS = 'Team,Code,Item,Month,Soll,Haben';
const BY_WORD = MAPPING.replace(
  'currency: USD }',
  'currency: USD, sign: { column: Side, debit: [S, Dr], credit: H } }',
);
const WORDS = 'Team,Code,Item,Month,Amount,Side';

/** `team/item period: minor units` of every amount. */
function amounts(...args: Parameters<typeof imported>): readonly string[] {
  const { problems, files } = imported(...args);
  assert.deepEqual(problems, []);
  return readWritten(files).lines.flatMap(({ center, name, amounts: own }) =>
    [...own].map(([period, amount]) => `${center}/${name} ${period}: ${amount}`),
  );
}

describe('debits and credits in two columns', () => {
  it('are an amount: debit minus credit, whichever of them is filled', () => {
    const rows = [
      'Pay,1,Cloud,2027-01,100.00,',
      'Pay,1,Cloud,2027-02,0.00,40.25',
      'Pay,1,Cloud,2027-03,7.50,2.00',
      'Pay,1,Cloud,2027-03,,',
    ];
    assert.deepEqual(amounts(rows, IN_COLUMNS, COLUMNS), [
      'pay/cloud 2027-01: 10000',
      'pay/cloud 2027-02: -4025',
      'pay/cloud 2027-03: 550',
    ]);
  });

  it('have their sign turned where cost stands on the side of credits', () => {
    const mapping = IN_COLUMNS.replace('currency: USD }', 'currency: USD, sign: reversed }');
    assert.deepEqual(amounts(['Pay,1,Fees,2027-01,1,3'], mapping, COLUMNS), ['pay/fees 2027-01: 200']);
  });

  it('may each take an entry back by a minus', () => {
    const rows = ['Pay,1,Cloud,2027-01,100,', 'Pay,1,Cloud,2027-01,,30', 'Pay,1,Cloud,2027-01,,-10'];
    assert.deepEqual(amounts(rows, IN_COLUMNS, COLUMNS), ['pay/cloud 2027-01: 8000']);
  });

  it('are refused where every credit is negative, as it would count as a debit', () => {
    const rows = ['Pay,1,Cloud,2027-01,100,', 'Pay,1,Cloud,2027-01,,-30', 'Pay,1,Cloud,2027-01,,-10'];
    assert.deepEqual(told(rows, IN_COLUMNS, COLUMNS), [
      'row 3, column `Haben`: `-30`, and no credit is positive, expected credits without a minus',
    ]);
  });

  it('are both read: what is no number is named in either', () => {
    assert.match(
      told(['Pay,1,Cloud,2027-01,1,x'], IN_COLUMNS, COLUMNS).join(),
      /^row 2, column `Haben`: `x`, expected a number/,
    );
    assert.match(
      told(['Pay,1,Cloud,,,5'], IN_COLUMNS, COLUMNS).join(),
      /^row 2, column `Month`: nothing, expected a period/,
    );
  });

  it('leave out a row without both, and one that has no currency either', () => {
    const mapping = IN_COLUMNS.replace('currency: USD }', 'currency: { column: Cur } }');
    const rows = ['Pay,1,Cloud,2027-01,5,,USD', '6100 Rent,,,,,,', 'Pay,1,Cloud,2027-01,,0.00,'];
    const result = imported(rows, mapping, `${COLUMNS},Cur`);
    assert.deepEqual(
      result.reconciliation?.skipped.map(({ row, reason }) => `${row} ${reason}`),
      ['3 no money', '4 no money'],
    );
    assert.match(
      told(['Pay,1,Cloud,2027-01,,5,'], mapping, `${COLUMNS},Cur`).join(),
      /row 2, column `Cur`: nothing, expected a currency/,
    );
  });

  it('stand for each period, as in a trial balance', () => {
    const mapping = MAPPING.replace(
      'rows: { period: Month, amount: Amount }',
      'columns: { debit: { Dr: FY2027, Dr before: FY2026 }, credit: { Cr: FY2027, Cr before: FY2026 } }',
    );
    const head = 'Team,Code,Item,Dr,Cr,Dr before,Cr before';
    const rows = ['Pay,1,Cloud,12.50,,11,', 'Pay,1,Fees,,3,20,20.01'];
    assert.deepEqual(amounts(rows, mapping, head), [
      'pay/cloud FY2026: 1100',
      'pay/cloud FY2027: 1250',
      'pay/fees FY2026: -1',
      'pay/fees FY2027: -300',
    ]);
    assert.deepEqual(imported(rows, mapping, head).reconciliation?.unused, []);
    assert.deepEqual(told(rows, mapping.replace(', Cr before: FY2026', ''), head), [
      '/spec/amounts/columns/credit: no column for FY2026, expected one beside `Dr before`',
    ]);
    assert.deepEqual(told(rows, mapping.replace('Dr: FY2027, ', ''), head), [
      '/spec/amounts/columns/debit: no column for FY2027, expected one beside `Cr`',
    ]);
    assert.deepEqual(
      amounts(rows, mapping.replace('currency: USD }', 'currency: USD, period: FY2027 }'), head),
      ['pay/cloud FY2027: 1250', 'pay/fees FY2027: -300'],
    );
  });
});

describe('a word that says the side', () => {
  it('gives a number its sign, whatever its case', () => {
    const rows = ['Pay,1,Cloud,2027-01,100,s', 'Pay,1,Cloud,2027-02,40.25,H', 'Pay,1,Cloud,2027-03,1,DR'];
    assert.deepEqual(amounts(rows, BY_WORD, WORDS), [
      'pay/cloud 2027-01: 10000',
      'pay/cloud 2027-02: -4025',
      'pay/cloud 2027-03: 100',
    ]);
  });

  it('gives it to all columns of a row', () => {
    const mapping = BY_WORD.replace('rows: { period: Month, amount: Amount }', 'columns: fiscal-years');
    const rows = ['Pay,1,Cloud,5,6,S', 'Pay,1,Fees,,7,H', 'Pay,1,Old,0,0.00,'];
    assert.deepEqual(amounts(rows, mapping, 'Team,Code,Item,2026,2027,Side'), [
      'pay/cloud FY2026: 500',
      'pay/cloud FY2027: 600',
      'pay/fees FY2027: -700',
    ]);
  });

  it('may be none on one of the sides', () => {
    const mapping = BY_WORD.replace('[S, Dr]', '""').replace('credit: H', 'credit: CR');
    assert.deepEqual(amounts(['Pay,1,Cloud,2027-01,5,', 'Pay,1,Cloud,2027-02,3,CR'], mapping, WORDS), [
      'pay/cloud 2027-01: 500',
      'pay/cloud 2027-02: -300',
    ]);
  });

  it('is named, with its row, where it is another one or missing beside money', () => {
    const rows = ['Pay,1,Cloud,2027-01,5,X', 'Pay,1,Cloud,2027-01,5,', 'Pay,1,Cloud,2027-01,0.00,'];
    assert.deepEqual(told(rows, BY_WORD, WORDS), [
      'row 2, column `Side`: `X`, expected `S` or `Dr` for a debit or `H` for a credit; if it means one, say so under `sign`',
      'row 3, column `Side`: nothing, expected `S` or `Dr` for a debit or `H` for a credit; leave totals out by `skip`, and repeat the cell above by `fillDown`',
    ]);
  });

  it('is refused where numbers have a sign already, which would be turned back', () => {
    const rows = ['Pay,1,Cloud,2027-01,100,S', 'Pay,1,Cloud,2027-01,-30,H'];
    assert.deepEqual(told(rows, BY_WORD, WORDS), [
      'row 3, column `Amount`: `-30`, and no credit is positive, expected numbers without a sign, as `Side` says it; where they have one, leave out `sign`',
    ]);
    assert.deepEqual(amounts([...rows, 'Pay,1,Cloud,2027-01,50,H'], BY_WORD, WORDS), [
      'pay/cloud 2027-01: 8000',
    ]);
  });
});

describe('the ledger of the examples', () => {
  it('has the same sums with a sign in its numbers and with a letter beside them', () => {
    const [plain, lettered] = ['ledger', 'datev'].map((name) => {
      const csv = exampleText(`import-european/${name}.csv`);
      const { problems, reconciliation } = importTable({
        csv,
        mapping: exampleMapping('import-european', `${name}.yaml`),
        name,
      });
      assert.deepEqual(problems, []);
      return reconciliation?.sums.map(({ currency, periods, total }) => ({ currency, periods, total }));
    });
    assert.deepEqual(lettered, plain);
    assert.equal(plain?.[0]?.total.in, 1_544_105n);
  });
});

describe('a mapping of debits and credits', () => {
  const wrong = (from: string, to: string): string => told([], MAPPING.replace(from, to)).join();

  it('says both, and says them once', () => {
    const sign = (text: string) => wrong('currency: USD }', `currency: USD, sign: ${text} }`);
    assert.equal(
      sign('S/H'),
      '/spec/amounts/sign: `S/H`, expected as-written, reversed or, where a column says it, its `column` and its words for `debit` and `credit`',
    );
    assert.equal(
      sign('{ column: Item, debit: S }'),
      '/spec/amounts/sign: `credit` is missing, expected what the column says of a credit',
    );
    assert.equal(
      sign('{ column: Item, debit: [S, x], credit: X }'),
      '/spec/amounts/sign: `x` stands for `debit` and for `credit`, expected one of them',
    );
    assert.match(sign('{ column: Side, debit: S, credit: H }'), /sign\/column: `Side` is no heading/);
    assert.match(
      wrong('amount: Amount', 'amount: { debit: Amount }'),
      /^\/spec\/amounts\/rows\/amount: `credit` is missing, expected the heading of a column$/,
    );
    assert.match(
      wrong('amount: Amount', 'amount: { debit: Amount, credit: Haben }'),
      /^\/spec\/amounts\/rows\/amount\/credit: `Haben` is no heading/,
    );
    assert.equal(
      wrong(
        'amount: Amount }, currency: USD',
        'amount: { debit: Amount, credit: Item } }, currency: USD, sign: { column: Team, debit: S, credit: H }',
      ),
      '/spec/amounts/sign: a column of words beside columns for `debit` and `credit`, expected one: where does the sign stand?',
    );
    assert.equal(
      wrong('rows: { period: Month, amount: Amount }', 'columns: { debit: { Amount: FY2027 } }'),
      '/spec/amounts/columns: `credit` is missing, expected a map',
    );
  });

  it('may name a column that is headed `debit`', () => {
    const mapping = MAPPING.replace('rows: { period: Month, amount: Amount }', 'columns: { debit: FY2027 }');
    assert.deepEqual(amounts(['Pay,1,Cloud,5'], mapping, 'Team,Code,Item,debit'), ['pay/cloud FY2027: 500']);
  });
});

describe(`a ledger of any rows (seed ${SEED})`, () => {
  const months = ['2027-01', '2027-03', '2027-05'];
  const cents = fc.oneof(fc.constant(0n), fc.bigInt(1n, 10n ** 12n));
  const posting = fc.record({
    team: fc.constantFrom('Pay', 'Ops', 'Łódź'),
    item: fc.constantFrom('Cloud', 'Rent', 'Fees'),
    month: fc.constantFrom(...months),
    debit: cents,
    credit: cents,
  });
  const text = (minor: bigint) => `${minor / 100n},${String(minor % 100n).padStart(2, '0')}`;
  const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

  it('is in both forms the same files, whose sum is that of debits less that of credits', () => {
    const semicolons = (mapping: string) =>
      mapping
        .replace('currency: USD }', 'currency: USD, number: { decimal: "," } }')
        .replace('USD, sign', 'USD, number: { decimal: "," }, sign')
        .concat('  table: { delimiter: ";" }\n');
    const head = (text: string) => text.replaceAll(',', ';');
    fc.assert(
      fc.property(fc.array(posting, { minLength: 1, maxLength: 12 }), (postings) => {
        const place = ({ team, item, month }: (typeof postings)[number]) => [team, team, item, month];
        const blank = (minor: bigint) => (minor === 0n ? '' : text(minor));
        const columns = postings.map((it) =>
          [...place(it), blank(it.debit), it.credit === 0n ? '0,00' : text(it.credit)].join(';'),
        );
        const words = postings.flatMap((it) => [
          [...place(it), text(it.debit), 'S'].join(';'),
          [...place(it), text(it.credit), 'H'].join(';'),
        ]);
        const inColumns = imported(columns, semicolons(IN_COLUMNS), head(COLUMNS));
        const byWord = imported(words, semicolons(BY_WORD), head(WORDS));
        assert.deepEqual(byWord.files, inColumns.files);
        const expected = new Map<string, bigint>();
        for (const { team, item, month, debit, credit } of postings) {
          const key = `${team}/${item} ${month}`;
          expected.set(key, (expected.get(key) ?? 0n) + debit - credit);
        }
        const net = sum(postings.map(({ debit }) => debit)) - sum(postings.map(({ credit }) => credit));
        const total = inColumns.reconciliation?.sums[0]?.total;
        assert.deepEqual([total?.in, total?.out], [net, net]);
        if ([...expected.values()].every((amount) => amount === 0n)) return;
        assert.deepEqual(inColumns.problems, []);
        const found = readWritten(inColumns.files).lines.flatMap(({ amounts: own }) => [...own.values()]);
        assert.equal(sum(found), net);
        assert.deepEqual(
          found.filter((amount) => amount !== 0n).sort(),
          [...expected.values()].filter((amount) => amount !== 0n).sort(),
        );
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
