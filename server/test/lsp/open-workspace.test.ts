/** What a workspace asks of where it is stored, and how often. */
import assert from 'node:assert/strict';
import type { Folder, Host } from '../../src/lsp/host.ts';
import { OpenWorkspace } from '../../src/lsp/open-workspace.ts';

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
    read: async function* () {},
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
