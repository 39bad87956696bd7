/** Files that were written while a workspace was being read: after listing, before reading. */
import { lstatSync } from 'node:fs';
import { isReadable, type TextSource } from '../analysis/change.ts';
import type { Listing } from './listing.ts';
import { isUntouched } from './remembered.ts';

/** Milliseconds by which the clock of a disk may lag behind that of the process. */
const LAG = 50;

/** Now, in milliseconds; for {@link isLate}. */
export function listingTime(): number {
  return Date.now();
}

/**
 * Whether a file has changed since it was listed, which began at `since`: Git's answer does not cover it. `source` is what was
 * read; it may also differ from its blob because of a Git filter.
 */
export function isLate(
  { folder, files }: Listing,
  path: string,
  source: TextSource | undefined,
  since: number,
): boolean {
  const state = files.get(path);
  if (state?.from !== 'disk' || state.id === undefined) return false;
  if (source && isReadable(source) && isUntouched(files, path, source)) return false;
  try {
    const stats = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
    return stats === undefined || stats.mtimeMs >= since - LAG;
  } catch {
    return true;
  }
}
