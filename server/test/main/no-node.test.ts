import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { modulesOfNode } from '../../no-node.js';

describe('a bundle for browsers', () => {
  it('holds nothing of Node when it holds only itself', async () => {
    assert.deepEqual(await found('export const one = 1;'), []);
  });

  it('is told from one that asks for a module of Node', async () => {
    assert.deepEqual(await found(`import { join } from 'node:path'; export const path = join('a');`), [
      'node:path',
    ]);
    assert.deepEqual(await found(`export const load = () => require('fs');`), ['fs']);
    assert.deepEqual(await found(`export const load = () => import('node:os');`), ['node:os']);
  });

  it('is told from one that would load another file', async () => {
    assert.deepEqual(await found(`export const load = () => require('./yaml.cjs');`), ['./yaml.cjs']);
  });
});

async function found(contents: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    external: ['node:*', 'fs', './yaml.cjs'],
  });
  return modulesOfNode(metafile);
}
