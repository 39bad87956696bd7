/** What totals miss, by name. */
import { pathOf } from './document-key.ts';
import type { Head } from './head.ts';
import { WORKSPACE } from './totals.ts';

/** Lines, documents and files whose money cannot be known, of the files at the paths that are `wanted`. Tracked. */
export function incompleteIn(head: Head, wanted: (path: string) => boolean): readonly string[] {
  const missing = head.unread.missingMoney().filter((key) => wanted(pathOf(key)));
  const lines = [...head.totals.all(WORKSPACE).incomplete.keys()].filter(({ budget }) =>
    head.withIdentity(`Budget/${budget.toLowerCase()}`).some((key) => wanted(pathOf(key))),
  );
  return [
    ...missing.map((key) => key.replace('\n', ': ')),
    ...lines.map(({ budget, entity }) => `${budget}/${entity.name}`).sort(),
  ];
}
