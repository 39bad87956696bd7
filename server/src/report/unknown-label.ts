/** A label by which nothing can be grouped, and those by which something can. */
import { type Dimension, linesOf } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';

/** A dimension `labels.<key>` whose key no line has. */
export interface UnknownLabel {
  readonly key: string;
  /** Keys that lines have or the workspace lists, in order of the alphabet. */
  readonly known: readonly string[];
}

/**
 * The first of the dimensions that is a label which no line has and the workspace does not list. `compared`: lines of the base count
 * too; it has to be known then. Stops at the first line that has it.
 */
export function unknownLabel(
  project: Project,
  by: readonly Dimension[],
  { compared }: { readonly compared: boolean },
): UnknownLabel | undefined {
  for (const dimension of by) {
    if (!dimension.startsWith('labels.')) continue;
    const key = dimension.slice('labels.'.length);
    const known = new Set<string>();
    for (const label of labelKeys(project, compared)) {
      known.add(label);
      if (label === key) break;
    }
    if (!known.has(key)) return { key, known: [...known].sort() };
  }
  return undefined;
}

/** May say a key many times. */
function* labelKeys(project: Project, compared: boolean): Generator<string> {
  for (const [key] of project.head.settings.get().lineLabels ?? []) yield key;
  for (const line of linesOf(project.head)) yield* keysOf(line);
  if (!compared) return;
  for (const budget of project.moved.all()) for (const line of budget.before.flat()) yield* keysOf(line);
}

function* keysOf({ labels }: PlannedLine): Generator<string> {
  for (const [key] of labels) yield key;
}
