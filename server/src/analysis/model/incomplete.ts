/** What is missing from totals, by name. */
import { sameList } from '../../base/same.ts';
import type { Base } from '../base.ts';
import { identityIn, pathOf } from '../document-key.ts';
import type { Head } from '../head.ts';
import type { LinePair } from '../impact/match.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { CenterSum } from './sums.ts';
import { WORKSPACE } from './totals.ts';

/** Lines, documents and files whose money cannot be known, in the files whose paths are `wanted`. Tracked. */
export function incompleteIn(head: Head, wanted: (path: string) => boolean): readonly string[] {
  const lines = [...head.totals.all(WORKSPACE).incomplete.keys()].filter(({ budget }) =>
    head.withIdentity(`Budget/${budget.toLowerCase()}`).some((key) => wanted(pathOf(key))),
  );
  const names = lines.map(lineName);
  for (const [path, { missing }] of head.dormant.lacking) if (wanted(path)) names.push(...missing.lines);
  return named(
    head.unread.missingMoney().filter((key) => wanted(pathOf(key))),
    names,
  );
}

/** The same for a cost center and all below it: money that cannot be read may belong to any center. Tracked. */
export function incompleteBelow(head: Head, center: string): readonly string[] {
  const names = namesIn(head.totals.all(center));
  const dormant = [...head.dormant.lacking.values()].flatMap(({ missing }) => missing.lines);
  return named(head.unread.missingMoney(), dormant.length === 0 ? names : [...names, ...dormant]);
}

interface Named {
  readonly lines: readonly PlannedLine[];
  /** In order. */
  readonly names: readonly string[];
}

/** By sum: asked for with every keystroke, and seldom for other lines. */
const known: WeakMap<CenterSum, Named> = new WeakMap();

function namesIn(sum: CenterSum): readonly string[] {
  const lines = [...sum.incomplete.keys()];
  const before = known.get(sum);
  if (before && sameList(before.lines, lines)) return before.names;
  const names = lines.map(lineName).sort();
  known.set(sum, { lines, names });
  return names;
}

/** What the base cannot tell and the head can: documents, files and lines without a figure to compare with. Tracked. */
export function incompleteBefore(base: Base, head: Head, excluded: readonly LinePair[]): readonly string[] {
  const here = new Set(head.unread.missingMoney());
  const documents = base.unread.missingMoney().filter((it) => !here.has(it));
  const lines = excluded.flatMap(({ before, after }) => {
    const isOfBase = !after?.incomplete && (!before || before.incomplete);
    const line = after ?? before;
    return isOfBase && line ? [lineName(line)] : [];
  });
  return named(documents, lines).map((it) => `${it} in the base`);
}

/** `budget/line`. */
export function lineName({ budget, entity }: PlannedLine): string {
  return `${budget}/${entity.name}`;
}

/** A line that appears twice is missing once. */
function named(documents: readonly string[], lines: readonly string[]): readonly string[] {
  return [...documentNames(documents), ...[...new Set(lines)].sort()];
}

/** By list, which stays the same while the user types elsewhere. */
const titled: WeakMap<readonly string[], readonly string[]> = new WeakMap();

function documentNames(keys: readonly string[]): readonly string[] {
  let names = titled.get(keys);
  if (!names) {
    names = keys.map(documentName);
    titled.set(keys, names);
  }
  return names;
}

/** `plan.yaml: Budget/payments`, with as much of it as can be read. */
function documentName(key: string): string {
  return [pathOf(key), identityIn(key).replace(/\/$/, '')].filter((it) => it !== '').join(': ');
}
