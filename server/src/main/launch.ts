/** What `outlay` runs first: the program, from compiled code where an earlier run kept it. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { cacheFolder } from '../host/cache-folder.ts';
import { keepCode, readCode } from '../host/code-cache.ts';

// what nearly every command needs of Node: compiled code comes with it, which V8 takes only under the flags that Node was built with
require('node:child_process');

// V8 learns where objects that stay are made, and makes the next ones there among the old. Registries are read first and stay; of
// thousands of Budgets, which are read by the same code and forgotten, it would then collect hardly anything in time
setFlagsFromString('--no-allocation-site-pretenuring');

const PROGRAM = join(__dirname, 'program.cjs');
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) {', '})'];

const folder = cacheFolder(process.env, process.platform, homedir());
// each command uses other functions, and only what was used is kept
const command = /^[a-z]{1,12}$/.exec(process.argv[2] ?? '')?.[0];

// only the usual way of loading knows source maps
if (folder === undefined || command === undefined || process.sourceMapsEnabled) require(PROGRAM);
else runKept(join(folder, 'code', `${process.version}-${process.arch}-${flags()}-${command}.code`));

/** V8 takes code only under the flags that it was compiled under. */
function flags(): string {
  return crc32([process.env.NODE_OPTIONS ?? '', ...process.execArgv].join(' ')).toString(16);
}

function runKept(file: string): void {
  const program = readFileSync(PROGRAM);
  const cachedData = readCode(file, program);
  // the build holds that it is ASCII
  const source = `${WRAPPER[0]}\n${program.toString('latin1')}\n${WRAPPER[1]}`;
  const script = new Script(source, {
    filename: PROGRAM,
    lineOffset: -1,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once('exit', (code) => {
      // wrong use: nothing of the command ran, or it is none
      if (code !== 2) keepCode(file, program, script.createCachedData());
    });
  script.runInThisContext()(exports, require, module, PROGRAM, __dirname);
}
