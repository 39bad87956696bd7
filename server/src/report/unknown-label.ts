/** A label that nothing can be grouped by, and those that can be used instead. */
import { type Dimension, linesOf } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';

/** A dimension `labels.<key>` where no line has the key. */
export interface UnknownLabel {
  readonly key: string;
  /** Keys that lines have or the workspace lists, sorted. */
  readonly known: readonly string[];
}

/**
 * The first of the dimensions that is a label which no line has and the workspace does not list. With `compared`, lines of
 * the base count too; it must be known then. Stops at the first line that has the label.
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

/** May yield a key many times. */
function* labelKeys(project: Project, compared: boolean): Generator<string> {
  for (const [key] of project.head.settings.get().lineLabels ?? []) yield key;
  for (const line of linesOf(project.head)) yield* keysOf(line);
  if (!compared) return;
  for (const budget of project.moved.all()) for (const line of budget.before.flat()) yield* keysOf(line);
}

function* keysOf({ labels }: PlannedLine): Generator<string> {
  for (const [key] of labels) yield key;
}
