/** Properties that are present under a misspelled name. */
import type { Lowered } from '../analysis/content.ts';
import { nearest } from '../base/nearest.ts';

/** How many letters at the beginning or the end (`center`) suffice to recognize a name. */
const FEWEST = 3;

/** Whether an unknown key probably means `property`: then it is not missing, and is found where it is misspelled. */
export function isMisspelled(problems: Lowered['problems'], property: string): boolean {
  return problems.some(({ code, at }) => {
    if (code !== 'unknown-key') return false;
    const key = at.slice(at.lastIndexOf('/') + 1).toLowerCase();
    if (key.length >= FEWEST && property.toLowerCase().endsWith(key)) return true;
    return key.startsWith(property.slice(0, FEWEST)) || nearest(key, [property]) !== undefined;
  });
}

/** Whether it may be stated in a form that cannot be read, which is reported there. */
export function mayBeSaid({ problems }: Lowered, property: string): boolean {
  if (isMisspelled(problems, property)) return true;
  return problems.some(({ at }) => at === `/${property}` || at === `/spec/${property}`);
}
