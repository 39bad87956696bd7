/** Commands where there is no workspace yet: they say so, and lead to one. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import type { ExtensionContext, Uri as RealUri } from 'vscode';
import { buildOnce } from '../../server/test/cli/run.ts';
import { scratch } from '../../server/test/host/scratch.ts';
import type { Parts } from '../src/commands/register.ts';
import { partly, pending, turn } from './editor/parts.ts';

register('./editor/hooks.mjs', import.meta.url);
const { editor, Uri } = await import('./editor/vscode.ts');
const { registerCommands } = await import('../src/commands/register.ts');
const { createWorkspace } = await import('../src/commands/create-workspace.ts');

const ROOT = join(import.meta.dirname, '../..');
const context = partly<ExtensionContext>({ asAbsolutePath: (path: string) => join(ROOT, path) });

describe('a command that needs a workspace', () => {
  const { taken } = editor;
  after(() => {
    editor.taken = taken;
  });

  it('waits until it is known whether there is one, and offers to create it', async () => {
    const search = pending<void>();
    const opened: unknown[] = [];
    const parts = {
      workspaces: { known: search.promise },
      focus: { workspace: () => undefined },
      previews: { open: (workspace: RealUri) => opened.push(workspace) },
    };
    registerCommands(partly<Parts>(parts));
    editor.taken = ([offered]) => offered;
    editor.ran.splice(0);
    for (const name of ['outlay.openPreview', 'outlay.compareWith']) {
      editor.messages.splice(0);
      const running = editor.commands.get(name)?.();
      await turn();
      if (name === 'outlay.openPreview') assert.deepEqual(editor.messages, []);
      search.keep();
      await running;
      assert.deepEqual(editor.messages, [
        'Outlay: no open folder holds an outlay.yaml, so there is no plan to show',
      ]);
    }
    assert.deepEqual([opened, editor.ran], [[], [['outlay.createWorkspace'], ['outlay.createWorkspace']]]);
  });
});

describe('a workspace that is created', () => {
  before(() => buildOnce());
  after(() => {
    editor.chosen = undefined;
  });
  const made = () => partly<InstanceType<typeof Uri>>(Uri.parse(`file://${scratch().path}`));

  it('in a window without a folder is opened there, since its text alone would be of nobody', async () => {
    const folder = made();
    editor.chosen = [folder];
    editor.ran.splice(0);
    await createWorkspace(context);
    assert.ok(readdirSync(folder.path).includes('outlay.yaml'));
    assert.deepEqual(editor.ran, [
      ['vscode.openFolder', folder, { filesToOpen: [Uri.joinPath(folder, 'budget.yaml')] }],
    ]);
  });

  it('twice is refused with what a person can use who has no terminal before them', async () => {
    const folder = made();
    editor.chosen = [folder];
    await createWorkspace(context);
    editor.errors.splice(0);
    await createWorkspace(context);
    assert.deepEqual(editor.errors, [
      'Outlay: outlay.yaml, centers.yaml and budget.yaml are there already, nothing was written',
    ]);
  });
});
