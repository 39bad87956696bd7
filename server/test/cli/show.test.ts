import assert from 'node:assert/strict';
import { AS_OF, acme, buildOnce, edit, outlay } from './run.ts';

const SHOW = ['show', '--as-of', AS_OF];

describe('outlay show', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('shows the plan of this fiscal year as a tree that adds up', () => {
    const made = acme();
    outlay(made.path, SHOW, {
      stdout: `FY2027 in USD, planned spend before splits; as of 2026-11-18

                       FY2027-Q1   FY2027-Q2   FY2027-Q3   FY2027-Q4        FY2027
Acme                  318,630.00  318,630.00  318,630.00  318,630.00  1,274,520.00
├ Payments            288,630.00  288,630.00  288,630.00  288,630.00  1,154,520.00
├ Search               30,000.00   30,000.00   30,000.00   30,000.00    120,000.00
└ Idle                         ·           ·           ·           ·             ·

every line: outlay show payments     dates of the periods: outlay show --periods
`,
    });
  });

  it('shows one cost center line by line, by name or code', () => {
    const made = acme();
    const text = outlay(made.path, [...SHOW, 'CC-2100', '--period', 'FY2027']);
    assert.match(text, /^├ compute .* 1,152,000\.00$/m);
    assert.match(text, /^└ seats .* 2,520\.00$/m);
  });

  it('shows what lies on no cost center, where anything does', () => {
    const made = acme();
    const asked = [...SHOW, 'unallocated'];
    outlay(made.path, asked, { code: 2, stderr: /^error: no cost center is called `unallocated`\n/ });
    edit(made, 'budgets/search.yaml', 'costCenter: search', 'service: web');
    assert.match(outlay(made.path, asked), /^unallocated .* 120,000\.00\n└ \w+ .* 120,000\.00$/m);
    assert.match(outlay(made.path, [...asked, '--by', 'category']), /^unallocated .* 120,000\.00$/m);
    assert.match(outlay(made.path, SHOW), /^every line: outlay show payments /m);
  });

  it('groups by any dimensions, one inside the other', () => {
    const made = acme();
    const text = outlay(made.path, [...SHOW, '--by', 'category,costCenter', '--period', '2026-07']);
    assert.match(text, /^Acme {16,}106,210\.00$/m);
    assert.match(text, /^├ cloud {15,}106,000\.00\n│ ├ Payments {8,}96,000\.00\n│ └ Search {9,}10,000\.00$/m);
  });

  it('names what the measure leaves out, in the period and the cost center that are shown', () => {
    const made = acme();
    edit(made, 'budgets/search.yaml', 'amount:', 'treatment: capex, amount:');
    const expense = [...SHOW, '--measure', 'expense'];
    assert.match(outlay(made.path, expense), /^without 120,000\.00 USD of capex, which is no expense$/m);
    assert.doesNotMatch(outlay(made.path, SHOW), /without/);
    assert.doesNotMatch(outlay(made.path, [...expense, 'payments']), /without/);
    const month = [...expense, '--period', '2026-07'];
    assert.match(
      outlay(made.path, [...month, '--format', 'markdown']),
      /^Planned expense .*, without 10,000\.00 USD of capex, which is no expense$/m,
    );
    assert.deepEqual(JSON.parse(outlay(made.path, [...month, '--format', 'json'])).leftOut, {
      treatment: 'capex',
      amount: { amount: '10000.00', currency: 'USD' },
    });
  });

  it('says which year it shows when this one has no plan', () => {
    const made = acme();
    outlay(made.path, ['show', '--as-of', '2030-01-01'], {
      stdout: /nothing is planned in FY2030, this year; FY2028 is the nearest that has a plan/,
    });
  });

  it('writes exact amounts as text in JSON', () => {
    const made = acme();
    const json = JSON.parse(outlay(made.path, [...SHOW, '--format', 'json', '--period', 'FY2027']));
    assert.equal(json.version, 1);
    assert.deepEqual(json.plan.amounts.at(-1), { amount: '1274520.00', currency: 'USD' });
    assert.equal(json.plan.children[0].title, 'Payments');
    assert.equal(json.beforeSplits, true);
  });

  it('shows no figures where nothing settles currency and calendar', () => {
    const made = acme();
    const refused = {
      code: 1,
      stdout: '',
      stderr:
        'error: the currency or the calendar of the workspace cannot be read\nhelp: outlay check says what is wrong with it\n',
    };
    made.write('outlay.yaml', '# nothing yet\n');
    outlay(made.path, SHOW, refused);
    edit(made, 'outlay.yaml', 'currency: USD', 'currency: USDD');
    outlay(made.path, SHOW, refused);
  });

  it('names what a total misses and exits 1', () => {
    const made = acme();
    edit(made, 'budgets/search.yaml', '120k', '12OK');
    outlay(made.path, SHOW, {
      code: 1,
      stdout: /\n\* incomplete, without search\/index\n.* {5}why something is missing: outlay check\n$/,
    });
  });

  it('marks the whole where the money of a document cannot be read, and a center only where its own is', () => {
    const made = acme();
    made.write(
      'budgets/more.yaml',
      'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: more }\nspec: { lines: [just] }\n',
    );
    outlay(made.path, SHOW, {
      code: 1,
      stdout: /^Acme\* .*\n(?:.*\n)+\* incomplete, without budgets\/more\.yaml: /m,
    });
    const json = JSON.parse(outlay(made.path, [...SHOW, '--format', 'json'], { code: 1 }));
    assert.equal(json.plan.incomplete, true);
    made.write('budgets/more.yaml', '');
    edit(made, 'budgets/search.yaml', '120k', '12OK');
    outlay(made.path, [...SHOW, 'search'], { code: 1, stdout: /^Search\* /m });
    outlay(made.path, [...SHOW, 'payments'], { stdout: /^Payments {2}/m });
  });

  it('takes the title of a cost center that no other has', () => {
    const made = acme();
    edit(
      made,
      'outlay.yaml',
      'name: search, title: Search',
      'name: find, aliases: [search], title: Search Team',
    );
    outlay(made.path, [...SHOW, 'search team'], { stdout: /^Search Team /m });
    edit(made, 'outlay.yaml', 'title: Search', 'title: Payments');
    outlay(made.path, [...SHOW, 'payments'], { stdout: /^Payments .*\n├ compute/m });
    edit(made, 'outlay.yaml', 'title: Idle', 'title: Search');
    outlay(made.path, [...SHOW, 'search'], { stdout: /^Search .*\n└ index/m });
  });

  it('gives the dates of the fiscal periods', () => {
    const made = acme();
    outlay(made.path, [...SHOW, '--periods', '--period', 'FY2027-Q1'], {
      stdout: `period      month           first day   last day    days
FY2027-P01  July 2026       2026-07-01  2026-07-31    31
FY2027-P02  August 2026     2026-08-01  2026-08-31    31
FY2027-P03  September 2026  2026-09-01  2026-09-30    30
FY2027-Q1                   2026-07-01  2026-09-30    92
`,
    });
    edit(made, 'outlay.yaml', '2026-07-01, pattern: monthly', '2026-06-29, pattern: 4-4-5');
    outlay(made.path, [...SHOW, '--periods', '--period', 'FY2027-P03'], {
      stdout: `period      first day   last day    days
FY2027-P03  2026-08-24  2026-09-27    35
`,
    });
  });

  it('refuses what it does not know with what was expected', () => {
    const made = acme();
    outlay(made.path, [...SHOW, 'paymens'], {
      code: 2,
      stdout: '',
      stderr: 'error: no cost center is called `paymens`\nhelp: did you mean payments?\n',
    });
    outlay(made.path, [...SHOW, '--by', 'color'], {
      code: 2,
      stderr: /^error: no dimension is called `color`\nhelp: expected costCenter, /,
    });
    outlay(made.path, [...SHOW, '--by', 'categroy'], {
      code: 2,
      stderr: /\nhelp: did you mean category\? expected costCenter, /,
    });
    outlay(made.path, [...SHOW, '--by', 'category,category'], {
      code: 2,
      stdout: '',
      stderr: 'error: `category` stands twice, expected each dimension once\n',
    });
    outlay(made.path, [...SHOW, '--by', 'labels.tier'], {
      code: 2,
      stdout: '',
      stderr:
        'error: no line has a label `tier`\nhelp: none has any; labels stand on lines and on their Budgets\n',
    });
    edit(made, 'budgets/payments.yaml', 'name: seats,', 'name: seats, labels: { tier: one },');
    outlay(made.path, [...SHOW, '--by', 'labels.tier'], { stdout: /^├ no tier .*\n└ one /m });
    outlay(made.path, [...SHOW, '--by', 'labels.teir'], {
      code: 2,
      stdout: '',
      stderr: 'error: no line has a label `teir`\nhelp: did you mean labels.tier? expected labels.tier\n',
    });
    outlay(made.path, [...SHOW, '--period', '2026-13'], { code: 2, stderr: /^error: `2026-13` / });
    outlay(made.path, [...SHOW, '--depth', 'x'], { code: 2, stderr: /expected a whole number/ });
  });
});
