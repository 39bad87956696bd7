/** What a person is told who saves what a preview shows. */
import assert from 'node:assert/strict';
import { register } from 'node:module';
import type { Uri as RealUri } from 'vscode';
import type { Server } from '../src/server.ts';
import { partly } from './editor/parts.ts';

register('./editor/hooks.mjs', import.meta.url);
const { Uri } = await import('./editor/vscode.ts');
const { exportPreview } = await import('../src/preview/export.ts');

describe('an export', () => {
  it('without an answer says so, and asks for no place to save to', async () => {
    const server = partly<Server>({ ask: async () => undefined });
    const root = partly<RealUri>(Uri.parse('file:///acme'));
    await assert.rejects(exportPreview(server, root, undefined, 'csv'), /nothing was exported/);
  });
});
