/** What is told of a thing by its name. */
import assert from 'node:assert/strict';
import { thingsCalled } from '../../src/report/thing.ts';
import { AS_OF, projectOf } from '../analysis/workspaces.ts';

/** A center that has another parent from a month on. */
function parentSince(month: string): string | undefined {
  const project = projectOf({
    'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: old, owner: ada }
    - { name: new, owner: bela }
    - { name: lab, parent: { ..2025-12: old, ${month}..: new } }
`,
  });
  const [lab] = thingsCalled(project, 'center/lab');
  return lab?.facts.find(([label]) => label === 'parent')?.[1];
}

describe('a thing', () => {
  it('has what holds today, from the first month on', () => {
    assert.equal(AS_OF.slice(0, 7), '2026-11');
    assert.equal(parentSince('2026-11'), 'new');
    assert.equal(parentSince('2026-12'), undefined);
  });

  it('is found by its kind where another kind has the same name', () => {
    const project = projectOf({
      'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: cloud }] }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec: { items: [{ name: cloud }] }
`,
    });
    const found = (text: string) => thingsCalled(project, text).map((it) => it.what);
    assert.deepEqual(found('cloud'), ['cost center', 'category']);
    assert.deepEqual(found('category/cloud'), ['category']);
  });

  it('is a policy too, with its rules and splits in their order', () => {
    const head = (kind: string) =>
      `apiVersion: outlay/v1\nkind: ${kind}\nmetadata: { name: default }\nspec:\n`;
    const project = projectOf({
      'approval.yaml': `${head('ApprovalPolicy')}  rules:
    - { name: owners, approvers: [owner] }
    - { name: large, if: { increase: 50k }, approvers: [owner] }
`,
      'allocation.yaml': `${head('AllocationPolicy')}  rules:
    - { name: tags, assign: { costCenter: shop } }
  splits:
    - { name: network, from: shop, to: [office], by: even }
`,
    });
    const effect = ['effect', 'not computed by this version'];
    const approval = [['rules', 'owners, large'], effect];
    const found = (text: string) => thingsCalled(project, text).map((it) => [it.what, ...it.facts]);
    assert.deepEqual(found('default'), [
      ['allocation policy', ['rules', 'tags'], ['splits', 'network'], effect],
      ['approval policy', ...approval],
    ]);
    assert.deepEqual(found('ApprovalPolicy/default'), [['approval policy', ...approval]]);
  });
});
