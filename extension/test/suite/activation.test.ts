/** The extension starts where a workspace of ours is, and quickly. */
import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { until } from './until.ts';

/** Milliseconds that loading and activating may take. */
const MOST = 100;

describe('activation', () => {
  it('happens by itself in a folder with an outlay.yaml, within its time', async () => {
    const extension = extensions.getExtension<{ readonly took: number }>('outlay.outlay');
    assert.ok(extension);
    await until(() => extension.isActive);
    const { took } = extension.exports;
    console.log(`activated in ${took.toFixed(1)} ms`);
    assert.ok(took < MOST, `took ${took} ms`);
  });

  it('brings every command that the manifest names', async () => {
    const { contributes } = extensions.getExtension('outlay.outlay')?.packageJSON ?? {};
    const known = new Set(await commands.getCommands(true));
    const named: string[] = contributes.commands.map((it: { readonly command: string }) => it.command);
    assert.deepEqual(
      named.filter((it) => !known.has(it)),
      [],
    );
  });
});
