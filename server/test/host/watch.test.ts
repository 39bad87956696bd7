/** What is told of files by the server itself, for editors that do not. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { watchFolders } from '../../src/host/watch.ts';
import { clean, scratch } from './scratch.ts';

describe('a watched folder', () => {
  afterEach(clean);

  it('may be a link, and nothing is watched through those in it', async () => {
    const [made, outside] = [scratch(), scratch()];
    mkdirSync(join(made.path, 'plan'));
    symlinkSync(join(made.path, 'plan'), join(made.path, 'link'));
    symlinkSync(outside.path, join(made.path, 'plan/disk'));
    const told: string[] = [];
    const isTold = new Promise<void>((resolve) => {
      const { ready, stop } = watchFolders([join(made.path, 'link')], (paths) => {
        told.push(...paths);
        if (paths.some((it) => it.endsWith('/new.yaml'))) resolve(stop());
      });
      void ready.then(() => {
        outside.write('far.yaml', '');
        setTimeout(() => made.write('plan/new.yaml', ''), 300);
      });
    });
    await isTold;
    assert.deepEqual(
      told.filter((it) => it.endsWith('.yaml')),
      [join(made.path, 'plan/new.yaml')],
    );
  });
});
