import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { AS_OF, acme, buildOnce, edit, outlay } from './run.ts';

const IMPACT = ['impact', '--as-of', AS_OF];

describe('outlay impact', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('says what moves, who pays and when', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'FY2027: 1_152_000', 'FY2027: 1_284_000');
    const base = made.git('rev-parse', '--short=7', 'main');
    outlay(made.path, IMPACT, {
      stdout: `more-compute, working tree, against ${base}, the merge base with main; as of 2026-11-18

+132,000.00 USD in FY2027 (+10.4%)  July 2026 to June 2027, 1 line in 1 changed file

▲ Payments costs 132,000.00 more (+11.4%): compute +132,000.00

USD                              before          after         change        %
FY2027, this year          1,274,520.00   1,406,520.00    +132,000.00   +10.4%
FY2028, next year          1,202,520.00   1,202,520.00           0.00
Run rate, June × 12        1,274,520.00   1,406,520.00    +132,000.00   +10.4%

FY2027 by cost center            before          after         change        %       less│more
▲ Payments                 1,154,520.00   1,286,520.00    +132,000.00   +11.4%           │━━━━━━━━━
    compute                1,152,000.00   1,284,000.00    +132,000.00   +11.5%           │━━━━━━━━━
  1 unchanged                120,000.00     120,000.00              ·
──────────────────────────────────────────────────────────────────────────────
  Acme                     1,274,520.00   1,406,520.00    +132,000.00   +10.4%

FY2027 by month                  before          after         change        %
Jul–Jun, each                106,210.00     117,210.00     +11,000.00   +10.4%

before splits: shared cost stays on its own cost center
`,
    });
  });

  it('says that no money moves when a center has a new name', () => {
    const made = acme();
    edit(
      made,
      'outlay.yaml',
      '{ name: search, title: Search, parent: acme }',
      '{ name: discovery, title: Discovery, parent: acme, aliases: [search] }',
    );
    const text = outlay(made.path, IMPACT);
    assert.match(text, /^no money moves /m);
    assert.match(text, /^= Discovery is the new name of search: no money moves$/m);
  });

  it('never nets a moved line out of sight', () => {
    const made = acme();
    edit(made, 'budgets/search.yaml', '{ name: index,', '{ name: index, costCenter: payments,');
    const text = outlay(made.path, IMPACT);
    assert.match(
      text,
      /^▲ Payments costs 120,000\.00 more \(\+10\.4%\): index, moved from Search \+120,000\.00$/m,
    );
    assert.match(
      text,
      /^▽ Search costs 120,000\.00 less \(−100\.0%\): index, moved to Payments −120,000\.00$/m,
    );
  });

  it('groups by another dimension', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'name: seats, category: saas', 'name: seats, category: cloud');
    const text = outlay(made.path, [...IMPACT, '--by', 'category']);
    assert.match(text, /^= Payments: seats, from category saas to cloud: no money moves$/m);
    assert.match(text, /^▲ cloud +1,272,000\.00 +1,274,520\.00 +\+2,520\.00/m);
    assert.match(text, /^▽ saas +2,520\.00 +0\.00 +−2,520\.00 +−100\.0%/m);
    assert.match(text, /^ {2}Acme +1,274,520\.00 +1,274,520\.00 +0\.00$/m);
  });

  it('refuses a label that no line has, and takes one that only lines of the base have', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'name: seats,', 'name: seats, labels: { tier: one },');
    outlay(made.path, [...IMPACT, '--by', 'labels.teir'], {
      code: 2,
      stdout: '',
      stderr: 'error: no line has a label `teir`\nhelp: did you mean labels.tier? expected labels.tier\n',
    });
    made.commit('a label');
    edit(made, 'budgets/payments.yaml', '2026-07..: 10', '2026-07..: 12');
    outlay(made.path, [...IMPACT, '--base', 'HEAD', '--by', 'labels.tier'], {
      stdout: /^▽ one +2,520\.00 +0\.00 /m,
    });
  });

  it('names a changed policy, whose effect it does not compute', () => {
    const made = acme();
    made.write(
      'approval.yaml',
      'apiVersion: outlay/v1\nkind: ApprovalPolicy\nmetadata: { name: default }\nspec: { rules: [{ name: owner, approvers: [owner] }] }\n',
    );
    outlay(made.path, IMPACT, { stdout: /^note: ApprovalPolicy default changes: effect not computed yet$/m });
  });

  it('is unknown without a base: no number, the reason, the repair, exit 3', () => {
    const made = acme();
    made.git('remote', 'add', 'origin', '.');
    outlay(made.path, [...IMPACT, '--base', 'nowhere'], {
      code: 3,
      stdout: '',
      stderr: /^error: the effect is unknown: no such revision: .*\nhelp: git fetch/,
    });
    const json = JSON.parse(
      outlay(made.path, [...IMPACT, '--base', 'nowhere', '--format', 'json'], { code: 3, stderr: /unknown/ }),
    );
    assert.equal(json.state, 'unknown');
    assert.equal('measures' in json, false);
  });

  it('is against a version that the workspace names, wherever its Workspace stands', () => {
    const made = acme();
    const signed = made.git('rev-parse', '--short=7', 'HEAD');
    made.git('tag', 'plan-fy27-signed');
    edit(made, 'budgets/search.yaml', '120k', '150k');
    made.commit('more search');
    edit(made, 'outlay.yaml', 'defaultBranch: main', 'versions: { original: plan-fy27-signed }');
    const against = `against ${signed}, which is original`;
    const toVersion = [...IMPACT, '--base', 'original'];
    outlay(made.path, toVersion, { stdout: new RegExp(`^.* ${against};[^]*\\+30,000\\.00`) });
    renameSync(join(made.path, 'outlay.yaml'), join(made.path, 'workspace.yaml'));
    made.write('outlay.yaml', '# see workspace.yaml\n');
    outlay(made.path, toVersion, { stdout: new RegExp(`^.* ${against};[^]*\\+30,000\\.00`) });
  });

  it('is incomplete when a total misses something: exit 1, named', () => {
    const made = acme();
    edit(made, 'budgets/search.yaml', '120k', '12OK');
    outlay(made.path, IMPACT, {
      code: 1,
      stdout: /^note: incomplete, without search\/index\n.*\nwhy something is missing: outlay check\n$/m,
    });
  });

  it('says nothing, and exits 1, where the sides cannot be compared', () => {
    const made = acme();
    edit(made, 'outlay.yaml', 'currency: USD', 'currency: EUR');
    outlay(made.path, IMPACT, {
      code: 1,
      stdout: '',
      stderr: /^error: the effect is unknown: the reporting .+\nhelp: let it land by itself, .+\n$/,
    });
    const json = outlay(made.path, [...IMPACT, '--format', 'json'], { code: 1, stderr: /^error: / });
    assert.deepEqual(JSON.parse(json), {
      version: 1,
      command: 'impact',
      state: 'incomparable',
      reason: 'the reporting currency changes from USD to EUR',
      help: 'let it land by itself, and what moves money before or after it',
    });
  });

  it('says on stderr what it has left aside', () => {
    const made = acme();
    made.write('vendor/.git/HEAD', 'ref: refs/heads/main\n');
    outlay(made.path, IMPACT, { stderr: 'note: vendor is another Git repository, which is skipped\n' });
  });

  it('tells the same sentence in Markdown and JSON, with hostile names shown and not obeyed', () => {
    const made = acme();
    edit(made, 'outlay.yaml', 'title: Payments', 'title: "Pay*ments* @all <img>"');
    edit(made, 'budgets/payments.yaml', 'FY2027: 1_152_000', 'FY2027: 1_284_000');
    const markdown = outlay(made.path, [...IMPACT, '--format', 'markdown']);
    assert.match(
      markdown,
      /^▲ \*\*Pay\\\*ments\\\* &#64;all &#60;img&#62;\*\* costs \*\*132,000\.00 more\*\* \(\+11\.4%\)/m,
    );
    const json = JSON.parse(outlay(made.path, [...IMPACT, '--format', 'json']));
    assert.equal(json.version, 1);
    assert.deepEqual(json.measures.thisYear.change, { amount: '132000.00', currency: 'USD' });
    assert.match(json.costCenters[0].sentence, /costs 132,000\.00 more/);
  });
});
