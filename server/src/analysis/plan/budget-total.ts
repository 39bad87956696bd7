/** What one Budget comes to in some months: after an edit only the lines that it changed are added up again. */
import { commonEnds } from '../../base/common-ends.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { lineTotal } from '../model/sums.ts';
import type { Project } from '../project.ts';
import type { DocumentNode } from '../side.ts';
import type { PlannedLine } from './planned-line.ts';

/** What a Budget comes to. */
export interface BudgetTotal {
  /** Minor units of the reporting currency, *spend*. */
  readonly minor: bigint;
  /** Lines whose money cannot be known in full. */
  readonly incomplete: readonly PlannedLine[];
}

interface Known extends BudgetTotal {
  readonly lines: readonly PlannedLine[];
}

/** The sums before an edit, by document of the head and by span. */
const sums: WeakMap<DocumentNode, Map<string, Known>> = new WeakMap();

/** How many spans are remembered for one document. */
const REMEMBERED = 8;

/** The spend of the head's Budget with this key in the months of `span`. */
export function budgetTotal(project: Project, key: string, span: MonthSpan): BudgetTotal {
  const { lines } = project.head.plan(key);
  const node = project.head.document(key);
  if (!node) return NOTHING;
  const known = sums.get(node) ?? new Map<string, Known>();
  const text = `${span.first}..${span.last}`;
  const before = known.get(text);
  if (before?.lines === lines) return before;
  const made = { lines, ...changed(before ?? NOTHING, lines, span) };
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, made);
  sums.set(node, known);
  return made;
}

const NOTHING: Known = { minor: 0n, incomplete: [], lines: [] };

function changed(before: Known, lines: readonly PlannedLine[], { first, last }: MonthSpan): BudgetTotal {
  const { start, end } = commonEnds(before.lines, lines, Object.is);
  const gone = before.lines.slice(start, before.lines.length - end);
  const come = lines.slice(start, lines.length - end);
  const sum = (of: readonly PlannedLine[]) =>
    of.reduce((total, it) => total + lineTotal(it, 'spend', first, last), 0n);
  const isIncomplete = (it: PlannedLine) => it.incomplete;
  const same = !gone.some(isIncomplete) && !come.some(isIncomplete);
  return {
    minor: before.minor - sum(gone) + sum(come),
    incomplete: same ? before.incomplete : lines.filter(isIncomplete),
  };
}
