/** The choice of what everything is compared with. */
import assert from 'node:assert/strict';
import { register } from 'node:module';
import type { Uri as RealUri } from 'vscode';
import type { Bases } from '../../server/src/protocol.ts';
import type { Server } from '../src/server.ts';
import { partly } from './editor/parts.ts';

register('./editor/hooks.mjs', import.meta.url);
const { editor, Uri } = await import('./editor/vscode.ts');
const { compareWith } = await import('../src/commands/compare.ts');

const ACME = partly<RealUri>(Uri.parse('file:///acme'));

/** What a person is offered and what the server is told when the nth of it is taken. */
async function compared(bases: Omit<Bases, 'branch'>, nth: number) {
  const told: unknown[] = [];
  let labels: readonly string[] = [];
  editor.choose = (offered) => {
    labels = offered.map((it) => it.label);
    return offered[nth];
  };
  const ask = async (name: string, params: { readonly against?: unknown }) =>
    name === 'bases' ? bases : void told.push(params.against);
  await compareWith(partly<Server>({ ask }), ACME);
  return { labels, told };
}

describe('compare with', () => {
  it('offers what is usual, named versions, and what Git knows', async () => {
    const version = { kind: 'version', name: 'approved' } as const;
    const branch = { kind: 'revision', revision: 'feature/$(flame)' } as const;
    const choices = [
      { against: branch, label: 'feature/$(flame)' },
      { against: version, label: 'approved' },
    ];
    const { labels, told } = await compared({ current: { kind: 'merge-base' }, choices }, 5);
    assert.deepEqual(labels, [
      'Merge base with the default branch',
      'HEAD',
      'Named versions',
      'approved',
      'Branches and tags',
      // to the letter: no icon
      'feature/\\$(flame)',
      'Another revision…',
    ]);
    assert.deepEqual(told, [branch]);
  });

  it('takes a revision that is typed, without the blanks around it', async () => {
    editor.typed = ' HEAD~3 ';
    const { told } = await compared({ current: { kind: 'head' }, choices: [] }, 2);
    assert.deepEqual(told, [{ kind: 'revision', revision: 'HEAD~3' }]);
  });
});
