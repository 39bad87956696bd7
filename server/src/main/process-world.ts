/** The process as commands see it: streams, environment, clock, and the files beside the program. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Reference } from '../cli/reference.ts';
import { createStyle, type Style } from '../cli/terminal/style.ts';
import type { World } from '../cli/world.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import { today } from '../host/clock.ts';
import { writeTrouble } from '../host/write.ts';

const USUAL_COLUMNS = 100;

/** `folder` holds the built files; `version` is the package's, `build` distinguishes this program from every other. */
export function processWorld(folder: string, version: string, build: string): World {
  const { stdout, stderr, env, platform } = process;
  const cache = cacheFolder(env, platform, homedir());
  return {
    cwd: process.cwd(),
    env,
    version,
    cache: cache === undefined ? undefined : { folder: cache, version: build },
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    style: styleOf(stdout),
    errStyle: styleOf(stderr),
    columns: Math.max(40, stdout.isTTY ? stdout.columns : USUAL_COLUMNS),
    isTerminal: stdout.isTTY === true,
    progress: stderr.isTTY ? stderr : undefined,
    // `performance` would have to be loaded
    elapsed: () => process.uptime() * 1000,
    today,
    // a separate program, loaded by path
    serve: () => void require(join(folder, 'server.cjs')),
    // data that the build wrote
    reference: () => JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference,
  };
}

/** `NO_COLOR` disables colours, `FORCE_COLOR` enables them; without either, a terminal has them. */
function styleOf(stream: NodeJS.WriteStream): Style {
  const { env, platform } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  const colors = (env.NO_COLOR ?? '') === '' && (forced || (stream.isTTY === true && env.TERM !== 'dumb'));
  const unicode = platform !== 'win32' || env.WT_SESSION !== undefined || env.TERM_PROGRAM !== undefined;
  return createStyle({ colors, unicode });
}

/** A reader of results may leave early (`outlay show | head`): that is not a failure. A full disk is one. */
export function endWithOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      if (stream === process.stdout) process.stderr.write(`error: the result: ${writeTrouble(error)}\n`);
      process.exit(3);
    });
}
