/** A stranger's machine: a throw-away clone with the examples and the built program, a home of its own, no configuration. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'dist/cli.cjs');

/** Runs commands one after the other; `cd` holds for the next. */
export interface Stranger {
  readonly run: (command: string) => { readonly code: number | null; readonly rows: readonly string[] };
  readonly leave: () => void;
}

/** Starts in the folder of the clone; `colors`: programs paint what they print. */
export function arrive({ colors }: { readonly colors: boolean } = { colors: false }): Stranger {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'outlay-docs-')));
  const clone = join(home, 'outlay');
  const bin = join(home, '.bin');
  mkdirSync(clone);
  mkdirSync(bin);
  cpSync(join(ROOT, 'examples'), join(clone, 'examples'), { recursive: true });
  symlinkSync(join(ROOT, 'dist'), join(clone, 'dist'));
  const program = `"${process.execPath}" "${PROGRAM}"`;
  writeFileSync(join(bin, 'outlay'), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 });
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\n[ "$1" = outlay ] || exit 127\nshift\nexec ${program} "$@"\n`, {
    mode: 0o755,
  });
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    HOME: home,
    XDG_CACHE_HOME: join(home, '.cache'),
    LC_ALL: 'C.UTF-8',
    ...(colors ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@outlay.invalid',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@outlay.invalid',
  };
  const place = join(home, '.place');
  let cwd = clone;
  return {
    run: (command) => {
      // a group, so that a `cd` counts for the next command and a failing one keeps its exit code
      const script = `{ ${command}\n} 2>&1; code=$?; pwd > '${place}'; exit $code`;
      const { status, stdout } = spawnSync('sh', ['-c', script], {
        cwd,
        env,
        encoding: 'utf8',
        timeout: 60_000,
      });
      cwd = readFileSync(place, 'utf8').trim();
      return { code: status, rows: stdout.split('\n') };
    },
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}
