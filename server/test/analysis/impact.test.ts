/** What counts as the same thing, what moves, and what is unknown. */
import assert from 'node:assert/strict';
import { impactOf, nameOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { noticesOf } from '../../src/report/impact-report.ts';
import { RULES } from '../../src/rules/index.ts';
import { AS_OF, example, type Files, knownImpact, projectOf, texts } from './workspaces.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: payments, owner: bela }
    - { name: search, owner: bela }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - { name: saas }
`;

function budget(name: string, center: string, ...lines: readonly string[]): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: ${name} }
spec:
  costCenter: ${center}
  category: saas
  period: 2026
  lines:
${lines.map((it) => `    - ${it}\n`).join('')}`;
}

const BASE: Files = {
  'outlay.yaml': WORKSPACE,
  'a.yaml': budget('a', 'payments', '{ name: seats, amount: 1_200 }', '{ name: logs, amount: 2_400 }'),
  'b.yaml': budget('b', 'search', '{ name: index, amount: 600 }'),
};

/** `center: line before → after` of this fiscal year, for every line that moves. */
function moves(head: Files, base: Files = BASE): string[] {
  return knownImpact(projectOf(head, base)).centers.flatMap(({ center, lines }) =>
    lines.map(
      (it) => `${center}: ${nameOf(it)} ${it.measures.thisYear.before} → ${it.measures.thisYear.after}`,
    ),
  );
}

describe('an impact', () => {
  it('is nothing when nothing changed', () => assert.deepEqual(moves(BASE), []));

  it('is the difference of a changed amount', () =>
    assert.deepEqual(moves({ ...BASE, 'b.yaml': budget('b', 'search', '{ name: index, amount: 900 }') }), [
      'search: b/index 60000 → 90000',
    ]));

  it('is nothing for a document in another file, or lines in another order', () => {
    const a = budget('a', 'payments', '{ name: logs, amount: 2_400 }', '{ name: seats, amount: 1_200 }');
    assert.deepEqual(moves({ 'outlay.yaml': WORKSPACE, 'x/z.yaml': `${a}---\n${BASE['b.yaml']}` }), []);
  });

  it('is nothing for a line that keeps its old name as an alias, or another case', () => {
    const renamed = budget(
      'a',
      'payments',
      '{ name: chairs, aliases: [seats], amount: 1_200 }',
      '{ name: Logs, amount: 2_400 }',
    );
    assert.deepEqual(
      knownImpact(projectOf({ ...BASE, 'a.yaml': renamed }, BASE)).centers.map((it) => it.measures.thisYear),
      [{ before: 360000n, after: 360000n }],
    );
  });

  it('is a removal and an addition for a new name without the old one', () =>
    assert.deepEqual(
      moves({ ...BASE, 'b.yaml': budget('b', 'search', '{ name: lookup, amount: 600 }') }).sort(),
      ['search: b/index 60000 → 0', 'search: b/lookup 0 → 60000'],
    ));

  it('never nets a line that changes its center', () =>
    assert.deepEqual(
      moves({ ...BASE, 'b.yaml': budget('b', 'payments', '{ name: index, amount: 600 }') }).sort(),
      ['payments: b/index 0 → 60000', 'search: b/index 60000 → 0'],
    ));

  it('drops no cent of a duplicate', () =>
    assert.deepEqual(
      moves({
        ...BASE,
        'b.yaml': budget('b', 'search', '{ name: index, amount: 600 }', '{ name: index, amount: 100 }'),
      }),
      ['search: b/index 0 → 10000'],
    ));

  it('moves no money when a center is renamed with an alias', () => {
    const renamed = WORKSPACE.replace('name: search,', 'name: discovery, aliases: [search],');
    const impact = knownImpact(projectOf({ ...BASE, 'outlay.yaml': renamed }, BASE));
    assert.deepEqual(impact.centers, []);
    assert.deepEqual(impact.renames, [{ kind: 'center', from: 'search', to: 'discovery' }]);
  });

  it('names the centers that lie elsewhere in the tree, by what they are called now', () => {
    const tree = (...items: readonly string[]) => ({
      ...BASE,
      'tree.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: tree }
spec: { items: [${items.map((it) => `{ ${it} }`).join(', ')}] }
`,
    });
    const base = tree(
      'name: it, parent: payments',
      'name: ops, parent: it',
      'name: web, code: "7", parent: search',
    );
    const head = tree(
      'name: tech, aliases: [it], parent: payments',
      'name: ops, parent: tech',
      'name: web, code: "7", parent: { ..2026-06: search, 2026-07..: tech }',
      'name: new, parent: tech',
    );
    const impact = knownImpact(projectOf(head, base));
    assert.deepEqual(impact.moves, [
      {
        center: 'web',
        before: [{ parent: 'search', period: undefined }],
        after: [
          { parent: 'search', period: '..2026-06' },
          { parent: 'tech', period: '2026-07..' },
        ],
      },
    ]);
    assert.deepEqual(noticesOf(projectOf(head, base), impact), [
      'web is now below search until 2026-06 and tech from 2026-07, it was below search: totals above it change',
    ]);
    const [back] = knownImpact(projectOf(tree('name: web'), tree('name: web, parent: search'))).moves;
    assert.deepEqual(back?.after, [{ parent: undefined, period: undefined }]);
  });

  it('adds up over its cost centers', () => {
    const head = { ...example('acme'), 'budgets/network.yaml': '' };
    const impact = knownImpact(projectOf(head, example('acme')));
    const sum = impact.centers.reduce(
      (it, { measures }) => it + measures.thisYear.after - measures.thisYear.before,
      0n,
    );
    const { before, after } = impact.measures.thisYear;
    assert.equal(sum, after - before);
    assert.ok(sum < 0n);
  });

  it('is unknown, with the reason, without a base', () => {
    const project = new Project(RULES);
    project.apply({
      texts: texts(BASE),
      asOf: AS_OF,
      base: { unknown: 'no merge base', repair: 'git fetch' },
    });
    assert.deepEqual(impactOf(project), { state: 'unknown', reason: 'no merge base', repair: 'git fetch' });
  });

  it('takes everything as new against an empty base', () => assert.deepEqual(moves(BASE, {}).length, 3));

  it('names what its totals miss', () => {
    const impact = knownImpact(
      projectOf({ ...BASE, 'b.yaml': budget('b', 'search', '{ name: index, amount: 1e3 }') }, BASE),
    );
    assert.deepEqual(impact.incomplete, ['b/index']);
  });

  it('does not take what cannot be read for a cut', () => {
    const head = {
      ...BASE,
      'a.yaml': budget('a', 'payments', '{ name: seats, amount: 1kk }', '{ name: logs, amount: 2_500 }'),
    };
    const impact = knownImpact(projectOf(head, BASE));
    assert.deepEqual(impact.measures.thisYear, { before: 300000n, after: 310000n });
    assert.deepEqual(
      impact.centers.map((it) => it.measures.thisYear),
      [{ before: 240000n, after: 250000n }],
    );
    assert.deepEqual(impact.incomplete, ['a/seats']);
  });

  it('does not take a line for removed that may stand in what cannot be read', () => {
    const broken: Files = {
      item: budget('a', 'payments', '{ name: seats, amount: 1_200', '{ name: logs, amount: 2_500 }'),
      document: `<<<<<<< ours\n${BASE['a.yaml']}=======\n>>>>>>> theirs\n`,
    };
    for (const [what, text] of Object.entries(broken)) {
      const impact = knownImpact(projectOf({ ...BASE, 'a.yaml': text }, BASE));
      const gone = impact.centers.flatMap(({ lines }) => lines.filter(({ after }) => !after));
      assert.deepEqual(gone, [], what);
      assert.ok(impact.excluded.some(({ before }) => before?.entity.name === 'seats'));
    }
  });

  it('does not take a line for new that may stand in what cannot be read in the base', () => {
    const broken: Readonly<Record<string, readonly [text: string, incomplete: readonly string[]]>> = {
      amount: [
        budget('a', 'payments', '{ name: seats, amount: 1kk }', '{ name: logs, amount: 2_400 }'),
        ['a/seats in the base'],
      ],
      item: [
        budget('a', 'payments', '{ name: seats, amount: 1_200', '{ name: logs, amount: 2_400 }'),
        ['a.yaml: Budget/a in the base', 'a/seats in the base'],
      ],
      document: [
        `<<<<<<< ours\n${BASE['a.yaml']}=======\n>>>>>>> theirs\n`,
        ['a.yaml in the base', 'a/logs in the base', 'a/seats in the base'],
      ],
    };
    for (const [what, [text, incomplete]] of Object.entries(broken)) {
      const impact = knownImpact(projectOf(BASE, { ...BASE, 'a.yaml': text }));
      assert.deepEqual(impact.centers, [], what);
      assert.deepEqual(impact.measures.thisYear.before, impact.measures.thisYear.after, what);
      assert.deepEqual(impact.incomplete, incomplete, what);
    }
    const centers = WORKSPACE.replace('{ name: payments, owner: bela }', '{ name: payments');
    const impact = knownImpact(projectOf(BASE, { ...BASE, 'outlay.yaml': centers }));
    assert.deepEqual(impact.centers, []);
    assert.deepEqual(impact.incomplete, ['outlay.yaml: CostCenterList/centers in the base']);
  });

  it('says that a line is new where what cannot be read in the base is another Budget', () => {
    const base = { ...BASE, 'b.yaml': budget('b', 'search', '{ name: index, amount: 600') };
    const head = {
      ...BASE,
      'a.yaml': `${BASE['a.yaml']}    - { name: more, amount: 120 }\n`,
    };
    assert.deepEqual(moves(head, base), ['payments: a/more 0 → 12000']);
  });

  it('moves no line to unallocated while a list that may declare its center cannot be read', () => {
    const head = {
      ...BASE,
      'outlay.yaml': WORKSPACE.replace('{ name: payments, owner: bela }', '{ name: payments'),
    };
    const impact = knownImpact(projectOf(head, BASE));
    assert.deepEqual(impact.centers, []);
    assert.deepEqual(
      impact.excluded.map(({ before }) => before?.entity.name),
      ['seats', 'logs'],
    );
    assert.deepEqual(impact.incomplete, ['outlay.yaml: CostCenterList/centers']);
  });

  it('says that a line is removed where what cannot be read is another Budget', () => {
    const two = (...lines: readonly string[]) =>
      `${budget('a', 'payments', ...lines)}---\n${budget('c', 'search', '{ name: x, amount: 1 }')}`;
    const base = { ...BASE, 'a.yaml': two('{ name: seats, amount: 1_200 }') };
    const head = {
      ...base,
      'a.yaml': two('{ name: logs, amount: 2_400 }').replace('amount: 1 }', 'amount: 1'),
    };
    assert.deepEqual(moves(head, base), ['payments: a/logs 0 → 240000', 'payments: a/seats 120000 → 0']);
  });

  it('names a changed policy, never 0', () => {
    const policy = (share: string) => `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: cloud }
spec:
  splits:
    - { name: s, from: payments, to: { search: ${share}, payments: rest } }
`;
    const base = { ...BASE, 'p.yaml': policy('30%') };
    const impact = knownImpact(projectOf({ ...base, 'p.yaml': policy('34%') }, base));
    assert.deepEqual(impact.notComputed, [{ kind: 'AllocationPolicy', name: 'cloud' }]);
  });

  it('names policies of one name, or without one, in one order', () => {
    const policies = (kinds: readonly string[]): Files => ({
      ...BASE,
      ...Object.fromEntries(
        kinds.map((kind, i) => [`${i}.yaml`, `apiVersion: outlay/v1\nkind: ${kind}\nspec: { rules: [] }\n`]),
      ),
    });
    const named = (...kinds: readonly string[]) => knownImpact(projectOf(policies(kinds), BASE)).notComputed;
    const once = named('AllocationPolicy', 'ApprovalPolicy');
    assert.equal(once.length, 2);
    assert.deepEqual(named('ApprovalPolicy', 'AllocationPolicy'), once);
  });

  it('names another order of policies', () => {
    const inOrder = (order: string) => ({
      ...BASE,
      'outlay.yaml': WORKSPACE.replace('currency: USD', `currency: USD, allocation: [${order}]`),
    });
    const named = (head: string, base: string) =>
      knownImpact(projectOf(inOrder(head), inOrder(base))).notComputed;
    assert.deepEqual(named('b, a', 'a, b'), [{ kind: 'Workspace', name: 'allocation' }]);
    assert.deepEqual(named('A, b', 'a, b'), []);
  });

  it('names an approval policy whatever of a rule is another', () => {
    const policy = (rule: string) =>
      `apiVersion: outlay/v1\nkind: ApprovalPolicy\nmetadata: { name: gates }\nspec: { rules: [{ name: large, ${rule} }] }\n`;
    const rule =
      'if: { any: [{ increase: 50k USD, category: saas }, { touches: [Budget] }] }, approvers: [owner]';
    const base = { ...BASE, 'p.yaml': policy(rule) };
    const named = (from: string, to: string) =>
      knownImpact(projectOf({ ...base, 'p.yaml': policy(rule.replace(from, to)) }, base)).notComputed.length;
    assert.equal(named('50k', '500k'), 1);
    assert.equal(named('increase', 'decrease'), 1);
    assert.equal(named('[Budget]', '[Budget, Driver]'), 1);
    assert.equal(named('any', 'not'), 1);
    assert.equal(named('[owner]', '[parent-owner]'), 1);
    assert.equal(named('increase: 50k USD, category: saas', 'category: saas, increase: 50k USD'), 0);
  });
});
