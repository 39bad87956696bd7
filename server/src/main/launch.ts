/** What `outlay` runs first: loads the program, from compiled code if an earlier run kept it. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { cacheFolder } from '../host/cache-folder.ts';
import { keepCode, readCode } from '../host/code-cache.ts';

// what nearly every command needs of Node: it brings compiled code along, which V8 only accepts under the flags Node was built with
require('node:child_process');

// V8 learns where long-lived objects come from, and allocates later ones from there in the old space. Registries are read first
// and stay; thousands of Budgets, read by the same code and then dropped, would hardly be collected in time
setFlagsFromString('--no-allocation-site-pretenuring');

const PROGRAM = join(__dirname, 'program.cjs');
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) {', '})'];

const folder = cacheFolder(process.env, process.platform, homedir());
// each command uses other functions, and only what was used is kept
const command = /^[a-z]{1,12}$/.exec(process.argv[2] ?? '')?.[0];

// only regular loading supports source maps
if (folder === undefined || command === undefined || process.sourceMapsEnabled) require(PROGRAM);
else runKept(join(folder, 'code', `${process.version}-${process.arch}-${flags()}-${command}.code`));

/** V8 only accepts code under the flags that it was compiled under. */
function flags(): string {
  return crc32([process.env.NODE_OPTIONS ?? '', ...process.execArgv].join(' ')).toString(16);
}

function runKept(file: string): void {
  const program = readFileSync(PROGRAM);
  const cachedData = readCode(file, program);
  // the build guarantees that it is ASCII
  const source = `${WRAPPER[0]}\n${program.toString('latin1')}\n${WRAPPER[1]}`;
  const script = new Script(source, {
    filename: PROGRAM,
    lineOffset: -1,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once('exit', (code) => {
      // wrong use: nothing of the command ran, or there is no such command
      if (code !== 2) keepCode(file, program, script.createCachedData());
    });
  script.runInThisContext()(exports, require, module, PROGRAM, __dirname);
}
