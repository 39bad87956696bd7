/** Writes what a command has produced. */
import { type WriteOptions, writeFiles } from '../host/write.ts';
import { complain } from './workspace.ts';
import type { World } from './world.ts';

/**
 * Writes files (by path from `folder`, which is created if missing), all or none; returns their paths. Undefined, with a
 * message on stderr, if none was written.
 */
export async function writeInto(
  world: World,
  folder: string,
  files: ReadonlyMap<string, string>,
  options?: WriteOptions,
): Promise<readonly string[] | undefined> {
  const result = await writeFiles(folder, files, options);
  if ('written' in result) return result.written;
  complain(world, `${result.path === '' ? folder : result.path}: ${result.failed}; nothing was written`);
  return undefined;
}
