/** What reading says about each way to be wrong: code and exact place. */
import assert from 'node:assert/strict';
import { problemsIn, readAll } from './lowered.ts';

const document = (kind: string, spec: string) =>
  `apiVersion: outlay/v1\nkind: ${kind}\nmetadata: { name: x }\nspec:\n${spec}`;
const line = (properties: string) =>
  document('Budget', `  period: FY2027\n  lines:\n    - { name: a, ${properties} }\n`);
const center = (properties: string) => document('CostCenterList', `  items:\n    - { ${properties} }\n`);

const policy = (...rules: readonly string[]) =>
  document('ApprovalPolicy', `  rules:\n${rules.map((it) => `    - { name: a, ${it} }\n`).join('')}`);

/** Text, then every problem in order. */
const CASES: Readonly<Record<string, readonly [text: string, ...problems: string[]]>> = {
  'a property that there is not': [line('amount: 5k, catgory: saas'), 'unknown-key /catgory'],
  'a word that there is not': [line('amount: 5k, treatment: capx'), 'malformed-item /treatment'],
  'a list for a value': [line('amount: 5k, costCenter: [a]'), 'malformed-item /costCenter'],
  'a value for a list': [line('percent: 5%, of: b'), 'malformed-item /of'],
  'nothing where money is meant': [line('amount: '), 'malformed-item /amount'],
  'a line without money': [line('title: b'), 'malformed-item '],
  'nothing where money by period is meant': [line('amount: {}'), 'malformed-item /amount'],
  'no lines to add up': [line('percent: 5%, of: []'), 'malformed-item /of'],
  'text where a line is meant': [document('Budget', '  lines:\n    - text\n'), 'malformed-item '],
  'nothing where a line is meant': [document('Budget', '  lines:\n    -\n'), 'malformed-item '],
  'a misspelled amount, once': [line('amuont: 5k'), 'unknown-key /amuont'],
  'a misspelled price, once': [line('quantity: 5, price: 5k'), 'unknown-key /price'],
  'money said twice': [line('amount: 5k, percent: 5%, of: [b]'), 'malformed-item /percent'],
  'a quantity without its price': [line('quantity: 5'), 'malformed-item /quantity'],
  'wrong money': [line('amount: 1.2MM'), 'invalid-money /amount'],
  'wrong money by period': [line('amount: { 2026-11: 5K }'), 'invalid-money /amount/2026-11'],
  'a wrong period as a key': [line('amount: { 2026-13: 5k }'), 'invalid-period /amount/2026-13'],
  'a wrong number': [line('quantity: 1e3, unitPrice: 5 USD/month'), 'invalid-number /quantity'],
  'a percentage without its sign': [line('percent: 22, of: [b]'), 'bare-percent /percent'],
  'a wrong percentage': [line('percent: a lot, of: [b]'), 'invalid-percent /percent'],
  'a currency that there is not': [line('amount: 5k, currency: EURO'), 'unknown-currency /currency'],
  'pairs of currencies that are none': [
    document('FxRates', '  plan: { EURUSD: 1.08, EUR: 1.08, EUR/EUR: 1, EUR/XYZ: 3, GBP/USD: 1.27 }\n'),
    'unknown-currency /spec/plan/EURUSD',
    'unknown-currency /spec/plan/EUR',
    'unknown-currency /spec/plan/EUR~1EUR',
    'unknown-currency /spec/plan/EUR~1XYZ',
  ],
  'rates that are no rates': [
    document('FxRates', '  plan: { EUR/USD: 0, GBP/USD: -1.27, CHF/USD: { 2026: 1.1/month } }\n'),
    'invalid-number /spec/plan/EUR~1USD',
    'invalid-number /spec/plan/GBP~1USD',
    'invalid-number /spec/plan/CHF~1USD/2026',
  ],
  'files outside of the workspace': [
    document(
      'Driver',
      '  plan: { file: plan/../../headcount.csv }\n  actual: { file: /etc/headcount.csv }\n',
    ),
    'malformed-item /spec/plan/file',
    'malformed-item /spec/actual/file',
  ],
  'growth, which is not computed': [line('amount: 5k/month, growth: 5%/year'), 'not-supported-yet /growth'],
  'phasing by weights, which is not computed': [
    line('amount: 5k, phasing: [1, 2]'),
    'not-supported-yet /phasing',
  ],
  'a pattern that is not computed': [
    document('Workspace', '  currency: USD\n  calendar: { start: 2027-01-31, pattern: 4-5-4 }\n'),
    'not-supported-yet /spec/calendar/pattern',
  ],
  'a kind that is not computed': [document('Contract', '  term: 3\n'), 'not-supported-yet /kind'],
  'a kind that there is not': [document('Budgett', '  a: b\n'), 'malformed-item /kind'],
  'a wrong name': [center('name: a b'), 'invalid-name /name'],
  'text that another reader takes for a number': [center('name: a, code: 0001'), 'ambiguous-scalar /code'],
  'text that another reader takes for a boolean': [
    center('name: a, labels: { country: no }'),
    'ambiguous-scalar /labels/country',
  ],
  'a long year and a long month that are called otherwise, and a start that is none': [
    document(
      'Workspace',
      '  currency: USD\n  calendar: { start: 2027-01-31, longYears: [2028, FY2034], longPeriod: 12 }\n',
    ),
    'invalid-calendar /spec/calendar/longYears/0',
    'invalid-calendar /spec/calendar/longPeriod',
    'invalid-calendar /spec/calendar/start',
  ],
  'a calendar that does not hold together': [
    document('Workspace', '  currency: USD\n  calendar: { start: 2027-01-31 }\n'),
    'invalid-calendar /spec/calendar/start',
  ],
  'a measure that there is not': [
    document('ApprovalPolicy', '  rules:\n    - { name: a, if: { incrase: 5k }, approvers: [owner] }\n'),
    'unknown-measure /if/incrase',
  ],
  'approvals that are no number of people': [
    policy('approvers: [owner], count: 0', 'approvers: [owner], count: 1.5', 'approvers: [owner], count: -1'),
    'malformed-item /count',
    'malformed-item /count',
    'malformed-item /count',
  ],
  'approvers that are nobody': [policy('approvers: []'), 'malformed-item /approvers'],
  'a treatment that there is not': [
    policy('approvers: [owner], if: { any: [{ treatment: capx }, { treatment: [opex, opx] }] }'),
    'malformed-item /if/any/0/treatment',
    'malformed-item /if/any/1/treatment/1',
  ],
  'a kind that cannot be touched': [
    policy('approvers: [owner], if: { touches: [Budget, Budgets] }'),
    'malformed-item /if/touches/1',
  ],
  'an expression that is none': [
    document(
      'AllocationPolicy',
      '  rules:\n    - { name: a, match: { ServiceName: { regex: ["^a", "("] } }, assign: { costCenter: b } }\n',
    ),
    'malformed-item /match/ServiceName/regex/1',
  ],
  'an expression that is too long': [
    document(
      'AllocationPolicy',
      `  rules:\n    - { name: a, match: { ServiceName: { regex: ${'a'.repeat(201)} } }, assign: { costCenter: b } }\n`,
    ),
    'malformed-item /match/ServiceName/regex',
  ],
  'a threshold that is a rate': [
    document(
      'ApprovalPolicy',
      '  rules:\n    - { name: a, if: { increase: 5k/month }, approvers: [owner] }\n',
    ),
    'invalid-money /if/increase',
  ],
};

describe('reading an item', () => {
  for (const [what, [text, ...problems]] of Object.entries(CASES))
    it(`names ${what}`, () => assert.deepEqual(problemsIn(text), problems));

  it('says nothing about what quotes make text, and about money and periods that look like numbers', () => {
    assert.deepEqual(problemsIn(center('name: a, code: "0001", labels: { country: "no" }')), []);
    assert.deepEqual(problemsIn(line('period: 2026, amount: { 2026: 12000 }')), []);
  });

  it('leaves documents of other tools alone', () => {
    assert.deepEqual(readAll('apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\n'), []);
    assert.deepEqual(readAll('on: push\njobs: {}\n'), []);
  });

  it('finds documents that are nearly ours', () => {
    const near = document('Budget', '  period: FY2027\n');
    assert.ok(problemsIn(near.replace('outlay/v1', 'outlay/v2')).includes('nearly-ours /apiVersion'));
    assert.ok(problemsIn(near.replace('outlay/v1', 'outley/v1')).includes('nearly-ours /apiVersion'));
    assert.ok(problemsIn(near.replace(/^.*\n/, '')).includes('nearly-ours /kind'));
  });

  it('reads lines that stand in one row with the head as it reads them one by one', () => {
    const inRow =
      'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: x }\nspec: { lines: [{ name: a, amount: 5k }] }\n';
    const byRow = document('Budget', '  lines:\n    - { name: a, amount: 5k }\n');
    const [, a] = readAll(inRow);
    const [, b] = readAll(byRow);
    assert.ok(a?.entity);
    assert.deepEqual(a.entity, b?.entity);
  });

  it('quotes no text at length, and none as it is where it cannot be seen', () => {
    const long = `a\u202E${'b'.repeat(100)}`;
    for (const text of [
      line(`amount: 5k, "${long}": 1, "${long}": 2`),
      line(`amount: 5k, currency: "${long}"`),
      policy(`approvers: [a], if: { "${long}": 5k }`),
      document('Driver', `  plan: { file: "../${long}" }\n`),
      center(`name: a, code: ${'0'.repeat(100)}`),
    ]) {
      const [message = ''] = readAll(text).flatMap((it) => it.problems.map((problem) => problem.message));
      assert.match(message, /`(?:\.\.\/)?(?:a⟨U\+202E⟩b|0)[b0]{50,60}…`/);
    }
  });

  it('gives a driver no value that a comma cuts in two', () => {
    const [head] = readAll(document('Driver', '  unit: seat\n  plan: { a: { FY2027: 1,200 }, b: 7 }\n'));
    assert.ok(head?.entity?.kind === 'Driver' && head.entity.plan && 'series' in head.entity.plan);
    assert.deepEqual(
      head.entity.plan.series.map((it) => it.key.text),
      ['b'],
    );
  });

  it('proposes for a total no more digits than its currency has, for a price any', () => {
    const proposed = (money: string) =>
      readAll(line(money)).flatMap((it) =>
        it.problems.flatMap(({ fixes = [] }) => fixes.map((fix) => fix.title)),
      );
    const thousand = ['write `1_200`'];
    assert.deepEqual(proposed('amount: "1,200"'), thousand);
    assert.deepEqual(proposed('amount: 1,200'), thousand);
    assert.deepEqual(proposed('amount: { 2026-11: 1,200 }'), thousand);
    assert.deepEqual(proposed('quantity: 2, unitPrice: 1,200'), [...thousand, 'write `1.200`']);
  });

  it('takes a cost center that is called like a year for a cost center', () => {
    const text = '  splits:\n    - { name: a, from: b, to: { 2101: 40%, c: rest } }\n';
    const split = readAll(document('AllocationPolicy', text)).find((it) => it.entity?.kind === 'Split');
    assert.ok(split?.entity?.kind === 'Split' && split.entity.to?.by === 'shares');
    assert.deepEqual(
      split.entity.to.shares.flatMap(({ value }) => value.map((it) => it.center.text)),
      ['2101', 'c'],
    );
  });

  it('gives a workspace no calendar of which only a part can be read', () => {
    const weeks = 'start: 2027-01-31, pattern: 4-4-5';
    const calendarOf = (said: string) => {
      const [head] = readAll(document('Workspace', `  currency: USD\n  calendar: { ${said} }\n`));
      assert.ok(head?.entity?.kind === 'Workspace');
      return head.entity.calendar;
    };
    assert.ok(calendarOf(`${weeks}, longYears: [FY2028], longPeriod: P12`));
    for (const wrong of [`${weeks}, longYears: [2028]`, `${weeks}, longPeriod: 12`, 'start: 2027-01-31'])
      assert.equal(calendarOf(wrong), undefined, wrong);
  });

  it('mends a currency in small letters safely, and no other', () => {
    const safety = (currency: string) =>
      readAll(line(`amount: 5k, currency: ${currency}`))[1]?.problems[0]?.fixes?.[0]?.safety;
    assert.equal(safety('eur'), 'safe');
    for (const other of ['EURO', 'ERU']) assert.equal(safety(other), 'unsafe');
  });

  it('gives a line with money that cannot be read no money', () => {
    const wrong = [
      'amount: 5K',
      'amount: { 2026-11: 5K, 2026-12: 5k }',
      'amount: 1,200',
      'amount: 5k, growth: 5%/year',
      'amount: 5k, currency: EURO',
    ];
    for (const money of wrong) {
      const [, read] = readAll(line(money));
      assert.ok(read?.entity?.kind === 'Line');
      assert.equal(read.entity.money, undefined);
    }
  });
});

describe('a key of `match`', () => {
  const nearest: Readonly<Record<string, string | undefined>> = {
    catgory: 'category',
    costcenter: 'costCenter',
    CostCenter: 'costCenter',
    VENDOR: 'vendor',
    'tag.team': 'tags.team',
    'label/tier': 'labels.tier',
    serviceName: 'ServiceName',
    sub_account_id: 'SubAccountId',
    anny: 'any',
    zzz: undefined,
  };
  for (const [key, near] of Object.entries(nearest))
    it(`${key} is ${near ?? 'nothing'}`, () => {
      const text = document(
        'AllocationPolicy',
        `  rules:\n    - { name: a, match: { ${key}: c }, assign: { costCenter: b } }\n`,
      );
      const [problem, ...others] = readAll(text).flatMap((it) => it.problems);
      assert.equal(others.length, 0);
      assert.equal(problem?.code, 'unknown-key');
      assert.equal(problem.label, near && `did you mean \`${near}\`?`);
      assert.deepEqual(
        problem.fixes?.flatMap((it) => it.edits),
        near === undefined ? [] : [{ op: 'rename', at: problem.at, text: near }],
      );
    });
});
