/** Properties that are there under another name. */
import type { Lowered } from '../analysis/content.ts';
import { nearest } from '../base/nearest.ts';

const BEGINNING = 3;

/** Whether an unknown key probably means `property`: then that is not missing, and found where it is misspelled. */
export function isMisspelled(problems: Lowered['problems'], property: string): boolean {
  return problems.some(({ code, at }) => {
    if (code !== 'unknown-key') return false;
    const key = at.slice(at.lastIndexOf('/') + 1).toLowerCase();
    return key.startsWith(property.slice(0, BEGINNING)) || nearest(key, [property]) !== undefined;
  });
}

/** Whether it may be said in a way that cannot be read, which is found there. */
export function mayBeSaid({ problems }: Lowered, property: string): boolean {
  if (isMisspelled(problems, property)) return true;
  return problems.some(({ at }) => at === `/${property}` || at === `/spec/${property}`);
}
