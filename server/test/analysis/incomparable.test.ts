/** Sides of which nobody could read the currency or the calendar. */
import assert from 'node:assert/strict';
import { type Files, knownImpact, projectOf } from './workspaces.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
`;

const BASE: Files = {
  'outlay.yaml': WORKSPACE,
  'a.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: a }
spec: { costCenter: payments, period: 2026, lines: [{ name: seats, amount: 1_200 }] }
`,
};

describe('an impact where a workspace is unsettled', () => {
  it('says that a workspace cannot be read, not that it changes', () => {
    const broken = { ...BASE, 'outlay.yaml': WORKSPACE.replace('currency: USD', 'currency: Dollars') };
    const said = (head: Files, base: Files) => knownImpact(projectOf(head, base)).incomparable;
    assert.deepEqual(said(broken, BASE), {
      reason: 'the currency or the calendar of the workspace cannot be read',
      help: 'outlay check says what is wrong with it',
    });
    assert.deepEqual(said(BASE, broken), {
      reason:
        'the currency or the calendar of the workspace cannot be read in the base: no currency is called `Dollars` (outlay.yaml:4:19)',
      help: 'let what mends it land first, or compare with another base: --base',
    });
  });

  it('says where and why a workspace cannot be read in the base', () => {
    const said = (workspace: string) =>
      knownImpact(projectOf(BASE, { ...BASE, 'outlay.yaml': workspace })).incomparable?.reason.replace(
        /^the currency or the calendar of the workspace cannot be read in the base: /,
        '',
      );
    assert.equal(said(WORKSPACE.replace(' }', '')), '`{` is not closed, expected `}` (outlay.yaml:3:11)');
    assert.equal(
      said(WORKSPACE.replace('Workspace', 'Workspce')),
      'no kind of document is called `Workspce` (outlay.yaml:2:7)',
    );
    assert.equal(said(''), 'outlay.yaml holds no document of kind `Workspace`');
    assert.equal(said('kind: ConfigMap\n'), 'outlay.yaml holds no document of kind `Workspace`');
  });

  it('says that everything is new where the base holds no workspace', () => {
    const { 'outlay.yaml': _, ...without } = BASE;
    assert.equal(knownImpact(projectOf(BASE, without)).incomparable, undefined);
  });
});
