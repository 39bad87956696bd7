/** A Workspace in a file of another name: that does not make its folder a workspace, which its text does not reveal. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files that are examined, and bytes of each: a hint is not worth more. */
const MOST_FILES = 100;
const LARGEST = 1_000_000;

/** Name of the first file in `folder` that declares one; undefined if none does. */
export function misnamedWorkspace(folder: string): string | undefined {
  try {
    const names = readdirSync(folder).filter((it) => /\.ya?ml$/.test(it));
    return names
      .sort()
      .slice(0, MOST_FILES)
      .find((it) => declaresWorkspace(join(folder, it)));
  } catch {
    return undefined;
  }
}

function declaresWorkspace(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > LARGEST) return false;
  const text = readFileSync(file, 'utf8');
  return /^apiVersion: *["']?outlay\//m.test(text) && /^kind: *["']?Workspace["']?\s*$/m.test(text);
}
