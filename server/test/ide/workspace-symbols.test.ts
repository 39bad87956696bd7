import assert from 'node:assert/strict';
import { workspaceSymbols } from '../../src/ide/workspace-symbols.ts';
import { example, projectOf, texts } from '../analysis/workspaces.ts';

const FILES = example('acme');
const PROJECT = projectOf(FILES);

function found(query: string, most = 3): readonly string[] {
  return workspaceSymbols(PROJECT, query)
    .slice(0, most)
    .map(({ name, detail, path, range }) => {
      const text = FILES[path]?.slice(range.start, range.end);
      return `${name} (${detail}) ${path} ${text}`;
    });
}

describe('workspace symbols', () => {
  it('are found by name, code, title and former name', () => {
    assert.deepEqual(found('payments', 2), [
      'payments (cost center CC-2100, Payments) cost-centers.yaml payments',
      'payments (budget) budgets/payments.yaml payments',
    ]);
    assert.deepEqual(found('cc-2100', 1), [
      'payments (cost center CC-2100, Payments) cost-centers.yaml CC-2100',
    ]);
    assert.deepEqual(found('payments ledger', 1), [
      'ledger (service, Payments ledger) registry/services.yaml ledger',
    ]);
    assert.deepEqual(found('eks-shared', 1), [
      'kubernetes (cost center CC-3320, Kubernetes) cost-centers.yaml eks-shared',
    ]);
  });

  it('are found by letters that stand apart', () =>
    assert.deepEqual(found('clcomp', 1), [
      'cloud-compute (category, Compute) registry/categories.yaml cloud-compute',
    ]));

  it('are lines where a budget is named', () => {
    assert.deepEqual(found('payments/comp', 1), ['payments/compute (line) budgets/payments.yaml compute']);
    assert.equal(workspaceSymbols(PROJECT, 'payments/').length, 5);
  });

  it('are nothing where nothing fits', () => assert.deepEqual(found('zzzz'), []));

  it('stand in order of path where they are as good, whatever was there first', () => {
    const paths = ['a.yaml', 'b.yaml'];
    const budget = 'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: twice, aliases: [twice-again] }\n';
    const project = projectOf(FILES);
    for (const path of [...paths].reverse()) {
      project.apply({ texts: texts({ [path]: budget }) });
      project.settle();
    }
    const symbols = workspaceSymbols(project, 'twice').filter((it) => it.name === 'twice');
    assert.deepEqual(
      symbols.map((it) => it.path),
      paths,
    );
  });

  it('are at most as many as anybody reads', () => {
    const items = Array.from({ length: 300 }, (_, i) => `    - { name: vendor-${i} }\n`).join('');
    const list = `apiVersion: outlay/v1\nkind: VendorList\nmetadata: { name: more }\nspec:\n  items:\n${items}`;
    const project = projectOf({ ...FILES, 'more.yaml': list });
    assert.equal(workspaceSymbols(project, 'vendor').length, 100);
    assert.equal(workspaceSymbols(project, '').length, 100);
  });
});
