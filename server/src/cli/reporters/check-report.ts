/** What a check found: the input of every reporter of `check`. */
import type { Diagnostic } from '../../report/diagnostic.ts';
import { incompleteText } from '../../report/impact-report.ts';

/** A fix that was applied. */
export interface AppliedFix {
  readonly path: string;
  /** From 1, where it stood before. */
  readonly line: number;
  readonly code: string;
  readonly title: string;
}

/** One check, of all or some files. */
export interface CheckReport {
  /** In order of path and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the totals miss, by name, of the files that were looked at. */
  readonly incomplete: readonly string[];
  readonly applied: readonly AppliedFix[];
  /** How many were looked at. */
  readonly files: number;
  readonly documents: number;
  /** UTC day. */
  readonly asOf: string;
  /** Milliseconds. */
  readonly elapsed: number;
  /** From a path in the workspace to one that the reader can open. */
  readonly pathFor: (path: string) => string;
}

/** Whether `check --fix` would apply something. */
export function hasSafeFix({ finding }: Diagnostic): boolean {
  return finding.fixes?.some((it) => it.safety === 'safe') === true;
}

/** Whether nothing stands against what was checked: no error is shown, and every amount is known. */
export function passes(report: CheckReport): boolean {
  return report.incomplete.length === 0 && !hasErrors(report);
}

/** What is missing where no error says so: a level or a waiver hides why. */
export function hiddenGap(report: CheckReport): string | undefined {
  if (report.incomplete.length === 0 || hasErrors(report)) return undefined;
  return `totals are ${incompleteText(report.incomplete)}`;
}

/** Where another command prints a total in which something is missing. */
export const WHY_INCOMPLETE = 'why something is missing: outlay check';

/** What to do about it. */
export const GAP_HELP =
  '`outlay explain` with the name says why; a level or a waiver hides the finding, not the gap';

function hasErrors({ diagnostics }: CheckReport): boolean {
  return diagnostics.some((it) => it.finding.severity === 'error');
}
