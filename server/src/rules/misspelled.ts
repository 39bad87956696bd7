/** Properties that are there under another name. */
import type { Lowered } from '../analysis/content.ts';
import { nearest } from '../base/nearest.ts';

/** Letters of its beginning, or of its end (`center`), by which a name is known. */
const FEWEST = 3;

/** Whether an unknown key probably means `property`: then that is not missing, and found where it is misspelled. */
export function isMisspelled(problems: Lowered['problems'], property: string): boolean {
  return problems.some(({ code, at }) => {
    if (code !== 'unknown-key') return false;
    const key = at.slice(at.lastIndexOf('/') + 1).toLowerCase();
    if (key.length >= FEWEST && property.toLowerCase().endsWith(key)) return true;
    return key.startsWith(property.slice(0, FEWEST)) || nearest(key, [property]) !== undefined;
  });
}

/** Whether it may be said in a way that cannot be read, which is found there. */
export function mayBeSaid({ problems }: Lowered, property: string): boolean {
  if (isMisspelled(problems, property)) return true;
  return problems.some(({ at }) => at === `/${property}` || at === `/spec/${property}`);
}
