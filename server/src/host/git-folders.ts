/** Where Git stores what it reports about a workspace. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Repository } from './repository.ts';

/** Folders that hold `HEAD` and `refs` of the repository: two for a linked working tree. */
export function gitFoldersOf({ indexFile }: Repository): readonly string[] {
  const own = dirname(indexFile);
  const common = readCommonFolder(own);
  return common === undefined || common === own ? [own] : [own, common];
}

/** The folders from the one above the workspace to the top of its repository. */
export function foldersAbove({ folder, prefix }: Repository): readonly string[] {
  const names = prefix.split('/').slice(0, -1);
  return names.map((_, i) => join(folder, ...names.slice(i).map(() => '..')));
}

/** The content of `commondir` in a linked working tree; undefined if it is not one. */
function readCommonFolder(gitFolder: string): string | undefined {
  try {
    return resolve(gitFolder, readFileSync(`${gitFolder}/commondir`, 'utf8').trim());
  } catch {
    return undefined;
  }
}
