/** Cost centers as people call them. */

import type { Side } from '../side.ts';
import type { Declaration } from './names.ts';

/** By name, code or alias, with `center/` or without; otherwise by a title that only one center has. */
export function centerCalled(side: Side, text: string): Declaration | undefined {
  const found = side.names.resolve('center', text.replace(/^center\//, ''));
  if (found) return found;
  const wanted = text.toLowerCase();
  const [first, ...others] = side.names
    .spellings('center')
    .filter(({ how, entity }) => how === 'name' && entity.title?.toLowerCase() === wanted);
  return others.length === 0 ? first : undefined;
}
