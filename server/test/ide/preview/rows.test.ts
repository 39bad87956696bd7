import assert from 'node:assert/strict';
import { DIMENSIONS } from '../../../src/analysis/plan/cube.ts';
import { Preview } from '../../../src/ide/preview/preview.ts';
import { rowAt } from '../../../src/ide/preview/row-at.ts';
import type { TreeNode } from '../../../src/ide/preview/tree-node.ts';
import type { Scope } from '../../../src/protocol.ts';
import { example, type Files, projectOf, texts } from '../../analysis/workspaces.ts';
import { acme, acmeProject, page, QUESTION, replaced, rowTexts } from './acme.ts';

describe('the rows of a preview', () => {
  it('open what changes and fold what does not, so that every level adds up', () => {
    assert.deepEqual(rowTexts(page(acmeProject())), [
      'Acme: 9,365,590.40 → 9,497,590.40 +132,000.00',
      '  Product: 5,047,400.00 → 5,179,400.00 +132,000.00',
      '    Payments: 2,154,680.00 → 2,286,680.00 +132,000.00',
      '      compute: 1,152,000.00 → 1,284,000.00 +132,000.00',
      '      4 unchanged: 1,002,680.00 → 1,002,680.00 ·',
      '    Insights (was data-science): 783,120.00 → 783,120.00 ·',
      '    2 unchanged: 2,109,600.00 → 2,109,600.00 ·',
      '  2 unchanged: 4,318,190.40 → 4,318,190.40 ·',
    ]);
  });

  it('say what in the text causes the change, and where it stands', () => {
    const row = page(acmeProject()).rows.rows.find((it) => it.label === 'compute');
    assert.equal(row?.note, 'FY2027-Q3: 288k → 354k, 2 more');
    assert.equal(row?.place?.label, 'payments.yaml:15');
    assert.equal(row?.speech, 'compute, 132,000.00 more, +11.5%, from 1,152,000.00 to 1,284,000.00');
  });

  it('say what causes a change, and are found, where lines stand in brackets', () => {
    const files = (rent: string, till: string) => ({
      ...example('minimal'),
      'more.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec:
  costCenter: shop
  period: FY2026
  category: wages
  lines: [
    { name: rent, amount: ${rent} },
    { name: till, amount: ${till} },
  ]
`,
    });
    const project = projectOf(files('12k', '6k'), files('12k', '5k'));
    const { rows } = page(project).rows;
    const row = rows.find((it) => it.label === 'till');
    assert.deepEqual([row?.note, row?.place?.label], ['5k → 6k', 'more.yaml:10']);
    const offset = files('12k', '6k')['more.yaml'].indexOf('6k');
    assert.equal(rowAt(new Preview(project).view(1), QUESTION, 'more.yaml', offset)?.row, row?.id);
  });

  it('open and close as they are told', () => {
    const closed = rowTexts(page(acmeProject(), { closed: ['center/product'] }));
    assert.equal(closed.length, 3);
    const opened = rowTexts(page(acmeProject(), { opened: ['center/payments/unchanged'] }));
    assert.ok(opened.includes('        database: 495,000.00 → 495,000.00 ·'), opened.join('\n'));
  });

  it('are found where they are folded away, by what has to be opened', () => {
    const selected = 'center/payments/line/payments/database';
    const { rows } = page(acmeProject(), { selected });
    assert.deepEqual(
      [rows.selected, rows.above],
      [-1, ['center/acme', 'center/product', 'center/payments', 'center/payments/unchanged']],
    );
    const opened = page(acmeProject(), { selected, opened: rows.above }).rows;
    assert.equal(opened.rows.at(opened.selected)?.label, 'database');
  });

  it('show what does not change when it is asked for', () => {
    const rows = rowTexts(page(acmeProject(), { unchanged: true }));
    assert.ok(rows.includes('  Technology: 2,844,513.00 → 2,844,513.00 ·'), rows.join('\n'));
    assert.ok(!rows.some((it) => it.includes('unchanged')));
  });

  it('hold a text, with everything above them', () => {
    const rows = rowTexts(page(acmeProject(), { filter: 'STOREFRONT' }));
    assert.deepEqual(
      rows.map((it) => it.trim().split(':')[0]),
      ['Acme', 'Product', '2 unchanged', 'Storefront'],
    );
  });

  it('are found although they are folded, because they do not change', () => {
    const rows = rowTexts(page(acmeProject(), { filter: 'database' }));
    assert.ok(rows.includes('        database: 495,000.00 → 495,000.00 ·'), rows.join('\n'));
  });

  it('are found by code and name, not by their title alone', () => {
    for (const filter of ['cc-2400', 'storefront'])
      assert.ok(rowTexts(page(acmeProject(), { filter })).some((it) => it.trim().startsWith('Storefront:')));
  });

  it('are sorted within each level', () => {
    const labels = (order: 'ascending' | 'descending') =>
      page(acmeProject(), { unchanged: true, sort: { column: 'label', order } })
        .rows.rows.filter((it) => it.level === 2)
        .map((it) => it.label);
    assert.deepEqual(labels('ascending'), ['Corporate', 'Product', 'Technology']);
    assert.deepEqual(labels('descending'), ['Technology', 'Product', 'Corporate']);
  });

  it('are the plan as it stands where there is no base', () => {
    const { before } = acme();
    const answer = page(projectOf(before));
    assert.equal(answer.state, 'unknown');
    assert.equal(rowTexts(answer)[1], '  Product: 5,047,400.00');
    assert.ok(answer.rows.rows.every((it) => it.change === undefined && it.before === undefined));
  });

  it('show no trace of earlier edits: of money that lay elsewhere for a while, or of another order of centers', () => {
    const centers = (teams: readonly string[]) =>
      `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: centers }\nspec:\n  items:\n    - { name: company, owner: ann }\n    - { name: north, parent: company }\n    - { name: south, parent: company }\n${teams.map((it) => `    - { ${it} }\n`).join('')}`;
    const budget = (center: string) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: plan }\nspec:\n  period: FY2027\n  lines:\n    - { name: desks, costCenter: ${center}, amount: 1_200 }\n`;
    const files: Files = {
      'outlay.yaml':
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }\n',
      'plan.yaml': budget('a'),
      'centers.yaml': centers(['name: a, parent: north', 'name: b, parent: north', 'name: c, parent: north']),
    };
    const now = {
      ...files,
      'centers.yaml': centers(['name: a, parent: north', 'name: c, parent: north', 'name: b, parent: south']),
    };
    const project = projectOf(files, files);
    for (const file of [budget('b'), budget('a')]) {
      project.apply({ texts: texts({ ...now, 'plan.yaml': file }) });
      page(project);
    }
    for (const unchanged of [false, true]) {
      const opened = ['center/company', 'center/north', 'center/south', 'center/north/unchanged-centers'];
      const rows = (it: typeof project) => rowTexts(page(it, { unchanged, opened }));
      assert.deepEqual(rows(project), rows(projectOf(now, files)));
    }
  });

  it('name what is folded beside a line that changes, whatever was edited before', () => {
    const budget = (year: number, amount: string) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: plan-${year} }\nspec:\n  period: FY${year}\n  costCenter: all\n  lines:\n    - { name: desks, title: Desks ${year}, amount: ${amount} }\n    - { name: rent, title: Rent ${year}, amount: 900 }\n    - { name: power, title: Power ${year}, amount: 90 }\n`;
    const files = (last: string, first: string): Files => ({
      'outlay.yaml':
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }\n---\napiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: centers }\nspec: { items: [{ name: all }] }\n',
      'plan.yaml': `${budget(2026, first)}---\n${budget(2027, last)}`,
    });
    const [before, now] = [files('100', '100'), files('200', '100')];
    const notes = (it: ReturnType<typeof projectOf>) => page(it).rows.rows.flatMap(({ note }) => note ?? []);
    const fresh = notes(projectOf(now, before));
    assert.ok(fresh.includes('Rent 2027, Power 2027'), fresh.join('\n'));
    const project = projectOf(before, before);
    project.apply({ texts: texts({ 'plan.yaml': 'kind: Nothing\n' }) });
    page(project);
    project.apply({ texts: texts(files('200', '[')) });
    page(project);
    project.apply({ texts: texts(now) });
    assert.deepEqual(notes(project), fresh);
  });

  it('say that money moves inside what nets to nothing', () => {
    const moved = (it: Files) => {
      const more = replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 485k');
      const less = replaced(more, 'budgets/payments.yaml', 'FY2027-Q3: 354k', 'FY2027-Q3: 298k');
      const even = replaced(less, 'budgets/payments.yaml', 'FY2027-Q4: 354k', 'FY2027-Q4: 288k');
      return replaced(even, 'budgets/payments.yaml', 'FY2028: 1_416k', 'FY2028: 1_248k');
    };
    const rows = rowTexts(page(acmeProject(moved)));
    assert.ok(
      rows.some((it) => it.includes('Payments (10,000.00 moves inside): 2,154,680.00 → 2,154,680.00 0.00')),
      rows.join('\n'),
    );
  });
});

const CHANGES: Readonly<Record<string, (after: Files) => Files>> = {
  'the pending change': (it) => it,
  'a center with another parent': (it) =>
    replaced(it, 'cost-centers.yaml', 'parent: technology, owner: sol', 'parent: product, owner: sol'),
  'a center that moves within the year': (it) =>
    replaced(
      it,
      'cost-centers.yaml',
      'parent: technology, owner: sol',
      'parent: { ..2026-12: technology, 2027-01..: corporate }, owner: sol',
    ),
  'a center with another owner': (it) => replaced(it, 'cost-centers.yaml', 'owner: remy', 'owner: dana'),
  'a line of another category': (it) =>
    replaced(it, 'budgets/payments.yaml', 'category: cloud-database', 'category: saas'),
  'a line that cannot be read': (it) =>
    replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 4,95k'),
  'a budget that is gone': ({ 'budgets/workplace.yaml': _, ...rest }) => rest,
  'money for nobody': (it) =>
    replaced(it, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymants'),
  nothing: () => acme().before,
};

describe('rows of every grouping', () => {
  const groups = [...DIMENSIONS, 'owner', 'labels.tier'];
  const scopes: readonly Scope[] = [
    { kind: 'workspace' },
    { kind: 'center', name: 'product' },
    { kind: 'file', path: 'budgets/payments.yaml' },
  ];
  for (const [name, change] of Object.entries(CHANGES))
    it(`add up on both sides for ${name}`, () => {
      const view = new Preview(acmeProject(change)).view(1);
      for (const scope of scopes)
        for (const group of groups)
          for (const unchanged of [true, false]) {
            const root = view.tree({ ...QUESTION, scope, group }, unchanged);
            assert.deepEqual(faults(root), [], `${JSON.stringify(scope)} by ${group}`);
          }
    });

  for (const [name, change] of Object.entries(CHANGES))
    it(`have one total for ${name}`, () => {
      const view = new Preview(acmeProject(change)).view(1);
      for (const scope of scopes) {
        const totals = groups.map((group) => {
          const { before, after } = view.tree({ ...QUESTION, scope, group }, false);
          return `${before} ${after}`;
        });
        // the tree knows in which months a center lies below another, lists of lines do not
        if (name === 'a center that moves within the year' && scope.kind === 'center') continue;
        assert.deepEqual([...new Set(totals)].length, 1, `${JSON.stringify(scope)}: ${totals.join(', ')}`);
      }
    });
});

/** Rows whose parts do not add up to them. */
function faults(node: TreeNode): readonly string[] {
  if (!node.isOpenable) return [];
  const { children } = node;
  const sum = (of: (it: TreeNode) => bigint) => children.reduce((total, it) => total + of(it), 0n);
  const [before, after] = [sum((it) => it.before), sum((it) => it.after)];
  const own =
    before === node.before && after === node.after
      ? []
      : [`${node.id}: ${node.before} ${node.after}, parts ${before} ${after}`];
  return [...own, ...children.flatMap(faults)];
}
