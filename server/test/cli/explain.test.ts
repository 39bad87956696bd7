/** What `outlay explain` says of codes, kinds, properties, names and amounts. */
import assert from 'node:assert/strict';
import { type Scratch, scratch } from '../host/scratch.ts';
import { AS_OF, acme, buildOnce, edit, outlay } from './run.ts';

describe('outlay explain', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('explains a rule, a kind and a property', () => {
    const made = scratch();
    outlay(made.path, ['explain', 'unknown-reference'], { stdout: /^unknown-reference\n/ });
    outlay(made.path, ['explain', 'budget'], { stdout: /^Budget\nPlanned money/ });
    outlay(made.path, ['explain', 'unitPrice'], { stdout: /^Budget\.lines\.unitPrice\n/ });
    outlay(made.path, ['explain', 'number.negative'], {
      stdout: /^one of minus, trailing-minus, brackets, cr$/m,
    });
    outlay(made.path, ['explain', 'amounts.rows'], { stdout: /^holds period, amount, dates, periods$/m });
    outlay(made.path, ['explain', 'alerts'], { stdout: /^holds actual, forecast$/m });
    outlay(made.path, ['explain', 'lines.amount'], { stdout: /^Budget\.lines\.amount\n/ });
    const near = {
      's.amount': /^error: nothing is called `s\.amount`/,
      'lines.amont': /did you mean lines\.amount\?/,
    };
    for (const [word, stderr] of Object.entries(near))
      outlay(made.path, ['explain', word], { code: 2, stdout: '', stderr });
    outlay(made.path, ['explain', 'unitPrise'], {
      code: 2,
      stdout: '',
      stderr: 'error: nothing is called `unitPrise`\nhelp: did you mean unitPrice?\n',
    });
  });

  it('explains a property once for each place, the shallowest first, in the words of that place', () => {
    const made = scratch();
    const text = outlay(made.path, ['explain', 'costCenter'], { stdout: /^Budget\.costCenter\n/ });
    assert.doesNotMatch(text, /\.any\.|\.not\./);
    outlay(made.path, ['explain', 'FxRates'], {
      stdout: /^ {4}The rates of months that are over, in the same shape as `plan`\.$/m,
    });
  });

  it('explains a name of the workspace by what is declared and what it comes to', () => {
    const made = acme();
    const explain = ['explain', '--as-of', AS_OF];
    outlay(made.path, [...explain, 'center/payments'], {
      stdout: `payments, cost center  outlay.yaml:12:7
  title   Payments
  code    CC-2100
  parent  acme
  owner   ada, who owns acme above
  FY2027  1,154,520.00 USD planned
  FY2028  1,202,520.00 USD planned
`,
    });
    outlay(made.path, [...explain, 'center/payments', 'FY2027-Q1'], {
      stdout: /owner .*\n {2}FY2027-Q1 {2}288,630\.00 USD planned\n$/,
    });
    outlay(made.path, [...explain, 'center/payments', 'someday'], {
      code: 2,
      stdout: '',
      stderr: /^error: `someday` is not a period/,
    });
    outlay(made.path, [...explain, 'payments'], {
      stdout: /^payments, cost center (?:.*\n)+payments, budget /m,
    });
    made.write(
      'more.yaml',
      `apiVersion: outlay/v1
kind: Driver
metadata: { name: headcount }
spec: { unit: person, plan: { payments: { 2026-07..: 14, 2027-01..: 16 }, search: 8 } }
---
apiVersion: outlay/v1
kind: People
metadata: { name: teams }
spec: { teams: [{ name: finance, members: [ada] }] }
`,
    );
    outlay(made.path, [...explain, 'headcount'], {
      stdout: `headcount, driver  more.yaml:1:1
  unit      person
  payments  14 from 2026-07, 16 from 2027-01
  search    8
`,
    });
    outlay(made.path, [...explain, 'finance'], { stdout: 'finance, team  more.yaml:9:17\n  members  ada\n' });
    const json = JSON.parse(outlay(made.path, [...explain, 'search', '--format', 'json']));
    assert.deepEqual(
      json.things.map((it: { kind: string; plan: readonly object[] }) => [it.kind, it.plan[0]]),
      ['cost center', 'budget'].map((kind) => [
        kind,
        { period: 'FY2027', amount: { amount: '120000.00', currency: 'USD' }, incomplete: false },
      ]),
    );
  });

  it('says that something is missing in what a center or a Budget plans, and exits 1', () => {
    const made = acme();
    writeBudget(
      made,
      '{ costCenter: payments, period: FY2027, lines: { desks: { category: cloud, amount: 1k } } }',
    );
    const explain = (name: string, stdout: RegExp) =>
      outlay(made.path, ['explain', name, 'FY2027'], { code: 1, stdout });
    explain('center/payments', / USD planned, incomplete\n$/);
    explain('more', /FY2027 {7}not known\n$/);
    edit(made, 'outlay.yaml', 'currency: USD', 'currency: dollars');
    explain('payments/compute', /^not known, Payments, compute, .*\n\n {2}compute, FY2027: not known\n/);
  });

  it('explains what nobody declares: where money without a cost center lies, and currencies', () => {
    const made = acme();
    writeBudget(made, '{ period: FY2027, category: cloud, lines: [{ name: desks, amount: 1k }] }');
    outlay(made.path, ['explain', 'unallocated', 'FY2027'], {
      stdout: `unallocated, where the money of lines lies that have no cost center
  FY2027  1,000.00 USD planned
`,
    });
    const { things } = JSON.parse(
      outlay(made.path, ['explain', 'unallocated', 'FY2027', '--format', 'json']),
    );
    assert.equal(things[0].plan[0].amount.amount, '1000.00');
    outlay(made.path, ['explain', 'USD'], {
      stdout: /^USD, a currency with 2 digits .*\n {2}this workspace/,
    });
    outlay(made.path, ['explain', 'jpy'], { stdout: /^JPY, .* 0 digits .*\n.* outlay explain JPY\/USD\n$/ });
  });

  it('takes what every object has for no word of the language', () => {
    const made = acme();
    for (const word of ['constructor', '__proto__'])
      outlay(made.path, ['explain', word], { code: 2, stderr: new RegExp(`nothing is called \`${word}\``) });
  });

  it('names what is nearest to a name or a line that is not there', () => {
    const made = acme();
    const near = (subject: string, stderr: RegExp) =>
      outlay(made.path, ['explain', subject], { code: 2, stdout: '', stderr });
    near('paymnets', /\nhelp: did you mean payments\?\n$/);
    near('compute', /\nhelp: did you mean payments\/compute\?\n$/);
    near('compuet', /\nhelp: did you mean payments\/compute\?\n$/);
    near('line/Compute', /\nhelp: did you mean payments\/compute\? outlay show --by line lists them\n$/);
    near('payments/compuet', /\nhelp: did you mean payments\/compute\?\n$/);
  });

  it('explains an amount down to what is written', () => {
    const made = acme();
    outlay(made.path, ['explain', 'payments/seats', '2026-11'], {
      stdout:
        /^210\.00 USD, Payments, seats, November 2026 {2}budgets\/payments\.yaml:9:7\n\n {2}seats, November 2026: 10 × 21\.00 USD a month/,
    });
    outlay(made.path, ['explain', 'payments/nothing'], {
      code: 2,
      stdout: '',
      stderr: /no line is called `payments\/nothing`\nhelp: payments has compute and seats\n$/,
    });
  });

  it('explains a rate by month, with where it is written and who reads it', () => {
    const made = acme();
    made.write(
      'rates.yaml',
      `apiVersion: outlay/v1
kind: FxRates
metadata: { name: treasury }
spec: { plan: { EUR/USD: { FY2027: 1.05, 2027-07..: 1.10 }, EUR/CHF: 0.94 } }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: desk }
spec: { plan: { file: rates.csv } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: abroad }
spec:
  costCenter: search
  category: cloud
  currency: EUR
  period: FY2027
  lines:
    - { name: hosting, amount: 12k }
    - { name: backups, percent: 10%, of: [hosting] }
`,
    );
    made.write('rates.csv', 'JPY/USD,2026-07..,0.0067\n');
    const explain = (...args: readonly string[]) => ['explain', '--as-of', AS_OF, ...args];
    outlay(made.path, explain('eur/usd'), {
      stdout: `EUR/USD, exchange rate: how many USD one EUR is
  FY2027   1.05
  FY2028   1.10
  written  rates.yaml:4:26: 1.05 in FY2027, 1.10 from 2027-07
  read by  abroad/hosting and abroad/backups
`,
    });
    outlay(made.path, explain('EUR/USD', '2026-11'), { stdout: /^ {2}2026-11 {2}1\.05$/m });
    outlay(made.path, explain('EUR/CHF'), {
      stdout: /read by {9}nothing: amounts are converted to USD alone$/m,
    });
    outlay(made.path, explain('JPY/USD'), {
      stdout: /written {9}rates\.csv, named in rates\.yaml:9:23: 0\.0067 from 2026-07$/m,
    });
    const { rate } = JSON.parse(outlay(made.path, explain('EUR/USD', '--format', 'json')));
    assert.deepEqual(rate.values, [
      { period: 'FY2027', value: '1.05' },
      { period: 'FY2028', value: '1.10' },
    ]);
    assert.deepEqual(rate.readBy, ['abroad/hosting', 'abroad/backups']);
    outlay(made.path, explain('USD/EUR'), {
      code: 2,
      stdout: '',
      stderr: 'error: no rate USD/EUR is planned\nhelp: EUR/USD is planned, and inverses are not derived\n',
    });
  });
});

/** One called `more`, in a file of its own. */
function writeBudget(made: Scratch, spec: string): void {
  made.write('more.yaml', `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: more }\nspec: ${spec}\n`);
}
