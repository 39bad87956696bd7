/** How Git is run. */
import assert from 'node:assert/strict';
import { touchedFiles } from '../../src/host/git.ts';
import { clean, opened, repository } from './scratch.ts';

/** Milliseconds of each timer that is set while something is done. */
async function timersOf(work: () => Promise<unknown>): Promise<readonly unknown[]> {
  const set = globalThis.setTimeout;
  const timers: unknown[] = [];
  globalThis.setTimeout = new Proxy(set, {
    apply(target, self, args) {
      timers.push(args[1]);
      return Reflect.apply(target, self, args);
    },
  });
  try {
    await work();
  } finally {
    globalThis.setTimeout = set;
  }
  return timers;
}

describe('Git that ends without a word', () => {
  afterEach(clean);

  it('is not waited for', async () => {
    const repo = await opened(repository().path);
    let touched: unknown;
    const timers = await timersOf(async () => {
      touched = await touchedFiles(repo);
    });
    assert.deepEqual(touched, new Set(['']));
    assert.deepEqual(
      timers.filter((it) => it === 50),
      [],
      `timers of ${timers.join(', ')} ms`,
    );
  });
});
