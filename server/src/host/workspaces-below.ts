/** Finds workspaces when the given folder is in none: somewhere below, in a repository of many things. */
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { neverCounts, WORKSPACE_FILE } from './walk.ts';

/** Folders that are searched: a hint is not worth more. */
const MOST_FOLDERS = 500;

/** More would be no help. */
const MOST_FOUND = 3;

/** Paths from `folder`, nearest first; incomplete if there are many folders or many workspaces. */
export function workspacesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const waiting = [''];
  for (let i = 0; i < waiting.length && i < MOST_FOLDERS && found.length < MOST_FOUND; i++) {
    const path = waiting[i] ?? '';
    const entries = entriesOf(join(folder, path));
    if (entries.some((it) => it.isFile() && it.name === WORKSPACE_FILE)) found.push(path);
    else
      for (const { name } of entries.filter((it) => it.isDirectory() && isVisible(it.name)))
        waiting.push(join(path, name));
  }
  return found;
}

/** Empty for a folder that cannot be read. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isVisible(name: string): boolean {
  return !neverCounts(name) && !name.startsWith('.');
}
