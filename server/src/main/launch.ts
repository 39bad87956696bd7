/** What `outlay` runs first: the compile cache, where Node has one, must be on before the program itself is read. */
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../host/cache.ts';

const folder = cacheFolder(process.env, process.platform, homedir());
// newer than the oldest Node that we run on; a folder that cannot be written is only slower
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function' && folder !== undefined)
  module.enableCompileCache(join(folder, 'code'));

require(join(__dirname, 'program.cjs'));
