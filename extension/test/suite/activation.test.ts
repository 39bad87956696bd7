/** The extension starts where a workspace of ours is, and quickly. */
import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { until } from './until.ts';

describe('activation', () => {
  it('happens by itself in a folder with an outlay.yaml', async () => {
    const extension = extensions.getExtension('outlay.outlay');
    assert.ok(extension);
    await until(() => extension.isActive);
  });
});
