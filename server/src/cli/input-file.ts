/** Reads a file named by the user, as text: bytes that are not in the expected encoding are rejected by name. */
import { constants } from 'node:buffer';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { reasonOf } from '../host/walk.ts';
import { decode } from './decode.ts';
import { likelyEncodings } from './likely-encoding.ts';
import { complain } from './workspace.ts';
import type { World } from './world.ts';

/** How a file is to be read. */
export interface InputOptions {
  /** A name of the Encoding Standard. */
  readonly encoding: string;
  /** What to do if the bytes are in another encoding; `likely` are the ones that they may be in. */
  readonly advice: (likely: readonly string[]) => string;
}

/** The text of a file; undefined, with a message on stderr, if there is none. */
export function readInput(
  world: World,
  file: string,
  { encoding, advice }: InputOptions,
): string | undefined {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') {
    complain(world, `${file}: ${bytes}`);
    return undefined;
  }
  if (WORKBOOKS.some((it) => bytes.subarray(0, it.length).equals(it))) {
    complain(world, `${file}: a workbook, expected text`, 'save its sheet as CSV, in UTF-8');
    return undefined;
  }
  const likely = likelyEncodings(bytes);
  const decoded = isOtherThan(encoding, likely) ? ({ wrong: 'bytes' } as const) : decode(bytes, encoding);
  if ('text' in decoded) return decoded.text;
  if (decoded.wrong === 'encoding')
    complain(
      world,
      `no encoding is called ${encoding}`,
      'expected one such as utf-8, utf-16le or windows-1252',
    );
  else
    complain(world, `${file}: not ${encoding}`, advice(likely.filter((it) => it !== encoding.toLowerCase())));
  return undefined;
}

/** The first bytes of spreadsheet files: an archive, or the format used before 2007. */
const WORKBOOKS: readonly Buffer[] = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0a1b11ae1', 'hex')];

/** Every other byte is 0: also valid UTF-8, but not a table. */
function isOtherThan(encoding: string, [likely = '']: readonly string[]): boolean {
  if (!likely.startsWith('utf-16')) return false;
  const named = encoding.toLowerCase();
  return likely !== (named === 'utf-16' ? 'utf-16le' : named);
}

/** The bytes, or why there are none. */
function readBytes(file: string): Buffer | string {
  try {
    const stats = statSync(file);
    return obstacle(file, stats) ?? readFileSync(file);
  } catch (error) {
    return reasonOf(error, 'no such file');
  }
}

/** Files already open in this process: opening a pipe in a folder may wait forever for a writer. */
const HANDED = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

function obstacle(file: string, stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'a directory, expected a file';
  if (!stats.isFile() && !HANDED.test(file)) return 'a pipe or a device, expected a file';
  // more than a string can hold
  if (stats.size > constants.MAX_STRING_LENGTH) return 'larger than 512 MB, expected several smaller files';
  return undefined;
}
