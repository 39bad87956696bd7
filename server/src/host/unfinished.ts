/** The mark in a folder where some files are replaced and others not yet. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document that cannot be read, so that every command calls the workspace incomplete as long as it is there. */
const UNFINISHED = 'unfinished-import.yaml';

/** For files about to be put in place; both functions remove the mark, unless a program that was killed earlier needs it too. */
export interface Mark {
  /** All are in place. */
  readonly done: () => void;
  /** All are restored. */
  readonly undone: () => void;
}

/** Marks `folder` before the first of `files` (by path from it) is put in place. A killed program leaves the mark behind. */
export function markUnfinished(folder: string, files: readonly string[]): Mark {
  const path = join(folder, UNFINISHED);
  const before = markedIn(path);
  const others = before.filter((file) => !files.includes(file));
  write(path, [...files, ...others]);
  return { done: () => write(path, others), undone: () => write(path, before) };
}

const ENTRY = '  - ';

function markedIn(path: string): readonly string[] {
  try {
    const rows = readFileSync(path, 'utf8').split('\n');
    return rows.filter((row) => row.startsWith(ENTRY)).map((row) => row.slice(ENTRY.length));
  } catch {
    return [];
  }
}

function write(path: string, files: readonly string[]): void {
  if (files.length === 0) {
    rmSync(path, { force: true });
    return;
  }
  const aside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, [...HEAD, ...files.map((file) => `${ENTRY}${file}`), ''].join('\n'));
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

const HEAD = [
  '# An import was interrupted while it put these files in place: some are new, others are as they were.',
  'apiVersion: outlay/v1',
  '# Import again with --force. Or put back what was there (git restore, or the .old.tmp beside each) and delete this file.',
  'kind: UnfinishedImport',
  'files:',
];
