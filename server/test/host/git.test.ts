/** How Git is run. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository, touchedFiles } from '../../src/host/git.ts';
import { clean, opened, repository, scratch } from './scratch.ts';

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

describe('Git', () => {
  afterEach(clean);

  it('is run so that it asks nobody, fetches and locks nothing, runs no hook and speaks English', async () => {
    const { path, write } = scratch();
    const said = (name: string) => readFileSync(join(path, name), 'utf8').split('\n');
    write('git', '#!/bin/sh\ncd "$(dirname "$0")"\nenv > env\nprintf "%s\\n" "$@" > args\n');
    chmodSync(join(path, 'git'), 0o755);
    const others = process.env.PATH;
    process.env.PATH = `${path}:${others}`;
    try {
      await openRepository(path);
    } finally {
      process.env.PATH = others;
    }
    assert.deepEqual(said('args').slice(0, 3), ['-c', 'core.fsmonitor=false', 'rev-parse']);
    const wanted = [
      'GIT_ALLOW_PROTOCOL=none',
      'GIT_NO_LAZY_FETCH=1',
      'GIT_OPTIONAL_LOCKS=0',
      'GIT_TERMINAL_PROMPT=0',
      'LC_ALL=C',
    ];
    const env = new Set(said('env'));
    assert.deepEqual(
      wanted.filter((it) => !env.has(it)),
      [],
    );
  });
});

describe('a repository', () => {
  afterEach(clean);

  it('is on no branch while a commit is checked out by itself', async () => {
    const made = repository();
    assert.equal((await opened(made.path)).branch, 'refs/heads/main');
    made.git('checkout', '-q', '--detach');
    assert.equal((await opened(made.path)).branch, undefined);
  });
});

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
