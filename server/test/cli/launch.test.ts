/** The program runs the same with and without compiled code of an earlier run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { clean, scratch } from '../host/scratch.ts';
import { buildOnce, outlay, PROGRAM } from './run.ts';

describe('the launcher', () => {
  before(buildOnce);
  afterEach(clean);

  /** A workspace, and a cache folder beside it. */
  function places(): { readonly folder: string; readonly env: { readonly XDG_CACHE_HOME: string } } {
    const made = scratch();
    const folder = join(made.path, 'plan');
    mkdirSync(folder);
    const env = { XDG_CACHE_HOME: join(made.path, 'cache') };
    outlay(folder, ['init'], { env });
    return { folder, env };
  }

  const codeOf = (cache: string, command: string): string => {
    const folder = join(cache, 'outlay/code');
    const name = existsSync(folder) ? readdirSync(folder).find((it) => it.endsWith(`-${command}.code`)) : '';
    return name ? join(folder, name) : '';
  };

  it('keeps the code of a command once, and uses it', () => {
    const { folder, env } = places();
    const first = outlay(folder, ['check', '--format', 'json'], { env });
    const file = codeOf(env.XDG_CACHE_HOME, 'check');
    const { mtimeMs } = statSync(file);
    assert.equal(outlay(folder, ['check', '--format', 'json'], { env }), first);
    assert.equal(statSync(file).mtimeMs, mtimeMs);
  });

  it('makes it anew where it is damaged', () => {
    const { folder, env } = places();
    outlay(folder, ['check'], { env });
    const file = codeOf(env.XDG_CACHE_HOME, 'check');
    const whole = statSync(file).size;
    const bytes = readFileSync(file);
    bytes.fill(0xff, whole >> 1);
    writeFileSync(file, bytes);
    outlay(folder, ['check'], { env, stdout: /no findings/ });
    assert.notDeepEqual(readFileSync(file), bytes);
    truncateSync(file, whole >> 1);
    outlay(folder, ['check'], { env, stdout: /no findings/ });
    assert.ok(statSync(file).size > whole >> 1);
  });

  it('keeps nothing of what is no command', () => {
    const { folder, env } = places();
    outlay(folder, ['chek'], { env, code: 2, stderr: /unknown command/ });
    outlay(folder, ['--version'], { env });
    assert.deepEqual(readdirSync(join(env.XDG_CACHE_HOME, 'outlay/code')).length, 1, 'that of init');
  });

  // a file that is always full; other systems have none
  if (existsSync('/dev/full'))
    it('says that the disk is full, and fails', () => {
      const { folder } = places();
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'check'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      assert.equal(stderr, 'error: the result: the disk is full\n');
      assert.equal(status, 3);
    });

  it('runs without a cache folder', () => {
    const { folder } = places();
    outlay(folder, ['check'], {
      env: { XDG_CACHE_HOME: join(folder, 'outlay.yaml') },
      stdout: /no findings/,
    });
  });
});
