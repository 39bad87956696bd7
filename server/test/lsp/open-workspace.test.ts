/** What a workspace asks of where it is stored, and how often. */
import assert from 'node:assert/strict';
import type { Base } from '../../src/analysis/change.ts';
import type { Folder, Host } from '../../src/lsp/host.ts';
import { OpenWorkspace } from '../../src/lsp/open-workspace.ts';
import { textSource } from '../analysis/workspaces.ts';

const REQUEST = { asOf: '2026-11-01', revision: undefined, isTrusted: true };

/** An empty one, of which some things are told by the test. */
function workspaceOn(parts: Partial<Folder>): OpenWorkspace {
  const folder: Folder = {
    folder: '/acme',
    notes: [],
    gitFolders: [],
    foldersAbove: [],
    has: () => false,
    areAsListed: () => true,
    isIndexAsListed: () => true,
    holdsDocuments: () => false,
    read: async function* () {
      yield { change: { base: { unknown: 'no Git' } }, done: 0, of: 0 };
    },
    readFiles: async () => new Map(),
    refs: async () => ({ branch: 'main', names: [] }),
    // biome-ignore lint/correctness/useYield: there is nothing to remember
    remembering: function* () {
      return false;
    },
    ...parts,
  };
  const host: Host = {
    serves: () => true,
    workspaceOf: () => '/acme',
    folder: () => folder,
    turn: async () => {},
    wait: async () => {},
    elapsed: () => 0,
    today: () => '2026-11-01',
    pageOf: () => undefined,
    watch: undefined,
    take: undefined,
  };
  return new OpenWorkspace('/acme', 'file:///acme', host);
}

describe('an open workspace', () => {
  it('asks Git for its branches once for each reading', async () => {
    let asked = 0;
    const workspace = workspaceOn({
      refs: async () => ({ branch: `branch-${++asked}`, names: [] }),
    });
    await workspace.read(REQUEST, () => {});
    for (let i = 0; i < 3; i++) assert.equal((await workspace.refs()).branch, 'branch-1');
    await workspace.read(REQUEST, () => {});
    assert.equal((await workspace.refs()).branch, 'branch-2');
  });

  it('compares a file that was open before it counted with what the base has of it', async () => {
    const path = 'team/plan.yaml';
    const stored = textSource('apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: plan }\n');
    let isListed = false;
    const workspace = workspaceOn({
      has: () => isListed,
      readFiles: async () => new Map([[path, stored]]),
      read: async function* () {
        if (isListed) yield { change: { texts: new Map([[path, stored]]) }, done: 1, of: 1 };
        const base: Base = { texts: new Map(), rest: 'as-head', revision: 'b', label: 'main', notes: [] };
        yield { change: { base }, done: 0, of: 0 };
      },
    });
    await workspace.read(REQUEST, () => {});
    await workspace.open(path, `file:///acme/${path}`, stored.text);
    assert.equal(workspace.project.head.files.has(path), false);
    // it lay in another workspace, whose `outlay.yaml` is gone
    isListed = true;
    await workspace.read(REQUEST, () => {});
    assert.equal(workspace.project.head.files.has(path), true);
    assert.deepEqual([...(workspace.project.base?.differing ?? [])], []);
  });

  it('answers although a file that is opened cannot be read', async () => {
    const workspace = workspaceOn({ readFiles: () => Promise.reject(new Error('no such disk')) });
    await workspace.read(REQUEST, () => {});
    await assert.rejects(workspace.open('a.yaml', 'file:///acme/a.yaml', ''), /no such disk/);
    assert.equal(
      await workspace.answer(
        () => 'an answer',
        () => {},
      ),
      'an answer',
    );
  });
});
